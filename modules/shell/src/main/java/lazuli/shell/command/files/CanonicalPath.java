package lazuli.shell.command.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** Paths without {@code .}, {@code ..} and symbolic links, as canonicalize(3) of gnulib makes them. */
public final class CanonicalPath {
    private static final int MOST_LINKS = 40;

    private final TreeEditor tree;
    private final Missing missing;
    private final boolean followed;
    private final Deque<String> rest = new ArrayDeque<>();
    private String path = "";
    private int links;

    private CanonicalPath(TreeEditor tree, Missing missing, boolean followed) {
        this.tree = tree;
        this.missing = missing;
        this.followed = followed;
    }

    /** Which parts of the path may be missing. */
    public enum Missing {
        NONE,
        LAST,
        ANY
    }

    /** The canonical path, or why there is none. */
    public sealed interface Result {
        /** There is one. */
        record Found(String path) implements Result {}

        /** There is none. */
        record Failed(Errno errno) implements Result {}
    }

    /**
     * {@return the canonical path of an absolute path}
     *
     * @param followed whether symbolic links are replaced
     */
    public static Result of(TreeEditor tree, String path, Missing missing, boolean followed) {
        if (path.isEmpty()) {
            return new Result.Failed(Errno.ENOENT);
        }
        CanonicalPath canonical = new CanonicalPath(tree, missing, followed);
        canonical.push(path);
        Errno failure = canonical.walk();
        return failure == null
                ? new Result.Found(canonical.path.isEmpty() ? "/" : canonical.path)
                : new Result.Failed(failure);
    }

    /** {@return the path with the links of all but its last part replaced} */
    static String parentResolved(TreeEditor tree, String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash <= 0 ? "/" : path.substring(0, slash);
        return switch (of(tree, parent, Missing.ANY, true)) {
            case Result.Found(var real) -> Destination.join(real, path.substring(slash + 1));
            case Result.Failed _ -> path;
        };
    }

    private void push(String text) {
        String[] parts = text.split("/");
        if (text.endsWith("/")) {
            rest.push(".");
        }
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty()) {
                rest.push(parts[i]);
            }
        }
    }

    private @Nullable Errno walk() {
        boolean directory = true;
        while (!rest.isEmpty()) {
            String part = rest.pop();
            if (!directory) {
                return Errno.ENOTDIR;
            }
            if (part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                path = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
                continue;
            }
            String next = path + "/" + part;
            Optional<Entry.Inode> inode = tree.lstat(next);
            if (inode.isEmpty() && !mayBeMissing()) {
                return Errno.ENOENT;
            }
            if (followed
                    && inode.isPresent()
                    && inode.get() instanceof Entry.Symlink(_, var target, _)) {
                if (++links > MOST_LINKS) {
                    if (missing == Missing.ANY) {
                        path = next;
                        continue;
                    }
                    return Errno.ELOOP;
                }
                path = target.startsWith("/") ? "" : path;
                push(target);
                continue;
            }
            path = next;
            directory =
                    missing == Missing.ANY
                            || inode.isEmpty()
                            || inode.get() instanceof Entry.Directory
                            || inode.get() instanceof Entry.Symlink;
        }
        return null;
    }

    private boolean mayBeMissing() {
        return switch (missing) {
            case NONE -> false;
            case LAST -> rest.stream().allMatch(part -> part.equals("."));
            case ANY -> true;
        };
    }
}
