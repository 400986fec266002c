package lazuli.configure.alternatives;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What update-alternatives was asked to do. */
final class Request {
    static final String DIRECTORY = "/etc/alternatives";
    static final String ADMIN_DIRECTORY = "/var/lib/dpkg/alternatives";

    private final List<String> arguments;
    private int at;

    private Optional<String> action = Optional.empty();
    private String name = "";
    private String path = "";
    private Optional<LinkGroup> installed = Optional.empty();
    private int priority;
    private final SequencedMap<String, String> slaves = new LinkedHashMap<>();
    private String directory = DIRECTORY;
    private String adminDirectory;
    private boolean force;
    private boolean quiet;
    private boolean verbose;
    private boolean skipAuto;

    private Request(List<String> arguments, Optional<String> dpkgDirectory) {
        this.arguments = arguments;
        adminDirectory = dpkgDirectory.map(it -> it + "/alternatives").orElse(ADMIN_DIRECTORY);
    }

    static Request parse(List<String> arguments, Optional<String> dpkgDirectory) {
        var request = new Request(arguments, dpkgDirectory);
        while (request.at < arguments.size()) {
            request.option(arguments.get(request.at));
            request.at++;
        }
        if (request.action.isEmpty()) {
            throw new AlternativesException(
                    "need --display, --query, --list, --get-selections, --config, --set, --set-selections,"
                            + " --install, --remove, --all, --remove-all or --auto");
        }
        return request;
    }

    private void option(String option) {
        switch (option) {
            case "--quiet" -> quiet = true;
            case "--verbose", "--debug" -> verbose = true;
            case "--force" -> force = true;
            case "--skip-auto" -> skipAuto = true;
            case "--install" -> install();
            case "--slave" -> slave();
            case "--remove", "--set" -> {
                action(option, 2, "<name> <path>");
                name = name(next());
                path = absolute("path", next());
            }
            case "--display", "--query", "--auto", "--config", "--list", "--remove-all" -> {
                action(option, 1, "<name>");
                name = name(next());
            }
            case "--all", "--get-selections", "--set-selections", "--help", "--version" ->
                    action(option, 0, "");
            case "--log" -> {
                need(option, 1, "a <file> argument");
                next();
            }
            case "--altdir" -> {
                need(option, 1, "a <directory> argument");
                directory = next();
            }
            case "--admindir" -> {
                need(option, 1, "a <directory> argument");
                adminDirectory = next();
            }
            case "--instdir", "--root" -> {
                need(option, 1, "a <directory> argument");
                String root = next();
                if (!root.isEmpty() && !root.equals("/")) {
                    throw new lazuli.shell.UnsupportedUseException(
                            "update-alternatives " + option + " " + root);
                }
            }
            default ->
                    throw new AlternativesException(
                            option.startsWith("--")
                                    ? "unknown option '" + option + "'"
                                    : "unknown argument '" + option + "'");
        }
    }

    private String next() {
        at++;
        return arguments.get(at);
    }

    private void need(String option, int count, String what) {
        if (arguments.size() - at <= count) {
            throw new AlternativesException("%s needs %s".formatted(option, what));
        }
    }

    private void action(String option, int count, String what) {
        if (action.isPresent()) {
            throw new AlternativesException(
                    "two commands specified: --%s and %s".formatted(action.get(), option));
        }
        need(option, count, what);
        action = Optional.of(option.substring(2));
    }

    private void install() {
        action("--install", 4, "<link> <name> <path> <priority>");
        String link = next();
        name = next();
        path = next();
        priority = number(next());
        if (link.equals(path)) {
            throw new AlternativesException("<link> '" + link + "' is the same as <path>");
        }
        installed = Optional.of(new LinkGroup(name(name), absolute("link", link), true));
    }

    private void slave() {
        need("--slave", 3, "<link> <name> <path>");
        LinkGroup group =
                installed.orElseThrow(
                        () -> new AlternativesException("--slave only allowed with --install"));
        String link = next();
        String slave = next();
        String file = next();
        if (link.equals(file)) {
            throw new AlternativesException("<link> '" + link + "' is the same as <path>");
        }
        if (slave.equals(group.name())) {
            throw new AlternativesException("<name> '" + slave + "' is both primary and slave");
        }
        if (link.equals(group.link())) {
            throw new AlternativesException("<link> '" + link + "' is both primary and slave");
        }
        if (group.slaves().containsKey(slave)) {
            throw new AlternativesException("duplicate slave <name> '" + slave + "'");
        }
        for (LinkGroup.Slave other : group.slaves().values()) {
            if (other.link().equals(link)) {
                throw new AlternativesException("duplicate slave <link> '" + link + "'");
            }
        }
        group.put(new LinkGroup.Slave(name(slave), absolute("link", link), false));
        slaves.put(slave, absolute("path", file));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new AlternativesException("priority '" + text + "' must be an integer");
        }
    }

    private static String name(String name) {
        if (name.indexOf('/') >= 0 || name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
            throw new AlternativesException(
                    "alternative name (" + name + ") must not contain '/' and spaces");
        }
        return name;
    }

    private static String absolute(String what, String path) {
        if (!path.startsWith("/")) {
            throw new AlternativesException(
                    "alternative " + what + " is not absolute as it should be: " + path);
        }
        return path;
    }

    String action() {
        return action.orElseThrow();
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    /** {@return the group as {@code --install} has it, without choices} */
    LinkGroup installed() {
        return installed.orElseThrow();
    }

    /** {@return the choice that {@code --install} adds} */
    Choice choice() {
        return new Choice(path, priority, slaves);
    }

    String directory() {
        return directory;
    }

    String adminDirectory() {
        return adminDirectory;
    }

    boolean force() {
        return force;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean skipAuto() {
        return skipAuto;
    }
}
