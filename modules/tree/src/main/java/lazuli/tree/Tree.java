package lazuli.tree;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file tree: immutable. Has a root directory; the parent of every path is a directory; a hard link's target stands before it and is not a directory.
 *
 * @param entries every path and what stands there, the root included, in the order of {@link TreePath}
 */
public record Tree(NavigableMap<TreePath, Entry> entries) {
    public Tree {
        if (!(entries.get(TreePath.ROOT) instanceof Entry.Directory)) {
            throw new IllegalArgumentException("a tree without a root directory");
        }
        entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
        for (var entry : entries.entrySet()) {
            check(entries, entry.getKey(), entry.getValue());
        }
    }

    private static void check(Map<TreePath, Entry> entries, TreePath path, Entry entry) {
        if (!(entries.get(path.parent()) instanceof Entry.Directory)) {
            throw new IllegalArgumentException("the parent of " + path + " is not a directory");
        }
        if (entry instanceof Entry.HardLink(var target, _)) {
            Entry file = entries.get(target);
            if (target.compareTo(path) >= 0
                    || file == null
                    || file instanceof Entry.Directory
                    || file instanceof Entry.HardLink) {
                throw new IllegalArgumentException(
                        "the hard link " + path + " to " + target + " has no file before it");
            }
        }
    }

    /** {@return what stands at this path, itself: a symbolic link is not followed} */
    public Optional<Entry> get(TreePath path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** {@return what stands at this path, the file itself where it is a hard link} */
    public Optional<Entry.Inode> inode(TreePath path) {
        return get(path)
                .map(entry ->
                        switch (entry) {
                            case Entry.HardLink(var target, _) -> (Entry.Inode) entries.get(target);
                            case Entry.Inode inode -> inode;
                        });
    }

    /** {@return an editor that starts with this tree} */
    public TreeEditor edit() {
        return new TreeEditor(this);
    }
}
