package lazuli.configure;

import java.util.List;
import java.util.Map;
import lazuli.content.ByteSource;
import lazuli.deb.DebPackage;
import lazuli.tree.TreeEditor;

/**
 * What an image without dpkg says of its packages: one file for each in {@code /var/lib/dpkg/status.d}, its control file, and beside it its MD5 sums. Package
 * scanners know the place from Google's distroless images.
 */
final class StatusDirectory {
    private static final List<String> DATABASES =
            List.of("/var/lib/dpkg", "/var/cache/debconf", "/var/lib/apt");
    private static final String ALTERNATIVES = "/etc/alternatives";

    private StatusDirectory() {}

    /** Puts it in the place of dpkg's database. */
    static void replaceDatabase(TreeEditor tree, List<DebPackage> packages) {
        removeDatabase(tree);
        tree.mkdirs("/var/lib/dpkg/status.d", 0755);
        for (DebPackage each : packages) {
            String file = "/var/lib/dpkg/status.d/" + each.name();
            tree.write(file, ByteSource.of(stanza(each)), 0644);
            ByteSource md5sums = each.controlFiles().get("md5sums");
            if (md5sums != null) {
                tree.write(file + ".md5sums", md5sums, 0644);
            }
        }
    }

    /** Leaves nothing that only dpkg, apt and debconf read. */
    static void removeDatabase(TreeEditor tree) {
        DATABASES.stream().filter(place -> tree.lstat(place).isPresent()).forEach(tree::removeAll);
        if (tree.stat(ALTERNATIVES).isPresent() && tree.list(ALTERNATIVES).isEmpty()) {
            tree.rmdir(ALTERNATIVES);
        }
    }

    private static String stanza(DebPackage each) {
        var text = new StringBuilder();
        for (Map.Entry<String, String> field : each.control().fields().entrySet()) {
            text.append(field.getKey()).append(": ").append(field.getValue()).append('\n');
            if (field.getKey().equals("Package")) {
                text.append("Status: install ok installed\n");
            }
        }
        return text.append('\n').toString();
    }
}
