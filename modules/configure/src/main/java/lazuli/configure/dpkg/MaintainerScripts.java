package lazuli.configure.dpkg;

import java.util.List;

/** Runs maintainer scripts. */
public interface MaintainerScripts {
    /**
     * Runs one script to its end.
     *
     * @param owner whose script it is
     * @param script {@code preinst} or {@code postinst}
     * @param path where it stands in the tree
     * @param arguments what dpkg calls it with
     * @throws lazuli.problem.ProblemException where it fails, or does what is not known
     */
    void run(PackageRecord owner, String script, String path, List<String> arguments);
}
