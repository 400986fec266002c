package lazuli.configure.debconf;

import java.util.List;
import java.util.SortedMap;
import lazuli.content.ByteSource;
import lazuli.deb.DebPackage;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.TreeEditor;

/** dpkg-preconfigure(8), as apt starts it: asks the questions of packages that are about to be unpacked. */
public final class DpkgPreconfigure implements Command {
    private static final String DIRECTORY = "/var/cache/debconf/tmp.ci";

    private final Debconf debconf;
    private final List<DebPackage> packages;

    /** Asks the questions of these packages, in this order. */
    public DpkgPreconfigure(Debconf debconf, List<DebPackage> packages) {
        this.debconf = debconf;
        this.packages = packages;
    }

    @Override
    public int run(Invocation invocation) {
        TreeEditor tree = invocation.tree();
        if (tree.stat(DIRECTORY).isPresent()) {
            tree.list(DIRECTORY).forEach(name -> tree.removeAll(DIRECTORY + "/" + name));
        }
        tree.mkdirs(DIRECTORY, 0755);
        for (DebPackage each : packages) {
            ByteSource templates = each.controlFiles().get("templates");
            if (templates != null) {
                debconf.load(templates, each.name() + " templates", each.name());
            }
        }
        for (DebPackage each : packages) {
            SortedMap<String, ByteSource> files = each.controlFiles();
            ByteSource config = files.get("config");
            if (config != null && files.containsKey("templates")) {
                preconfigure(invocation, each.name(), config);
            }
        }
        return 0;
    }

    private void preconfigure(Invocation invocation, String name, ByteSource config) {
        String path = DIRECTORY + "/" + name + ".config.000000";
        invocation.tree().write(path, config, 0755);
        debconf.run(invocation, List.of(path, "configure", ""), name);
        invocation.tree().removeAll(path);
    }
}
