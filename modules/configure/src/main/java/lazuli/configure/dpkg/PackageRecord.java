package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lazuli.deb.DebPackage;
import lazuli.deb.Relation;
import lazuli.deb.Relations;
import lazuli.deb.Version;

/** One package of the image and what has been done for it by now: dpkg's {@code pkginfo}. */
public final class PackageRecord {
    private final DebPackage archive;
    private final String name;
    private final Version version;
    private final MultiArch multiArch;
    private final boolean essential;
    private final List<Dependency> dependencies;

    private PackageState state = PackageState.NOT_INSTALLED;
    private final SequencedMap<String, Conffile> conffiles = new LinkedHashMap<>();
    private final List<String> pendingTriggers = new ArrayList<>();
    private final Set<PackageRecord> awaited = new LinkedHashSet<>();
    private final Set<PackageRecord> awaiters = new LinkedHashSet<>();

    PackageRecord(DebPackage archive) {
        this.archive = archive;
        name = archive.name();
        version = Version.parse(archive.version());
        multiArch = MultiArch.parse(archive.control().get("Multi-Arch"));
        essential = archive.control().get("Essential").filter("yes"::equals).isPresent();
        dependencies = dependencies(archive);
    }

    /** In the control file's order of fields: dpkg goes through them so, and where it cuts a cycle depends on it. */
    private static List<Dependency> dependencies(DebPackage archive) {
        List<Dependency> dependencies = new ArrayList<>();
        for (Map.Entry<String, String> field : archive.control().fields().entrySet()) {
            Optional<RelationKind> kind = kind(field.getKey());
            if (kind.isPresent()) {
                for (Relation relation : Relations.parse(field.getValue())) {
                    dependencies.add(Dependency.of(kind.get(), relation));
                }
            }
        }
        return List.copyOf(dependencies);
    }

    private static Optional<RelationKind> kind(String field) {
        for (RelationKind kind : RelationKind.values()) {
            if (kind.field().equalsIgnoreCase(field)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** {@return the package as it was taken apart} */
    public DebPackage archive() {
        return archive;
    }

    /** {@return the name, without architecture} */
    public String name() {
        return name;
    }

    /** {@return the version} */
    public Version version() {
        return version;
    }

    /** {@return the architecture, {@code all} included} */
    public String architecture() {
        return archive.architecture();
    }

    /** {@return how several architectures of it may be installed} */
    public MultiArch multiArch() {
        return multiArch;
    }

    /** {@return whether every system has it} */
    public boolean essential() {
        return essential;
    }

    /** {@return its relations that decide about order, state and files, in the control file's order} */
    public List<Dependency> dependencies() {
        return dependencies;
    }

    /** {@return the name as dpkg shows it and names files by: with the architecture where several may be installed} */
    public String qualifiedName() {
        return multiArch == MultiArch.SAME ? name + ":" + architecture() : name;
    }

    /** {@return where dpkg keeps this file of the package's control archive} */
    public String infoFile(String type) {
        return "/var/lib/dpkg/info/" + qualifiedName() + "." + type;
    }

    /** {@return what has been done} */
    public PackageState state() {
        return state;
    }

    void state(PackageState newState) {
        state = newState;
    }

    /** {@return the conffiles in order, by path} */
    public SequencedMap<String, Conffile> conffiles() {
        return Collections.unmodifiableSequencedMap(conffiles);
    }

    void conffile(Conffile conffile) {
        conffiles.put(conffile.path(), conffile);
    }

    /** {@return the triggers it has still to act on, the latest first} */
    public List<String> pendingTriggers() {
        return pendingTriggers;
    }

    /** {@return the packages whose triggers it waits for} */
    public Set<PackageRecord> awaited() {
        return awaited;
    }

    /** {@return the packages that wait for this one's triggers} */
    Set<PackageRecord> awaiters() {
        return awaiters;
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
