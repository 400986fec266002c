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
        Entry entry = entries.get(path);
        if (entry instanceof Entry.HardLink(var target, _)) {
            entry = entries.get(target);
        }
        if (entry instanceof Entry.Inode inode) {
            return inode;
        }
        throw new IllegalArgumentException("a layer that lacks " + path);
    }
}
