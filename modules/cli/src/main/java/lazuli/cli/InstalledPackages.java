package lazuli.cli;

import java.util.ArrayList;
import java.util.List;
import lazuli.deb.ControlFile;
import lazuli.deb.Stanza;
import lazuli.tree.Entry;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/** What the package database in a tree says is installed: dpkg's, or the files by which scanners know images without one. */
final class InstalledPackages {
    private static final TreePath STATUS = new TreePath("/var/lib/dpkg/status");
    private static final TreePath STATUS_D = new TreePath("/var/lib/dpkg/status.d");

    private InstalledPackages() {}

    /**
     * {@return the installed packages' stanzas, in the database's order}
     *
     * @param name what the tree is called in messages
     */
    static List<Stanza> in(Tree tree, String name) {
        List<Stanza> installed = new ArrayList<>();
        tree.entries()
                .tailMap(STATUS)
                .forEach((path, entry) -> {
                    boolean database =
                            path.equals(STATUS)
                                    || path.parent().equals(STATUS_D)
                                            && !path.name().endsWith(".md5sums");
                    if (database && entry instanceof Entry.RegularFile file) {
                        ControlFile.parseAll(file.content().text(), name + ":" + path).stream()
                                .filter(InstalledPackages::isInstalled)
                                .forEach(installed::add);
                    }
                });
        return installed;
    }

    private static boolean isInstalled(Stanza stanza) {
        return stanza.get("Package").isPresent()
                && stanza.get("Status").map(status -> status.endsWith(" installed")).orElse(true);
    }
}
