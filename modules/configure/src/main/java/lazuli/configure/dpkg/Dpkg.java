package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.List;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/** dpkg, as apt and people start it. */
public final class Dpkg {
    private final DpkgDatabase database;
    private final TreeEditor tree;
    private final MaintainerScripts scripts;
    private final Unpacker unpacker;

    /** dpkg for this database and tree. */
    public Dpkg(DpkgDatabase database, TreeEditor tree, MaintainerScripts scripts) {
        this.database = database;
        this.tree = tree;
        this.scripts = scripts;
        unpacker = new Unpacker(database, tree, scripts);
    }

    /** Puts packages' files without dpkg's knowing: {@code dpkg-deb --fsys-tarfile | tar -x}. */
    public void extract(List<PackageRecord> packages) {
        packages.forEach(unpacker::extract);
    }

    /** {@code dpkg --install --force-depends}. */
    public void install(List<PackageRecord> packages) {
        database.triggers().deferring(true);
        packages.forEach(unpacker::unpack);
        configureAll(packages);
    }

    /** {@code dpkg --unpack --no-triggers}. */
    public void unpack(List<PackageRecord> packages) {
        database.triggers().deferring(false);
        packages.forEach(unpacker::unpack);
    }

    /** {@code dpkg --configure --no-triggers} of these. */
    public void configure(List<PackageRecord> packages) {
        database.triggers().deferring(false);
        configureAll(packages);
    }

    /** {@code dpkg-trigger --no-await}: what is interested in this name or path acts with the next {@link #configurePending()}. */
    public void trigger(String trigger) {
        database.triggers().deferring(true);
        database.triggers().activate(trigger, null);
    }

    /** {@code dpkg --configure --pending}. */
    public void configurePending() {
        database.triggers().deferring(true);
        List<PackageRecord> pending = new ArrayList<>();
        for (PackageRecord each : database.packages().inHashOrder()) {
            if (each.state() == PackageState.UNPACKED || !each.pendingTriggers().isEmpty()) {
                pending.add(each);
            }
        }
        configureAll(pending);
    }

    private void configureAll(List<PackageRecord> packages) {
        new ConfigureQueue(
                        database,
                        packages,
                        new ConfigureQueue.Configurer() {
                            @Override
                            public void configure(PackageRecord packageRecord) {
                                configureOne(packageRecord);
                            }

                            @Override
                            public void trigger(
                                    PackageRecord packageRecord, List<String> triggers) {
                                postinst(packageRecord, "triggered", String.join(" ", triggers));
                            }
                        })
                .run();
    }

    private void configureOne(PackageRecord packageRecord) {
        tree.as(new Origin.FromPackage(packageRecord.name(), packageRecord.archive().version()));
        Conffiles.configure(database, tree, packageRecord);
        postinst(packageRecord, "configure", "");
    }

    private void postinst(PackageRecord packageRecord, String action, String argument) {
        if (packageRecord.archive().controlFiles().containsKey("postinst")) {
            scripts.run(
                    packageRecord,
                    "postinst",
                    packageRecord.infoFile("postinst"),
                    List.of(action, argument));
        }
    }
}
