package lazuli.configure;

import java.util.List;
import java.util.Optional;
import lazuli.configure.debconf.Debconf;
import lazuli.configure.debconf.Preseeding;
import lazuli.configure.dpkg.Diversion;
import lazuli.configure.dpkg.Diversions;
import lazuli.configure.dpkg.Dpkg;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageTable;
import lazuli.deb.DebPackage;
import lazuli.shell.Commands;
import lazuli.shell.command.Utilities;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/**
 * A tree whose packages are installed and configured, and which others may still add to, as an administrator would: dpkg takes note of what they replace and runs the triggers
 * of what they put. Begin with {@link Configurer#install}; {@link #finish} ends it.
 */
public final class Installation {
    private static final Origin DATABASE = new Origin.FromLazuli("the dpkg database");

    /** What dpkg-divert(1) itself proposes. */
    private static final String DIVERTED = ".distrib";

    private final List<DebPackage> packages;
    private final Configuration configuration;
    private final DpkgDatabase database;
    private final Debconf debconf = new Debconf();
    private final TreeEditor tree;
    private final Leftovers leftovers;
    private final boolean virtualDebconf;
    private final Dpkg dpkg;

    private Installation(List<DebPackage> packages, Configuration configuration) {
        this.packages = packages;
        this.configuration = configuration;
        var table = new PackageTable(packages, configuration.architecture());
        database = new DpkgDatabase(table);
        tree = TreeEditor.empty(configuration.epochSecond(), DATABASE);
        leftovers = new Leftovers(tree);
        virtualDebconf = configuration.virtualTools() && table.find("debconf").isEmpty();
        var architecture = Architecture.of(configuration.architecture());
        Commands programs =
                new Programs(database, debconf, architecture)
                        .or(new Utilities(architecture.machine()));
        var scripts =
                new ShellScripts(tree, programs, dpkgVersion(table), configuration.virtualTools());
        dpkg = new Dpkg(database, tree, scripts);
    }

    static Installation of(List<DebPackage> packages, Configuration configuration) {
        var installation = new Installation(packages, configuration);
        installation.install();
        return installation;
    }

    private static String dpkgVersion(PackageTable table) {
        return table.find("dpkg").map(dpkg -> dpkg.version().upstream()).orElse("1.22.22");
    }

    private void install() {
        database.initialize(tree);
        var preseeding = new Preseeding(debconf, packages);
        configuration
                .debconf()
                .forEach((question, answer) ->
                        preseeding.answer(question, answer.owner(), answer.type(), answer.value()));
        if (virtualDebconf) {
            VirtualDebconf.put(tree);
        }
        List<PackageRecord> installedByApt =
                new Bootstrap(database.packages(), dpkg, leftovers::forbidServices)
                        .run(configuration.virtualTools());
        tree.as(DATABASE);
        new AutomaticMarks(configuration.architecture(), configuration.requested())
                .write(tree, installedByApt);
        leftovers.remove();
    }

    /** {@return the tree as it is now} */
    public TreeEditor tree() {
        return tree;
    }

    /**
     * Moves away what a package has at this path, for whoever wants to put something else there: as {@code dpkg-divert --local --rename} does, so that later versions of the
     * package go there too, and {@code dpkg --verify} has nothing to say.
     *
     * <p>Nothing is done where no package has it, where it is a conffile (dpkg leaves what an administrator wrote), and where the tree will be without dpkg's database.
     *
     * @param path absolute
     */
    public void divert(String path) {
        if (configuration.database() == DatabaseStyle.FULL && tree.lstat(path).isPresent()) {
            String place = dpkgsName(path);
            if (isPackagesOwn(place) && tree.lstat(place + DIVERTED).isEmpty()) {
                database.diversions().add(new Diversion(place, place + DIVERTED, Optional.empty()));
                tree.rename(place, place + DIVERTED);
                tree.write(Diversions.FILE, database.diversions().content(), 0644);
            }
        }
    }

    /** {@return the path without symbolic links to its directory} Packages have files in {@code /usr/bin} that people find in {@code /bin}. */
    private String dpkgsName(String path) {
        int slash = path.lastIndexOf('/');
        TreePath directory = tree.realpath(path.substring(0, Math.max(slash, 1)));
        return (directory.isRoot() ? "" : directory.value()) + path.substring(slash);
    }

    private boolean isPackagesOwn(String path) {
        List<PackageRecord> owners = database.owners(new TreePath(path));
        return !owners.isEmpty()
                && owners.stream().noneMatch(each -> each.conffiles().containsKey(path))
                && !(tree.lstat(path).orElseThrow() instanceof Entry.Directory)
                && database.diversions().from(path).isEmpty();
    }

    /**
     * Runs the triggers of packages that are interested in these paths, as if a package had brought them.
     *
     * @param paths absolute; those of directories, files and links
     * @throws lazuli.problem.ProblemException where a script fails or does what is not known
     */
    public void activate(Iterable<String> paths) {
        leftovers.keep();
        paths.forEach(path -> {
            dpkg.trigger(path);
            Gathering.triggerOf(path).ifPresent(dpkg::trigger);
        });
        leftovers.forbidServices();
        dpkg.configurePending();
        leftovers.remove();
    }

    /** {@return the tree, now with dpkg's and debconf's databases and without what is there only while scripts run} */
    public TreeEditor finish() {
        if (virtualDebconf) {
            VirtualDebconf.remove(tree);
        }
        tree.as(DATABASE);
        debconf.writeTo(tree);
        switch (configuration.database()) {
            case FULL -> database.writeTo(tree);
            case STATUS_D -> StatusDirectory.replaceDatabase(tree, packages);
            case NONE -> StatusDirectory.removeDatabase(tree);
        }
        return tree;
    }
}
