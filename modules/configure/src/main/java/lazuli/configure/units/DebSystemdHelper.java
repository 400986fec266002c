package lazuli.configure.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lazuli.configure.units.UnitLinks.Link;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** deb-systemd-helper(1p) of init-system-helpers: enables units once, and remembers that. */
public final class DebSystemdHelper implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> arguments = new ArrayList<>(invocation.arguments());
        boolean quiet = arguments.remove("--quiet");
        boolean user = arguments.remove("--user");
        arguments.remove("--system");
        if (arguments.isEmpty()) {
            return 0; // it only says that it is no program for people
        }
        if (invocation.environment().getOrDefault("DPKG_MAINTSCRIPT_PACKAGE", "").isEmpty()) {
            print(invocation, invocation.name() + " was not called from dpkg. Exiting.");
            return 1;
        }
        return new Run(invocation, user ? "user" : "system", quiet, arguments).run();
    }

    private static void print(Invocation invocation, String line) {
        try {
            invocation.err().write(Names.encode(line + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the run with status 1. */
    private static final class HelperException extends RuntimeException {
        private static final long serialVersionUID = 1;

        HelperException(String message) {
            super(message);
        }
    }

    private static final class Run {
        private final Invocation invocation;
        private final TreeEditor tree;
        private final String instance;
        private final boolean quiet;
        private final String action;
        private final boolean purge;
        private final List<String> units;
        private final UnitLinks links;
        private final String enabledDirectory;
        private final String maskedDirectory;

        Run(Invocation invocation, String instance, boolean quiet, List<String> arguments) {
            this.invocation = invocation;
            this.tree = invocation.tree();
            this.instance = instance;
            this.quiet = quiet;
            purge =
                    arguments.getFirst().equals("purge")
                            || "1"
                                    .equals(
                                            invocation
                                                    .environment()
                                                    .get("_DEB_SYSTEMD_HELPER_PURGE"));
            action = arguments.getFirst().equals("purge") ? "disable" : arguments.getFirst();
            units = arguments.subList(1, arguments.size());
            links = new UnitLinks(tree, instance);
            String state =
                    "/var/lib/systemd/deb-systemd-"
                            + (instance.equals("user") ? "user-" : "")
                            + "helper-";
            enabledDirectory = state + "enabled";
            maskedDirectory = state + "masked";
        }

        int run() {
            int status =
                    switch (action) {
                        case "is-enabled", "was-enabled", "debian-installed" -> 1;
                        default -> 0;
                    };
            try {
                for (String unit : units) {
                    if (handle(unit, links.find(unit))) {
                        status = 0;
                    }
                }
                return status;
            } catch (HelperException wrong) {
                print(invocation, invocation.name() + ": error: " + wrong.getMessage());
                return 1;
            }
        }

        /** {@return whether a question is answered with yes} */
        private boolean handle(String unit, String path) {
            switch (action) {
                case "is-enabled" -> {
                    return answer(of(path).stream().allMatch(link -> isLink(link.path())));
                }
                case "was-enabled" -> {
                    return answer(entries(stateFile(unit)).stream().allMatch(this::isLink));
                }
                case "debian-installed" -> {
                    return isFile(stateFile(unit));
                }
                case "update-state" -> updateState(unit, path);
                case "reenable" -> {
                    removeLinks(path);
                    makeLinks(unit, path, true);
                }
                case "disable" -> {
                    removeLinks(path);
                    for (String directory : List.of("helper-enabled", "user-helper-enabled")) {
                        removeEmpty("/var/lib/systemd/deb-systemd-" + directory);
                    }
                    for (String directory : List.of("/etc/systemd/system", "/etc/systemd/user")) {
                        subdirectories(directory).forEach(this::removeEmpty);
                    }
                }
                case "enable" -> enable(unit, path);
                case "mask" -> mask(path);
                case "unmask" -> {
                    unmask(path);
                    removeEmpty("/var/lib/systemd/deb-systemd-helper-masked");
                    removeEmpty("/var/lib/systemd/deb-systemd-user-helper-masked");
                }
                default -> throw new UnsupportedUseException("deb-systemd-helper " + action);
            }
            return false;
        }

        private boolean answer(boolean enabled) {
            if (!quiet) {
                print(invocation, enabled ? "enabled" : "disabled");
            }
            return enabled;
        }

        private List<Link> of(String path) {
            return links.of(path).orElseThrow(() -> new HelperException("unable to read " + path));
        }

        private boolean isLink(String path) {
            return tree.lstat(path).orElse(null) instanceof Entry.Symlink;
        }

        private boolean isFile(String path) {
            return tree.stat(path).orElse(null) instanceof Entry.RegularFile;
        }

        private static String parent(String path) {
            return path.substring(0, path.lastIndexOf('/'));
        }

        private static String base(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private String stateFile(String unit) {
            return enabledDirectory + "/" + base(unit) + ".dsh-also";
        }

        private List<String> entries(String stateFile) {
            if (!isFile(stateFile)) {
                return List.of();
            }
            List<String> entries = new ArrayList<>();
            for (String line : Names.decode(tree.read(stateFile).bytes()).split("\n")) {
                if (!line.isEmpty()) {
                    entries.add(line);
                }
            }
            return entries;
        }

        private void write(String stateFile, Iterable<String> entries) {
            StringBuilder text = new StringBuilder();
            entries.forEach(entry -> text.append(entry).append('\n'));
            tree.mkdirs(parent(stateFile), 0755);
            tree.removeAll(stateFile);
            tree.write(stateFile, ByteSource.of(Names.encode(text.toString())), 0644);
        }

        private void enable(String unit, String path) {
            if (tree.stat("/usr/bin/systemctl").isEmpty()
                    && tree.stat("/bin/systemctl").isEmpty()) {
                makeLinks(unit, path, true);
                return;
            }
            boolean create = false;
            if (isFile(stateFile(unit))) {
                create = of(path).stream().anyMatch(link -> isLink(link.path()));
            } else {
                List<String> preset =
                        List.of(
                                "systemctl",
                                "--root=/",
                                instance.equals("user") ? "--global" : "--system",
                                "--preset-mode=enable-only",
                                "preset",
                                unit);
                if (invocation.start(
                                preset, invocation.environment(), invocation.in(), invocation.out())
                        != 0) {
                    throw new HelperException("systemctl preset failed on " + unit);
                }
            }
            makeLinks(unit, path, create);
        }

        private void makeLinks(String unit, String path, boolean create) {
            String stateFile = stateFile(unit);
            for (Link link : of(path)) {
                Set<String> entries = new LinkedHashSet<>(entries(stateFile));
                entries.add(link.path());
                write(stateFile, entries);
                String state = stateOf(link.path(), enabledDirectory);
                if (tree.stat(state).isPresent()) {
                    continue;
                }
                if (create && !isLink(link.path())) {
                    tree.mkdirs(parent(link.path()), 0755);
                    if (tree.lstat(link.path()).isPresent()) {
                        throw new HelperException(
                                "unable to link %s to %s: File exists"
                                        .formatted(link.path(), link.unit()));
                    }
                    tree.symlink(link.unit(), link.path());
                }
                tree.mkdirs(parent(state), 0755);
                tree.write(state, ByteSource.empty(), 0644);
            }
        }

        private String stateOf(String link, String directory) {
            String prefix = "/etc/systemd/" + instance + "/";
            return link.startsWith(prefix)
                    ? directory + "/" + link.substring(prefix.length())
                    : link;
        }

        private void updateState(String unit, String path) {
            List<String> paths = new ArrayList<>();
            of(path).forEach(link -> paths.add(link.path()));
            write(stateFile(unit), paths);
        }

        private void removeLinks(String path) {
            String stateFile = stateFile(path);
            List<String> entries = entries(stateFile);
            if (purge) {
                tree.removeAll(stateFile);
            }
            for (String link : entries) {
                if (purge || isLink(link)) {
                    tree.removeAll(stateOf(link, enabledDirectory));
                }
                if (isLink(link)) {
                    tree.unlink(link);
                }
            }
            if (path.startsWith("/") && isFile(path)) {
                for (String line : Names.decode(tree.read(path).bytes()).split("\n")) {
                    if (line.stripLeading().startsWith("Also=")) {
                        removeLinks(links.find(line.stripLeading().substring("Also=".length())));
                    }
                }
            }
        }

        private List<String> subdirectories(String directory) {
            List<String> directories = new ArrayList<>();
            if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
                for (String name : tree.list(directory)) {
                    if (!name.startsWith(".")
                            && tree.stat(directory + "/" + name).orElse(null)
                                    instanceof Entry.Directory) {
                        directories.add(directory + "/" + name);
                    }
                }
            }
            return directories;
        }

        private void removeEmpty(String directory) {
            subdirectories(directory).forEach(this::removeEmpty);
            if (tree.lstat(directory).orElse(null) instanceof Entry.Directory
                    && tree.list(directory).isEmpty()) {
                tree.rmdir(directory);
            }
        }

        private String maskLink(String path) {
            return "/etc/systemd/" + instance + "/" + base(path);
        }

        private void mask(String path) {
            String link = maskLink(path);
            if (tree.stat(link).isPresent() || isMasked(link)) {
                return;
            }
            tree.mkdirs(parent(link), 0755);
            tree.removeAll(link);
            tree.symlink("/dev/null", link);
            String state = stateOf(link, maskedDirectory);
            tree.mkdirs(parent(state), 0755);
            tree.write(state, ByteSource.empty(), 0644);
        }

        private boolean isMasked(String link) {
            return tree.lstat(link).orElse(null) instanceof Entry.Symlink symlink
                    && symlink.target().equals("/dev/null");
        }

        private void unmask(String path) {
            String link = maskLink(path);
            String state = stateOf(link, maskedDirectory);
            if (isMasked(link) && tree.stat(state).isPresent()) {
                tree.unlink(link);
                tree.unlink(state);
            }
        }
    }
}
