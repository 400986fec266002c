package lazuli.configure;

import java.util.List;
import lazuli.configure.debconf.Debconf;
import lazuli.configure.debconf.Preseeding;
import lazuli.configure.dpkg.Dpkg;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.Journal;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageTable;
import lazuli.deb.DebPackage;
import lazuli.shell.Commands;
import lazuli.shell.command.Utilities;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;

/** Makes a tree of packages: unpacks them, runs their scripts, and writes dpkg's database. */
public final class Configurer {
    private Configurer() {}

    /**
     * {@return the tree that these packages make} It is the same in whatever order they come.
     *
     * @throws lazuli.problem.ProblemException where packages do not go together, or a script fails or does what is not known
     */
    public static Tree configure(List<DebPackage> packages, Configuration configuration) {
        return configure(packages, configuration, Progress.unseen());
    }

    /** {@return the same as {@link #configure(List, Configuration)}} Tells what is being done. */
    public static Tree configure(
            List<DebPackage> packages, Configuration configuration, Progress progress) {
        var table = new PackageTable(packages, configuration.architecture());
        var database = new DpkgDatabase(table);
        Origin origin = new Origin.FromLazuli("the dpkg database");
        TreeEditor tree = TreeEditor.empty(configuration.epochSecond(), origin);
        database.initialize(tree);
        var architecture = Architecture.of(configuration.architecture());
        var debconf = new Debconf();
        var preseeding = new Preseeding(debconf, packages);
        configuration
                .debconf()
                .forEach((question, answer) ->
                        preseeding.answer(question, answer.owner(), answer.type(), answer.value()));
        Commands programs =
                new Programs(database, debconf, architecture)
                        .or(new Utilities(architecture.machine()));
        var scripts =
                new ShellScripts(tree, programs, dpkgVersion(table), configuration.virtualTools());
        var leftovers = new Leftovers(tree);
        boolean virtualDebconf = configuration.virtualTools() && table.find("debconf").isEmpty();
        if (virtualDebconf) {
            VirtualDebconf.put(tree);
        }
        List<PackageRecord> installedByApt =
                new Bootstrap(
                                table,
                                new Dpkg(
                                        database,
                                        tree,
                                        scripts,
                                        (action, each) ->
                                                progress.begins(
                                                        action(action),
                                                        each.name(),
                                                        each.version().toString())),
                                leftovers::forbidServices)
                        .run(configuration.virtualTools());
        if (virtualDebconf) {
            VirtualDebconf.remove(tree);
        }
        debconf.writeTo(tree);
        new AutomaticMarks(configuration.architecture(), configuration.requested())
                .write(tree, installedByApt);
        leftovers.remove();
        tree.as(origin);
        switch (configuration.database()) {
            case FULL -> database.writeTo(tree);
            case STATUS_D -> StatusDirectory.replaceDatabase(tree, packages);
            case NONE -> StatusDirectory.removeDatabase(tree);
        }
        return tree.toTree();
    }

    private static Progress.Action action(Journal.Action action) {
        return switch (action) {
            case INSTALL -> Progress.Action.UNPACK;
            case CONFIGURE -> Progress.Action.CONFIGURE;
            case TRIGPROC -> Progress.Action.TRIGGER;
        };
    }

    private static String dpkgVersion(PackageTable table) {
        return table.find("dpkg").map(dpkg -> dpkg.version().upstream()).orElse("1.22.22");
    }
}
