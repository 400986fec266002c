package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** All that dpkg knows of one tree, while scripts run: what it reads from and writes to {@code /var/lib/dpkg}. */
public final class DpkgDatabase {
    private final PackageTable packages;
    private final Diversions diversions = new Diversions();
    private final StatOverrides overrides = new StatOverrides();
    private final Triggers triggers = new Triggers();
    private final Map<PackageRecord, TriggersFile> triggersFiles = new HashMap<>();
    private final Map<PackageRecord, Set<String>> takenOver = new HashMap<>();

    /** A database in which none of these packages is installed yet. */
    public DpkgDatabase(PackageTable packages) {
        this.packages = packages;
        packages.sorted().forEach(each -> triggersFiles.put(each, TriggersFile.of(each)));
    }

    /** {@return the packages} */
    public PackageTable packages() {
        return packages;
    }

    /** {@return the diversions} */
    public Diversions diversions() {
        return diversions;
    }

    /** {@return the owners and modes that replace packages' own} */
    public StatOverrides overrides() {
        return overrides;
    }

    /** {@return the triggers} */
    public Triggers triggers() {
        return triggers;
    }

    TriggersFile triggersFile(PackageRecord packageRecord) {
        TriggersFile file = triggersFiles.get(packageRecord);
        return file == null ? TriggersFile.EMPTY : file;
    }

    /** Notes that another package has taken this path over. */
    void takeOver(PackageRecord from, String path) {
        takenOver.computeIfAbsent(from, _ -> new HashSet<>()).add(path);
    }

    /** {@return whether the package has unpacked this path, and has it still} */
    public boolean owns(PackageRecord owner, TreePath path) {
        return owner.state().atLeast(PackageState.UNPACKED)
                && owner.archive().data().entries().containsKey(path)
                && !takenOver.getOrDefault(owner, Set.of()).contains(path.value());
    }

    /** {@return the packages that own this path, as dpkg tells them: in its hash table's order, the last first} */
    public List<PackageRecord> owners(TreePath path) {
        List<PackageRecord> owners = new ArrayList<>(1);
        for (PackageRecord each : packages.sorted()) {
            if (owns(each, path)) {
                owners.add(each);
            }
        }
        owners.sort(Comparator.comparing(PackageRecord::name, HashOrder.packages().reversed()));
        return owners;
    }

    /** {@return the paths of the package's {@code .list} file, in order; the root as {@code /.}} */
    public List<String> paths(PackageRecord owner) {
        Set<String> without = takenOver.getOrDefault(owner, Set.of());
        List<String> paths = new ArrayList<>(owner.archive().paths().size());
        for (TreePath path : owner.archive().paths()) {
            if (without.isEmpty() || !without.contains(path.value())) {
                paths.add(path.isRoot() ? "/." : path.value());
            }
        }
        return paths;
    }

    /** {@return all paths of packages that are unpacked, in the order of dpkg's hash table} */
    public List<String> knownPaths() {
        Set<String> paths = new LinkedHashSet<>();
        for (PackageRecord each : packages.sorted()) {
            if (each.state().atLeast(PackageState.UNPACKED)) {
                paths.addAll(paths(each));
            }
        }
        List<String> sorted = new ArrayList<>(paths);
        sorted.sort(HashOrder.files());
        return sorted;
    }

    ByteSource listFile(PackageRecord owner) {
        StringBuilder text = new StringBuilder(owner.archive().paths().size() * 48);
        for (String path : paths(owner)) {
            text.append(path).append('\n');
        }
        return ByteSource.of(Names.encode(text.toString()));
    }

    /** {@return whether the package's archive has a directory at this path} */
    static boolean isDirectory(PackageRecord owner, TreePath path) {
        return owner.archive().data().entries().get(path) instanceof Entry.Directory;
    }

    /** Makes the directories and files that dpkg needs before anything is installed, as {@code mmdebstrap} does. */
    public void initialize(TreeEditor tree) {
        tree.mkdirs("/var/lib/dpkg/info", 0755);
        tree.mkdirs("/var/lib/dpkg/triggers", 0755);
        tree.mkdirs("/var/lib/dpkg/alternatives", 0755);
        tree.mkdirs("/var/lib/dpkg/updates", 0755);
        tree.write("/var/lib/dpkg/arch", ByteSource.of(packages.architecture() + "\n"), 0644);
        tree.write("/var/lib/dpkg/status", ByteSource.empty(), 0644);
    }

    /** Writes what dpkg keeps between its runs. */
    public void writeTo(TreeEditor tree) {
        tree.write("/var/lib/dpkg/status", StatusFile.of(packages), 0644);
        tree.write("/var/lib/dpkg/lock", ByteSource.empty(), 0640);
        tree.write("/var/lib/dpkg/lock-frontend", ByteSource.empty(), 0640);
        tree.write("/var/lib/dpkg/info/format", ByteSource.of("1\n"), 0644);
        triggers.writeTo(tree);
    }
}
