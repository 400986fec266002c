package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import lazuli.configure.pattern.Fnmatch;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** How systemd-tmpfiles finds paths, and which ways it does not go. */
final class TmpfilesPaths {
    private final TreeEditor tree;

    /** A line is not done, and others are. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message, null, false, false);
        }
    }

    TmpfilesPaths(TreeEditor tree) {
        this.tree = tree;
    }

    /** Refuses a way through what belongs to somebody to what belongs to somebody else: who owns a directory may put a link to anywhere there. Root may. */
    void check(String path) {
        if ((path + "/").contains("/../")) {
            throw new RefusedException("'" + path + "': path not normalized.");
        }
        int owner = 0;
        for (int end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
            String prefix = end < 0 ? path : path.substring(0, end);
            for (Entry.Inode inode :
                    tree.lstat(prefix).isEmpty()
                            ? List.<Entry.Inode>of()
                            : List.of(
                                    tree.lstat(prefix).get(),
                                    tree.stat(prefix).orElse(tree.lstat(prefix).get()))) {
                int next = inode.metadata().uid();
                if (owner != 0 && next != owner) {
                    throw new RefusedException("Detected unsafe path transition at " + prefix);
                }
                owner = next;
            }
            if (end < 0) {
                return;
            }
        }
    }

    /** {@return the paths that this one or this pattern stands for} */
    List<String> matching(String path) {
        if (path.indexOf('{') >= 0) {
            throw new UnsupportedUseException("systemd-tmpfiles: braces in " + path);
        }
        if (!Fnmatch.isPattern(path)) {
            return tree.lstat(path).isPresent() ? List.of(path) : List.of();
        }
        List<String> found = List.of("");
        for (String part : path.substring(1).split("/")) {
            List<String> next = new ArrayList<>();
            for (String directory : found) {
                next.addAll(children(directory, part));
            }
            found = next;
        }
        return found;
    }

    private List<String> children(String directory, String part) {
        List<String> children = new ArrayList<>();
        String at = directory.isEmpty() ? "/" : directory;
        if (tree.stat(at).orElse(null) instanceof Entry.Directory) {
            for (String name : tree.list(at)) {
                if (Fnmatch.matches(part, name) && name.startsWith(".") == part.startsWith(".")) {
                    children.add(directory + "/" + name);
                }
            }
        }
        return children;
    }
}
