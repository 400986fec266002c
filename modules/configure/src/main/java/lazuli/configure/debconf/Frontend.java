package lazuli.configure.debconf;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** {@code /usr/share/debconf/frontend}: starts a script anew, after its package's questions, so that it can talk with debconf. */
public final class Frontend implements Command {
    private static final String CONTROL = "/var/lib/dpkg/tmp.ci/control";

    private final Debconf debconf;

    /** The frontend of this debconf. */
    public Frontend(Debconf debconf) {
        this.debconf = debconf;
    }

    @Override
    public int run(Invocation invocation) {
        List<String> command = new ArrayList<>(invocation.arguments());
        if (!command.isEmpty() && command.getFirst().equals("--")) {
            command.removeFirst();
        }
        if (command.isEmpty()) {
            throw new UnsupportedUseException("debconf frontend without a script");
        }
        TreeEditor tree = invocation.tree();
        String script = command.getFirst();
        String owner = owner(invocation, script);
        String base = base(script, "preinst", "postinst", "prerm", "postrm");
        if (!base.isEmpty()) {
            loadTemplates(tree, base + "templates", owner);
        }
        if (!base(script, "postinst", "preinst").isEmpty() && isFile(tree, base + "config")) {
            String version = command.size() > 2 ? command.get(2) : "";
            int status =
                    debconf.run(invocation, List.of(base + "config", "configure", version), owner);
            if (status > 0) {
                return status;
            }
        }
        return debconf.run(invocation, command, owner);
    }

    private void loadTemplates(TreeEditor tree, String file, String owner) {
        if (isFile(tree, file)) {
            debconf.load(tree.read(file), file, owner);
        }
    }

    private String owner(Invocation invocation, String script) {
        TreeEditor tree = invocation.tree();
        String given = invocation.environment().getOrDefault("DEBCONF_PACKAGE", "");
        if (!given.isEmpty()) {
            return given;
        }
        String base = base(script, "postinst", "postrm", "prerm");
        int slash = base.lastIndexOf('/');
        if (slash >= 0 && base.endsWith(".")) {
            return base.substring(slash + 1, base.length() - 1);
        }
        if (isFile(tree, CONTROL)) {
            for (String line : Names.decode(tree.read(CONTROL).bytes()).split("\n")) {
                if (line.startsWith("Package: ")) {
                    return line.substring("Package: ".length());
                }
            }
            return "";
        }
        loadTemplatesBeside(tree, script);
        return "";
    }

    /** A script of no package: its templates stand beside it. */
    private void loadTemplatesBeside(TreeEditor tree, String script) {
        List<String> candidates = new ArrayList<>(List.of(script + ".templates"));
        if (script.endsWith("config")) {
            candidates.add(script.substring(0, script.length() - "config".length()) + "templates");
        }
        String name = script.substring(script.lastIndexOf('/') + 1);
        candidates.add("/usr/share/debconf/templates/" + name + ".templates");
        for (String candidate : candidates) {
            if (candidate.startsWith("/") && isFile(tree, candidate)) {
                loadTemplates(tree, candidate, "");
                return;
            }
        }
    }

    /** {@return what stands before the script's kind, {@code /var/lib/dpkg/info/PACKAGE.} or a directory; empty where it is of no such kind} */
    private static String base(String script, String... kinds) {
        for (String kind : kinds) {
            if (script.endsWith("." + kind) || script.endsWith("/" + kind)) {
                return script.substring(0, script.length() - kind.length());
            }
        }
        return "";
    }

    private static boolean isFile(TreeEditor tree, String path) {
        return tree.stat(path).orElse(null) instanceof Entry.RegularFile;
    }
}
