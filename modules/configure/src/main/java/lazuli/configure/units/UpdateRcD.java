package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** update-rc.d(8) where neither insserv nor OpenRC is installed: the links of {@code /etc/rc?.d} by the script's own runlevels. */
public final class UpdateRcD implements Command {
    private static final String INIT_SCRIPTS = "/etc/init.d/";
    private static final List<String> HEADERS =
            List.of("/etc/insserv/overrides/", INIT_SCRIPTS, "/usr/share/insserv/overrides/");
    private static final Pattern WANTED_BY =
            Pattern.compile("\\s*WantedBy=(.+)", Pattern.CASE_INSENSITIVE);

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
            case "defaults", "start", "stop" -> {
                return defaults(tree, script, 'S');
            }
            case "defaults-disabled" -> {
                return defaults(tree, script, 'K');
            }
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

    private static int defaults(TreeEditor tree, String script, char start) {
        if (!links(tree, script).isEmpty()) {
            return 0;
        }
        String path = INIT_SCRIPTS + script;
        if (!isFile(tree, path)) {
            return 1;
        }
        for (String level : levels(tree, path, "# Default-Start:")) {
            link(tree, level, start, script);
        }
        for (String level : levels(tree, path, "# Default-Stop:")) {
            link(tree, level, 'K', script);
        }
        return 0;
    }

    private static boolean isFile(TreeEditor tree, String path) {
        return tree.stat(path).orElse(null) instanceof Entry.RegularFile;
    }

    private static void link(TreeEditor tree, String level, char kind, String script) {
        String directory = "/etc/rc" + level + ".d";
        tree.mkdirs(directory, 0755);
        String link = directory + "/" + kind + "01" + script;
        if (tree.lstat(link).isEmpty()) {
            tree.symlink("../init.d/" + script, link);
        }
    }

    /** The runlevels of this key in the LSB header of a file. */
    private static List<String> levels(TreeEditor tree, String path, String key) {
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

    /** Makes links that start a script ones that stop it, or the other way round: only in runlevels where scripts are started. */
    private static int toggle(
            Invocation invocation, String script, String action, List<String> wanted) {
        TreeEditor tree = invocation.tree();
        Optional<String> header =
                HEADERS.stream()
                        .map(folder -> folder + script)
                        .filter(path -> isFile(tree, path) && tree.read(path).size() > 0)
                        .findFirst();
        if (header.isEmpty()) {
            return 1;
        }
        List<String> levels =
                wanted.isEmpty() ? levels(tree, header.get(), "# Default-Start:") : wanted;
        List<String> links = new ArrayList<>();
        for (String level : levels) {
            if (level.matches("[S2345]")) {
                links(tree, script).stream()
                        .filter(link -> link.startsWith("/etc/rc" + level + ".d/"))
                        .forEach(links::add);
            }
        }
        if (links.isEmpty()) {
            return 1;
        }
        char to = action.equals("enable") ? 'S' : 'K';
        for (String link : links) {
            int name = link.lastIndexOf('/') + 1;
            if (link.charAt(name) != to) {
                tree.rename(link, link.substring(0, name) + to + link.substring(name + 1));
            }
        }
        toggleUnit(invocation, script, action);
        return 0;
    }

    private static void toggleUnit(Invocation invocation, String script, String action) {
        TreeEditor tree = invocation.tree();
        if (tree.stat("/usr/bin/systemctl").isPresent()) {
            List<String> command = List.of("systemctl", "--root=/", "--quiet", action, script);
            invocation.start(command, invocation.environment(), invocation.in(), invocation.out());
            return;
        }
        String name = script + ".service";
        String unit = new UnitLinks(tree, "system").find(name);
        if (!isFile(tree, unit)) {
            return;
        }
        for (String line : Names.decode(tree.read(unit).bytes()).split("\n")) {
            Matcher wantedBy = WANTED_BY.matcher(line);
            if (wantedBy.matches()) {
                String folder = "/etc/systemd/system/" + wantedBy.group(1) + ".wants";
                String link = folder + "/" + name;
                if (action.equals("disable") && tree.stat(link).isPresent()) {
                    tree.unlink(link);
                } else if (action.equals("enable") && tree.lstat(link).isEmpty()) {
                    tree.mkdirs(folder, 0755);
                    tree.symlink(unit, link);
                }
            }
        }
    }
}
