package lazuli.assemble;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lazuli.content.ByteSource;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/**
 * What dpkg believes to be installed, as in {@code /var/lib/dpkg/info}: {@code *.list} has a package's paths, {@code *.md5sums} the MD5 of its files. A path that is taken out
 * of an image is taken out here too, so that {@code dpkg -V} has nothing to say.
 */
final class DpkgFileLists {
    private static final String INFO = "/var/lib/dpkg/info";
    private static final int MD5_AND_TWO_SPACES = 34;

    private DpkgFileLists() {}

    /** Takes these paths out of every list. */
    static void forget(TreeEditor tree, Set<String> removed) {
        if (removed.isEmpty() || tree.stat(INFO).isEmpty()) {
            return;
        }
        for (String name : tree.list(INFO)) {
            String file = INFO + "/" + name;
            if (name.endsWith(".list")) {
                keep(tree, file, line -> !removed.contains(line));
            } else if (name.endsWith(".md5sums")) {
                keep(
                        tree,
                        file,
                        line ->
                                line.length() <= MD5_AND_TWO_SPACES
                                        || !removed.contains(
                                                "/" + line.substring(MD5_AND_TWO_SPACES)));
            }
        }
    }

    private static void keep(TreeEditor tree, String file, Predicate<String> kept) {
        List<String> lines = tree.read(file).text().lines().toList();
        List<String> rest = lines.stream().filter(kept).toList();
        if (rest.size() < lines.size()) {
            // Its content is still because of the package: only less of it.
            Origin author = tree.origin();
            tree.as(tree.stat(file).orElseThrow().origins().content());
            tree.write(
                    file,
                    ByteSource.of(rest.isEmpty() ? "" : String.join("\n", rest) + "\n"),
                    0644);
            tree.as(author);
        }
    }
}
