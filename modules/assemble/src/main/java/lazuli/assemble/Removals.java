package lazuli.assemble;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.definition.Located;
import lazuli.definition.PathGlob;
import lazuli.definition.Removal;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** Takes out of a tree what the definition does not want in it. */
final class Removals {
    private Removals() {}

    /**
     * Removes every path that a removal means; a directory only where nothing is left in it.
     *
     * @param own paths that the definition itself put there: they stay
     * @return the paths that were removed
     */
    static Set<String> apply(TreeEditor tree, List<Removal> removals, Set<String> own) {
        Set<String> removed = new HashSet<>();
        if (removals.isEmpty()) {
            return removed;
        }
        Set<String> staying = Assembler.withParents(own);
        // From the last path to the first: what is in a directory comes before the directory.
        for (Map.Entry<TreePath, Entry> entry :
                tree.toTree().entries().descendingMap().entrySet()) {
            String path = entry.getKey().value();
            if (entry.getKey().isRoot() || staying.contains(path) || !isMeant(removals, path)) {
                continue;
            }
            if (!(entry.getValue() instanceof Entry.Directory)) {
                tree.unlink(path);
                removed.add(path);
            } else if (tree.list(path).isEmpty()) {
                tree.rmdir(path);
                removed.add(path);
            }
        }
        return removed;
    }

    private static boolean isMeant(List<Removal> removals, String path) {
        for (Removal removal : removals) {
            if (matches(removal.remove(), path) && !matches(removal.keep(), path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<Located<PathGlob>> globs, String path) {
        for (Located<PathGlob> glob : globs) {
            if (glob.value().matches(path)) {
                return true;
            }
        }
        return false;
    }
}
