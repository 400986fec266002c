package lazuli.cli;

import java.util.Optional;
import lazuli.tree.Entry;
import lazuli.tree.Origins;
import lazuli.tree.TreePath;

/**
 * What an image has at a path.
 *
 * @param path as it was asked for, without doubled slashes and dots
 * @param real the same once the symbolic links on the way to it are followed
 * @param found what is there; a symbolic link itself, not what it points to
 */
record Blamed(TreePath path, TreePath real, Optional<Found> found) {
    /**
     * Something that is there.
     *
     * @param inode the file itself where the entry is a hard link
     */
    record Found(Entry entry, Entry.Inode inode, Origins origins) {}

    /** {@return whether no symbolic link is on the way} */
    boolean isAsked() {
        return path.equals(real);
    }
}
