package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** update-rc.d(8) where neither insserv nor OpenRC is installed: the links of {@code /etc/rc?.d} by the script's own runlevels. */
public final class UpdateRcD implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> arguments = new ArrayList<>(invocation.arguments());
        arguments.removeIf(argument -> argument.equals("-f"));
        if (arguments.size() < 2 || arguments.getFirst().startsWith("-")) {
            return 1;
        }
        TreeEditor tree = invocation.tree();
        if (tree.stat("/usr/lib/insserv/insserv").isPresent()
                || tree.stat("/sbin/openrc").isPresent()) {
            throw new UnsupportedUseException("update-rc.d with insserv or OpenRC");
        }
        String script = arguments.get(0);
        switch (arguments.get(1)) {
            case "remove" -> links(tree, script).forEach(tree::unlink);
            case "defaults", "start", "stop" -> defaults(tree, script, 'S');
            case "defaults-disabled" -> defaults(tree, script, 'K');
            case "enable", "disable" -> {
                return toggle(
                        invocation,
                        script,
                        arguments.get(1),
                        arguments.subList(2, arguments.size()));
            }
            default -> {
                return 1;
            }
        }
        return 0;
    }

    /** All links of the script, in every runlevel. */
    private static List<String> links(TreeEditor tree, String script) {
        List<String> links = new ArrayList<>();
        for (char level : "0123456789S".toCharArray()) {
            String directory = "/etc/rc" + level + ".d";
            if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory)) {
                    if (isLinkName(name, script)) {
                        links.add(directory + "/" + name);
                    }
                }
            }
        }
        return links;
    }

    private static boolean isLinkName(String name, String script) {
        return name.length() == script.length() + 3
                && name.endsWith(script)
                && (name.charAt(0) == 'S' || name.charAt(0) == 'K')
                && Character.isDigit(name.charAt(1))
                && Character.isDigit(name.charAt(2));
    }

    private static void defaults(TreeEditor tree, String script, char start) {
        if (!links(tree, script).isEmpty()) {
            return;
        }
        for (String level : levels(tree, script, "# Default-Start:")) {
            link(tree, level, start, script);
        }
        for (String level : levels(tree, script, "# Default-Stop:")) {
            link(tree, level, 'K', script);
        }
    }

    private static void link(TreeEditor tree, String level, char kind, String script) {
        String directory = "/etc/rc" + level + ".d";
        tree.mkdirs(directory, 0755);
        String link = directory + "/" + kind + "01" + script;
        if (tree.lstat(link).isEmpty()) {
            tree.symlink("../init.d/" + script, link);
        }
    }

    /** The runlevels of this key in the script's LSB header. */
    private static List<String> levels(TreeEditor tree, String script, String key) {
        String path = "/etc/init.d/" + script;
        List<String> levels = new ArrayList<>();
        boolean inHeader = false;
        if (tree.stat(path).orElse(null) instanceof Entry.RegularFile file) {
            for (String line : Names.decode(file.content().bytes()).split("\n")) {
                if (line.startsWith("### END INIT INFO")) {
                    break;
                }
                inHeader |= line.stripTrailing().equals("### BEGIN INIT INFO");
                if (inHeader && line.startsWith(key)) {
                    levels.clear();
                    for (String level : line.substring(key.length()).strip().split("\\s+")) {
                        if (!level.isEmpty()) {
                            levels.add(level);
                        }
                    }
                }
            }
        }
        return levels;
    }

    private static int toggle(
            Invocation invocation, String script, String action, List<String> wanted) {
        TreeEditor tree = invocation.tree();
        List<String> levels = wanted.isEmpty() ? levels(tree, script, "# Default-Start:") : wanted;
        char from = action.equals("enable") ? 'K' : 'S';
        for (String level : levels) {
            for (String link : links(tree, script)) {
                String directory = "/etc/rc" + level + ".d/";
                if (link.startsWith(directory + from)) {
                    tree.rename(
                            link,
                            directory
                                    + (from == 'K' ? 'S' : 'K')
                                    + link.substring(directory.length() + 1));
                }
            }
        }
        return toggleUnit(invocation, script, action);
    }

    private static int toggleUnit(Invocation invocation, String script, String action) {
        TreeEditor tree = invocation.tree();
        if (tree.stat("/usr/bin/systemctl").isPresent()) {
            List<String> command = List.of("systemctl", "--root=/", "--quiet", action, script);
            invocation.start(command, invocation.environment(), invocation.in(), invocation.out());
            return 0;
        }
        String unit = script + ".service";
        Optional<List<UnitLinks.Link>> links =
                DebSystemdHelper.links(tree, new UnitLinks(tree, "system").find(unit));
        for (UnitLinks.Link link : links.orElse(List.of())) {
            if (action.equals("enable") && tree.lstat(link.path()).isEmpty()) {
                tree.mkdirs(link.path().substring(0, link.path().lastIndexOf('/')), 0755);
                tree.symlink(link.unit(), link.path());
            } else if (action.equals("disable") && tree.stat(link.path()).isPresent()) {
                tree.unlink(link.path());
            }
        }
        return 0;
    }
}
