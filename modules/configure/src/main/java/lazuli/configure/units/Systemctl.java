package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** systemctl(1) where no systemd runs: it enables units, and ignores what is asked of the manager, as in a chroot. */
public final class Systemctl implements Command {
    private static final Set<String> IGNORED =
            Set.of(
                    "daemon-reload",
                    "daemon-reexec",
                    "is-active",
                    "kill",
                    "list-units",
                    "reload",
                    "reload-or-restart",
                    "restart",
                    "start",
                    "stop",
                    "try-restart",
                    "try-reload-or-restart");

    @Override
    public int run(Invocation invocation) {
        String instance = "system";
        List<String> operands = new ArrayList<>();
        boolean enableOnly = false;
        for (String argument : invocation.arguments()) {
            switch (argument) {
                case "--global", "--user" -> instance = "user";
                case "--preset-mode=enable-only" -> enableOnly = true;
                case "--system", "--root=/", "--quiet", "-q", "--no-reload", "--no-block" -> {}
                default -> operands.add(argument);
            }
        }
        String verb = operands.isEmpty() ? "list-units" : operands.removeFirst();
        if (IGNORED.contains(verb)) {
            new Terminal(invocation, "systemctl")
                    .complain("Running in chroot, ignoring command '" + verb + "'\n");
            return 0;
        }
        boolean preset = verb.equals("preset") && enableOnly;
        if (!preset && !verb.equals("enable")
                || operands.stream().anyMatch(each -> each.startsWith("-"))) {
            throw new UnsupportedUseException(
                    "systemctl " + String.join(" ", invocation.arguments()));
        }
        return enable(invocation, instance, operands, preset);
    }

    private static int enable(
            Invocation invocation, String instance, List<String> units, boolean preset) {
        TreeEditor tree = invocation.tree();
        var links = new UnitLinks(tree, instance);
        var presets = new Presets(tree, instance);
        for (String unit : units) {
            Optional<List<UnitLinks.Link>> wanted = links.of(links.find(unit));
            if (wanted.isEmpty()) {
                new Terminal(invocation, "systemctl")
                        .complain("Failed to enable unit: Unit " + unit + " does not exist\n");
                return 1;
            }
            if (preset && !presets.enables(unit)) {
                continue;
            }
            for (UnitLinks.Link link : wanted.get()) {
                if (tree.lstat(link.path()).isEmpty()) {
                    tree.mkdirs(link.path().substring(0, link.path().lastIndexOf('/')), 0755);
                    tree.symlink(merged(link.unit()), link.path());
                }
            }
        }
        return 0;
    }

    private static String merged(String path) {
        return path.startsWith("/lib/") ? "/usr" + path : path;
    }
}
