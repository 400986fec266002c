package lazuli.configure;

import java.util.List;
import lazuli.configure.dpkg.Dpkg;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.MaintainerScripts;
import lazuli.configure.dpkg.PackageTable;
import lazuli.deb.DebPackage;
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
        var table = new PackageTable(packages, configuration.architecture());
        var database = new DpkgDatabase(table);
        Origin origin = new Origin.FromLazuli("the dpkg database");
        TreeEditor tree = TreeEditor.empty(configuration.epochSecond(), origin);
        database.initialize(tree);
        MaintainerScripts scripts = (owner, script, path, arguments) -> {};
        new Bootstrap(table, new Dpkg(database, tree, scripts), _ -> {}).run();
        tree.as(origin);
        database.writeTo(tree);
        return tree.toTree();
    }
}
