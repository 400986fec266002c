package lazuli.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        NavigableMap<TreePath, Entry> copy = new TreeMap<>(entries);
        check(copy);
        entries = Collections.unmodifiableNavigableMap(copy);
    }

    /**
     * {@return the tree of these paths and what stands there} Takes time in proportion to their number, which a map that is filled does not.
     *
     * @param paths in their order
     * @param entries what stands at each
     */
    public static Tree ofSorted(List<TreePath> paths, List<? extends Entry> entries) {
        for (int i = 1; i < paths.size(); i++) {
            if (paths.get(i - 1).compareTo(paths.get(i)) >= 0) {
                throw new IllegalArgumentException(paths.get(i) + " is not in its place");
            }
        }
        return new Tree(new TreeMap<>(new SortedEntries<>(paths, entries)));
    }

    /** Everything in a directory follows the directory at once: those that are open are a stack. */
    private static void check(NavigableMap<TreePath, Entry> entries) {
        List<String> open = new ArrayList<>();
        for (var entry : entries.entrySet()) {
            TreePath path = entry.getKey();
            if (path.isRoot()) {
                open.add("");
                continue;
            }
            while (!open.isEmpty() && !isParent(open.getLast(), path.value())) {
                open.removeLast();
            }
            if (open.isEmpty()) {
                throw new IllegalArgumentException("the parent of " + path + " is not a directory");
            }
            if (entry.getValue() instanceof Entry.Directory) {
                open.add(path.value());
            } else if (entry.getValue() instanceof Entry.HardLink link) {
                check(entries, path, link.target());
            }
        }
    }

    private static boolean isParent(String directory, String path) {
        return path.startsWith(directory) && path.lastIndexOf('/') == directory.length();
    }

    private static void check(Map<TreePath, Entry> entries, TreePath path, TreePath target) {
        Entry file = entries.get(target);
        if (target.compareTo(path) >= 0
                || file == null
                || file instanceof Entry.Directory
                || file instanceof Entry.HardLink) {
            throw new IllegalArgumentException(
                    "the hard link " + path + " to " + target + " has no file before it");
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
