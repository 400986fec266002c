package lazuli.oci;

import java.util.Collections;
import java.util.NavigableMap;
import lazuli.tree.Entry;
import lazuli.tree.TreePath;

/**
 * What goes into one layer: a part of a tree in which every path has its parents, and every hard link its file.
 *
 * @param title what it is, for the image's history
 */
public record LayerContent(String title, NavigableMap<TreePath, Entry> entries) {
    public LayerContent {
        entries = Collections.unmodifiableNavigableMap(entries);
    }

    /** {@return the file itself that stands at this path} */
    Entry.Inode inode(TreePath path) {
        return switch (entries.get(path)) {
            case Entry.Inode inode -> inode;
            case Entry.HardLink(var target, _) -> inode(target);
            case null -> throw new IllegalArgumentException("a layer that lacks " + path);
        };
    }
}
