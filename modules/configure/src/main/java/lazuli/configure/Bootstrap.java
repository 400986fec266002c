package lazuli.configure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lazuli.configure.dpkg.Dpkg;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageTable;
import lazuli.configure.order.InstallationPlan;
import lazuli.configure.order.Step;
import lazuli.deb.DebPackage;

/** The way mmdebstrap makes a system: the essential packages first, all their files before any script, then the others as apt installs them. */
final class Bootstrap {
    private final PackageTable table;
    private final Dpkg dpkg;
    private final Runnable extracted;

    /**
     * The way for these packages.
     *
     * @param extracted what is to be done when there are files, before the first script
     */
    Bootstrap(PackageTable table, Dpkg dpkg, Runnable extracted) {
        this.table = table;
        this.dpkg = dpkg;
        this.extracted = extracted;
    }

    /**
     * {@return the packages that apt installed, which are not those that the system began with}
     *
     * @param all whether it begins with all packages: an image without the essential ones has no system to install the others on
     */
    List<PackageRecord> run(boolean all) {
        Set<PackageRecord> essentials =
                all ? new LinkedHashSet<>(table.sorted()) : Essentials.of(table);
        List<DebPackage> archives = new ArrayList<>();
        essentials.forEach(each -> archives.add(each.archive()));
        List<PackageRecord> order =
                inTable(
                        InstallationPlan.unpackOrder(
                                new PackageTable(archives, table.architecture())));
        if (all) {
            // What needs something that the image leaves out is in no plan of apt's.
            List<PackageRecord> unplanned = new ArrayList<>(table.sorted());
            unplanned.removeAll(order);
            unplanned.addAll(order);
            order = unplanned;
        }
        dpkg.extract(order);
        extracted.run();
        dpkg.install(order);
        Set<PackageRecord> there = new HashSet<>(essentials);
        if (there.size() < table.sorted().size()) {
            apply(InstallationPlan.of(table, there));
        }
        List<PackageRecord> others = new ArrayList<>(table.sorted());
        others.removeAll(essentials);
        return others;
    }

    private List<PackageRecord> inTable(List<PackageRecord> records) {
        List<PackageRecord> found = new ArrayList<>(records.size());
        records.forEach(each -> found.add(table.find(each.name()).orElseThrow()));
        return found;
    }

    private void apply(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Unpack(var packages) -> dpkg.unpack(packages);
                case Step.Configure(var packages) -> dpkg.configure(packages);
                case Step.ConfigurePending() -> dpkg.configurePending();
            }
        }
    }
}
