package lazuli.configure;

import java.util.List;
import lazuli.deb.DebPackage;
import lazuli.tree.Tree;

/** Makes a tree of packages: unpacks them, runs their scripts, and writes dpkg's database. */
public final class Configurer {
    private Configurer() {}

    /**
     * {@return the tree that these packages make} It is the same in whatever order they come.
     *
     * @throws lazuli.problem.ProblemException where packages do not go together, or a script fails or does what is not known
     */
    public static Tree configure(List<DebPackage> packages, Configuration configuration) {
        return install(packages, configuration).finish().toTree();
    }

    /**
     * {@return the packages, installed and configured} More can be put into their tree before it is finished.
     *
     * @throws lazuli.problem.ProblemException as with {@link #configure}
     */
    public static Installation install(List<DebPackage> packages, Configuration configuration) {
        return Installation.of(packages, configuration);
    }
}
