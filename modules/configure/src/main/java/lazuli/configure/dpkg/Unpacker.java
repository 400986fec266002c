package lazuli.configure.dpkg;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.configure.accounts.Accounts;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;
import org.jspecify.annotations.Nullable;

/** Unpacks packages for the first time: dpkg's {@code unpack.c} and {@code archives.c}. */
public final class Unpacker {
    private static final String CONTROL_DIRECTORY = "/var/lib/dpkg/tmp.ci/";
    private static final List<String> SCRIPTS =
            List.of("preinst", "postinst", "prerm", "postrm", "config");

    private final DpkgDatabase database;
    private final TreeEditor tree;
    private final MaintainerScripts scripts;

    /** An unpacker of packages of this database into this tree. */
    public Unpacker(DpkgDatabase database, TreeEditor tree, MaintainerScripts scripts) {
        this.database = database;
        this.tree = tree;
        this.scripts = scripts;
    }

    /** Puts the package's files, without dpkg's knowing, as {@code tar} does: the mode of a directory is that of the last archive that has it. */
    public void extract(PackageRecord packageRecord) {
        tree.as(origin(packageRecord));
        tree.overlay(
                packageRecord.archive().data(),
                (_, entry, there) ->
                        entry instanceof Entry.Directory || !(there instanceof Entry.Directory));
    }

    private static Origin origin(PackageRecord packageRecord) {
        return new Origin.FromPackage(packageRecord.name(), packageRecord.archive().version());
    }

    /** Unpacks the package: {@code preinst}, files, and what dpkg notes of them. */
    public void unpack(PackageRecord packageRecord) {
        TriggersFile triggersFile = database.triggersFile(packageRecord);
        database.triggers().activateOf(packageRecord, triggersFile);
        packageRecord.state(PackageState.HALF_INSTALLED);
        preinst(packageRecord);
        tree.as(origin(packageRecord));
        Map<String, Conffile> conffiles = Conffiles.listed(packageRecord);
        place(packageRecord, conffiles);
        activateFileTriggers(packageRecord);
        tree.as(new Origin.FromLazuli("the dpkg database"));
        database.triggers().addInterests(packageRecord, triggersFile);
        packageRecord.state(PackageState.UNPACKED);
        conffiles.values().forEach(packageRecord::conffile);
        writeInfo(packageRecord);
    }

    private void preinst(PackageRecord packageRecord) {
        if (!packageRecord.archive().controlFiles().containsKey("preinst")) {
            return;
        }
        tree.as(new Origin.FromLazuli("the dpkg database"));
        tree.mkdirs(CONTROL_DIRECTORY, 0755);
        tree.write(CONTROL_DIRECTORY + "control", control(packageRecord), 0644);
        packageRecord
                .archive()
                .controlFiles()
                .forEach((name, content) ->
                        tree.write(CONTROL_DIRECTORY + name, content, mode(name)));
        scripts.run(packageRecord, "preinst", CONTROL_DIRECTORY + "preinst", List.of("install"));
        tree.removeAll("/var/lib/dpkg/tmp.ci");
        database.triggers().incorporate(database.packages());
    }

    private static ByteSource control(PackageRecord packageRecord) {
        StringBuilder text = new StringBuilder();
        packageRecord
                .archive()
                .control()
                .fields()
                .forEach(
                        (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return ByteSource.of(text.toString());
    }

    private static int mode(String name) {
        return SCRIPTS.contains(name) ? 0755 : 0644;
    }

    @SuppressWarnings(
            "ReferenceEquality") // the very entry that was extracted before, not one like it
    private void place(PackageRecord owner, Map<String, Conffile> conffiles) {
        boolean plain = database.diversions().isEmpty() && database.overrides().isEmpty();
        tree.overlay(
                owner.archive().data(),
                (path, entry, there) -> {
                    if (entry instanceof Entry.Directory directory) {
                        return placeDirectory(path, directory, there);
                    }
                    if (!conffiles.isEmpty() && conffiles.containsKey(path.value())) {
                        placeConffile(owner, path, entry);
                        return false;
                    }
                    if (entry == there) {
                        return false;
                    }
                    if (!plain && placeSpecially(owner, path, entry)) {
                        return false;
                    }
                    return there == null || replaces(owner, path, entry, there);
                });
    }

    /** A directory that is there stays as it is, but for one that was overridden. */
    private boolean placeDirectory(
            TreePath path, Entry.Directory comes, Entry.@Nullable Inode there) {
        Optional<StatOverride> override = database.overrides().get(path.value());
        if (there == null && override.isPresent()) {
            tree.put(path, overridden(comes, override.get()));
            return false;
        }
        return !(there instanceof Entry.Directory);
    }

    private void placeConffile(PackageRecord owner, TreePath path, Entry entry) {
        String place = database.diversions().place(path.value(), owner);
        Entry.Inode inode = inode(owner, path, entry);
        inode =
                database.overrides()
                        .get(path.value())
                        .map(override -> overridden(entry, override))
                        .orElse(inode);
        tree.put(new TreePath(Conffiles.beside(tree, place)), inode);
    }

    private static Entry.Inode inode(PackageRecord owner, TreePath path, Entry entry) {
        return switch (entry) {
            case Entry.Inode inode -> inode;
            case Entry.HardLink _ -> owner.archive().data().inode(path).orElseThrow();
        };
    }

    /** Puts what is diverted or overridden. {@return whether it was} */
    private boolean placeSpecially(PackageRecord owner, TreePath path, Entry entry) {
        String place = database.diversions().place(path.value(), owner);
        Optional<StatOverride> override = database.overrides().get(path.value());
        if (place.equals(path.value()) && override.isEmpty()) {
            return false;
        }
        if (entry instanceof Entry.HardLink(var target, _) && override.isEmpty()) {
            tree.removeAll(place);
            tree.link(database.diversions().place(target.value(), owner), place);
            return true;
        }
        Entry.Inode inode = inode(owner, path, entry);
        tree.put(
                new TreePath(place),
                override.isPresent() ? overridden(inode, override.get()) : inode);
        return true;
    }

    private Entry.Inode overridden(Entry entry, StatOverride override) {
        Accounts accounts = Accounts.of(tree);
        int uid = accounts.uid(override.owner()).orElse(0);
        int gid = accounts.gid(override.group()).orElse(0);
        return switch (entry) {
            case Entry.Directory(var metadata, var origins) ->
                    new Entry.Directory(changed(metadata, override, uid, gid), origins);
            case Entry.RegularFile(var metadata, var content, var origins) ->
                    new Entry.RegularFile(changed(metadata, override, uid, gid), content, origins);
            case Entry.Symlink link -> link;
            case Entry.Special special ->
                    new Entry.Special(
                            changed(special.metadata(), override, uid, gid),
                            special.type(),
                            special.major(),
                            special.minor(),
                            special.origins());
            case Entry.HardLink _ -> throw new IllegalArgumentException("a link has no mode");
        };
    }

    private static Metadata changed(Metadata metadata, StatOverride override, int uid, int gid) {
        return metadata.withOwner(uid, gid).withMode(override.mode());
    }

    /** Whether what comes takes the place of what is there; where another package owns that, {@code Replaces} decides. */
    private boolean replaces(PackageRecord owner, TreePath path, Entry entry, Entry.Inode there) {
        if (there instanceof Entry.Directory && entry instanceof Entry.Symlink) {
            return false;
        }
        for (PackageRecord other : database.owners(path)) {
            if (other == owner) {
                continue;
            }
            if (doesReplace(owner, other)) {
                database.takeOver(other, path.value());
                rewriteList(other);
            } else if (doesReplace(other, owner)) {
                database.takeOver(owner, path.value());
                return false;
            } else {
                throw conflict(owner, path, other);
            }
        }
        if (there instanceof Entry.Directory) {
            tree.removeAll(path.value());
        }
        return true;
    }

    private void rewriteList(PackageRecord other) {
        Origin before = tree.origin();
        tree.as(new Origin.FromLazuli("the dpkg database"));
        tree.write(other.infoFile("list"), database.listFile(other), 0644);
        tree.as(before);
    }

    private static boolean doesReplace(PackageRecord newer, PackageRecord older) {
        for (Dependency dependency : newer.dependencies()) {
            if (dependency.kind() == RelationKind.REPLACES) {
                var restriction = dependency.possibilities().getFirst().restriction();
                if (restriction.name().equals(older.name())
                        && PackageTable.allows(restriction, Optional.of(older.version()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static RuntimeException conflict(
            PackageRecord owner, TreePath path, PackageRecord other) {
        return new Problem(
                        "configure.file-conflict",
                        Kind.DEFINITION,
                        "two packages have the same file",
                        path.value(),
                        "it is in "
                                + owner
                                + " and in "
                                + other
                                + ", and neither replaces the other's",
                        "leave one of the packages out of the image")
                .exception();
    }

    private void activateFileTriggers(PackageRecord owner) {
        List<Interest> interests = List.copyOf(database.triggers().byPath());
        for (Interest interest : interests) {
            TreePath path = TreePath.ROOT.resolve(interest.trigger().substring(1));
            if (owner.archive().data().entries().containsKey(path)) {
                database.triggers().activatePath(interest.trigger(), owner);
            }
        }
    }

    private void writeInfo(PackageRecord owner) {
        tree.write(owner.infoFile("list"), database.listFile(owner), 0644);
        owner.archive()
                .controlFiles()
                .forEach((name, content) -> {
                    if (name.indexOf('.') < 0 && !name.equals("control") && !name.equals("list")) {
                        tree.write(owner.infoFile(name), content, mode(name));
                    }
                });
        if (!owner.archive().controlFiles().containsKey("md5sums")) {
            tree.write(owner.infoFile("md5sums"), md5sums(owner), 0644);
        }
    }

    /** What dpkg writes where the package brings no digests. */
    private static ByteSource md5sums(PackageRecord owner) {
        StringBuilder text = new StringBuilder();
        for (TreePath path : owner.archive().paths()) {
            if (owner.archive().data().inode(path).orElse(null) instanceof Entry.RegularFile file) {
                text.append(Conffiles.md5(file.content()))
                        .append("  ")
                        .append(path.relative())
                        .append('\n');
            }
        }
        return ByteSource.of(Names.encode(text.toString()));
    }
}
