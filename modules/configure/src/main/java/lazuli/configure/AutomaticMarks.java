package lazuli.configure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.content.ByteSource;
import lazuli.tree.TreeEditor;

/** apt's note of packages that nobody asked for by name: {@code apt-get autoremove} takes them when nothing needs them any more. */
final class AutomaticMarks {
    private static final String FILE = "/var/lib/apt/extended_states";
    private static final long BUCKETS = 196_613;

    private final String architecture;
    private final Set<String> requested;

    AutomaticMarks(String architecture, Set<String> requested) {
        this.architecture = architecture;
        this.requested = requested;
    }

    /** Writes the note for what apt installed, if there is an apt to read it. */
    void write(TreeEditor tree, List<PackageRecord> installed) {
        if (installed.isEmpty() || tree.stat("/var/lib/apt").isEmpty()) {
            return;
        }
        List<PackageRecord> automatic = new ArrayList<>(installed);
        automatic.removeIf(each -> requested.contains(each.name()));
        automatic.sort(Comparator.comparingLong(each -> bucket(each.name())));
        StringBuilder text = new StringBuilder();
        for (PackageRecord each : automatic) {
            text.append("Package: ").append(each.name());
            text.append("\nArchitecture: ").append(architecture).append("\nAuto-Installed: 1\n\n");
        }
        tree.write(FILE, ByteSource.of(text.toString()), 0644);
    }

    /** In the order in which apt goes through its hash table. */
    private static long bucket(String name) {
        int hash = 5381;
        for (int i = 0; i < name.length(); i++) {
            hash = 33 * hash + Character.toLowerCase(name.charAt(i));
        }
        return Integer.toUnsignedLong(hash) % BUCKETS;
    }
}
