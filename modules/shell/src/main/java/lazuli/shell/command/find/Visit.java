package lazuli.shell.command.find;

import lazuli.tree.Entry;

/**
 * A file that the walk came to.
 *
 * @param path as printed
 * @param start the starting point that it was reached from
 * @param inode what is looked at: the file that is linked to, where links are followed
 * @param link whether it is a link that is followed
 */
record Visit(String path, String start, int depth, Entry.Inode inode, boolean link) {
    /** The last part of the path, slashes after it left out. */
    String name() {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
