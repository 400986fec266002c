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

    /** {@return the file itself that this entry is, or is one more name of} */
    Entry.Inode inode(Entry entry) {
        Entry file = entry instanceof Entry.HardLink(var target, _) ? entries.get(target) : entry;
        if (file instanceof Entry.Inode inode) {
            return inode;
        }
        throw new IllegalArgumentException("a layer that lacks what " + entry + " links to");
    }
}
