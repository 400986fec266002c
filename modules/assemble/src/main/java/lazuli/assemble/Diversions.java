package lazuli.assemble;

import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/**
 * Keeps a package's file that the definition replaces: as {@code dpkg-divert --local} does, the file moves to {@code .distrib}, and dpkg unpacks later versions there. So the
 * definition's file outlives an upgrade, and {@code dpkg -V} has nothing to say. Conffiles are not diverted: dpkg leaves what an administrator wrote.
 */
final class Diversions {
    private static final String FILE = "/var/lib/dpkg/diversions";
    private static final String SUFFIX = ".distrib";
    private static final String LOCAL = ":";

    private Diversions() {}

    /** Moves away what a package has at this path, if it has anything there and dpkg's database is in the tree. */
    static void divert(TreeEditor tree, String path, Set<String> conffiles) {
        boolean owned =
                tree.lstat(path)
                        .filter(inode -> !(inode instanceof Entry.Directory))
                        .filter(inode -> inode.origins().content() instanceof Origin.FromPackage)
                        .isPresent();
        if (!owned || conffiles.contains(path) || tree.stat(FILE).isEmpty()) {
            return;
        }
        tree.rename(path, path + SUFFIX);
        String diversion = "%s\n%s\n%s\n".formatted(path, path + SUFFIX, LOCAL);
        tree.write(FILE, ByteSource.of(tree.read(FILE).text() + diversion), 0644);
    }
}
