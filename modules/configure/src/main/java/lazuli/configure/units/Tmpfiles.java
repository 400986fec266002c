package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.configure.call.Terminal;
import lazuli.configure.systemd.ConfigurationFiles;
import lazuli.configure.systemd.Specifiers;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** systemd-tmpfiles(8) {@code --create} and {@code --remove}: makes the files and directories that tmpfiles.d(5) files ask for. */
public final class Tmpfiles implements Command {
    private static final int DATA_ERROR = 65;
    private static final int CANNOT_CREATE = 73;

    @Override
    public int run(Invocation invocation) {
        return new Run(invocation).run();
    }

    private static final class Run {
        private final TreeEditor tree;
        private final Terminal terminal;
        private final ConfigurationFiles configuration;
        private final List<String> names = new ArrayList<>();
        private final List<String> prefixes = new ArrayList<>();
        private final List<String> excluded = new ArrayList<>();
        private boolean create;
        private boolean remove;
        private boolean boot;
        private boolean graceful;
        private int status;

        Run(Invocation invocation) {
            tree = invocation.tree();
            terminal = new Terminal(invocation, "systemd-tmpfiles");
            configuration = new ConfigurationFiles(tree, "tmpfiles.d", ".conf");
            invocation.arguments().forEach(this::option);
            if (!create && !remove) {
                throw new UnsupportedUseException(
                        "systemd-tmpfiles " + String.join(" ", invocation.arguments()));
            }
        }

        private void option(String argument) {
            switch (argument) {
                case "--create" -> create = true;
                case "--remove" -> remove = true;
                case "--boot" -> boot = true;
                case "--graceful" -> graceful = true;
                case "--root=/" -> {}
                default -> {
                    if (argument.startsWith("--prefix=")) {
                        prefixes.add(argument.substring("--prefix=".length()));
                    } else if (argument.startsWith("--exclude-prefix=")) {
                        excluded.add(argument.substring("--exclude-prefix=".length()));
                    } else if (argument.startsWith("-")) {
                        throw new UnsupportedUseException("systemd-tmpfiles " + argument);
                    } else {
                        names.add(argument);
                    }
                }
            }
        }

        int run() {
            List<String> files = new ArrayList<>();
            for (String name : names) {
                Optional<String> file = configuration.find(name);
                if (file.isEmpty()) {
                    terminal.complain(
                            "Failed to read '%s': No such file or directory\n".formatted(name));
                    return 1;
                }
                files.add(file.get());
            }
            var lines = new TmpfilesLines();
            for (String file : names.isEmpty() ? configuration.all() : files) {
                configuration.lines(file).forEach(text -> take(lines, text));
            }
            if (remove) {
                lines.ordered().forEach(line -> attempt(line, true));
            }
            if (create) {
                lines.ordered().forEach(line -> attempt(line, false));
            }
            return status;
        }

        private void take(TmpfilesLines lines, String text) {
            try {
                TmpfilesLine.parse(text, Specifiers.ofTmpfiles(tree))
                        .filter(line -> boot || !line.has('!'))
                        .filter(line -> prefixes.isEmpty() || isBelow(line, prefixes))
                        .filter(line -> !isBelow(line, excluded))
                        .ifPresent(line -> {
                            if (graceful || TmpfilesOwner.of(tree, line).isPresent()) {
                                lines.add(line);
                            } else {
                                bad(
                                        "Failed to resolve the user or the group of '%s'."
                                                .formatted(text));
                            }
                        });
            } catch (TmpfilesLine.BadLineException e) {
                bad(e.complaint());
            }
        }

        private void bad(String message) {
            terminal.complain(message + "\n");
            status = DATA_ERROR;
        }

        private static boolean isBelow(TmpfilesLine line, List<String> prefixes) {
            return prefixes.stream()
                    .anyMatch(prefix ->
                            (line.path() + "/")
                                    .startsWith(prefix.endsWith("/") ? prefix : prefix + "/"));
        }

        private void attempt(TmpfilesLine line, boolean removing) {
            try {
                var work = new TmpfilesWork(tree, line);
                if (removing) {
                    work.remove();
                } else {
                    work.create();
                }
            } catch (TreeException | TmpfilesPaths.RefusedException e) {
                terminal.complain(e.getMessage() + "\n");
                if (!line.has('-') && status == 0) {
                    status = CANNOT_CREATE;
                }
            }
        }
    }
}
