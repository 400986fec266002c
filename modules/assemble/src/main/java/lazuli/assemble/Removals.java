package lazuli.assemble;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.tree.Entry;
import lazuli.tree.PathGlob;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** Takes out of a tree what the definition does not want in it. */
final class Removals {
    private Removals() {}

    /**
     * Removes every path that one of {@code remove} matches and none of {@code keep}; a directory only where nothing is left in it. The root stays.
     *
     * @return the paths that were removed
     */
    static Set<String> apply(TreeEditor tree, List<PathGlob> remove, List<PathGlob> keep) {
        Set<String> removed = new HashSet<>();
        if (remove.isEmpty()) {
            return removed;
        }
        Tree before = tree.toTree();
        // From the last path to the first: what is in a directory comes before the directory.
        for (Map.Entry<TreePath, Entry> entry : before.entries().descendingMap().entrySet()) {
            TreePath path = entry.getKey();
            if (path.isRoot() || !matches(remove, path) || matches(keep, path)) {
                continue;
            }
            if (!(entry.getValue() instanceof Entry.Directory)) {
                tree.unlink(path.value());
            } else if (tree.list(path.value()).isEmpty()) {
                tree.rmdir(path.value());
            } else {
                continue;
            }
            removed.add(path.value());
        }
        return removed;
    }

    private static boolean matches(List<PathGlob> globs, TreePath path) {
        for (PathGlob glob : globs) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
