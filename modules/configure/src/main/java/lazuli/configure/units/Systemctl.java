package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;

/** systemctl(1) where no systemd runs: it enables, disables and masks units, and ignores what is asked of the manager, as in a chroot. */
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
    private static final Set<String> YES = Set.of("enabled", "alias", "static", "indirect");
    private static final int NOT_FOUND = 4;

    @Override
    public int run(Invocation invocation) {
        return new Run(invocation).run();
    }

    private enum PresetMode {
        FULL,
        ENABLE_ONLY,
        DISABLE_ONLY
    }

    private static final class Run {
        private final TreeEditor tree;
        private final Terminal terminal;
        private final List<String> operands = new ArrayList<>();
        private String instance = "system";
        private PresetMode mode = PresetMode.FULL;
        private boolean runtime;
        private boolean force;
        private boolean quiet;

        Run(Invocation invocation) {
            tree = invocation.tree();
            terminal = new Terminal(invocation, "systemctl");
            invocation.arguments().forEach(this::option);
        }

        private void option(String argument) {
            switch (argument) {
                case "--global", "--user" -> instance = "user";
                case "--runtime" -> runtime = true;
                case "--force", "-f" -> force = true;
                case "--quiet", "-q" -> quiet = true;
                case "--preset-mode=full" -> mode = PresetMode.FULL;
                case "--preset-mode=enable-only" -> mode = PresetMode.ENABLE_ONLY;
                case "--preset-mode=disable-only" -> mode = PresetMode.DISABLE_ONLY;
                case "--system", "--root=/", "--no-reload", "--no-block", "--no-warn" -> {}
                default -> {
                    if (argument.startsWith("-")) {
                        throw new UnsupportedUseException("systemctl " + argument);
                    }
                    operands.add(argument);
                }
            }
        }

        int run() {
            String verb = operands.isEmpty() ? "list-units" : operands.removeFirst();
            if (IGNORED.contains(verb)) {
                terminal.complain("Running in chroot, ignoring command '" + verb + "'\n");
                return 0;
            }
            List<UnitName> names = operands.stream().map(UnitName::parse).toList();
            var files = new UnitFiles(tree, instance);
            var linker =
                    new UnitLinker(
                            tree, files, runtime ? files.runtime() : files.configuration(), force);
            try {
                return perform(verb, names, files, linker);
            } catch (UnitLinker.RefusedException e) {
                terminal.complain("Failed to %s unit: %s\n".formatted(verb, e.complaint()));
                return 1;
            }
        }

        private int perform(String verb, List<UnitName> names, UnitFiles files, UnitLinker linker)
                throws UnitLinker.RefusedException {
            switch (verb) {
                case "enable" -> linker.enable(names);
                case "disable" -> linker.disable(names);
                case "reenable" -> {
                    linker.disable(names);
                    linker.enable(names);
                }
                case "preset" -> preset(names, linker);
                case "mask" -> {
                    for (UnitName name : names) {
                        linker.mask(name);
                    }
                }
                case "unmask" -> names.forEach(linker::unmask);
                case "is-enabled" -> {
                    return areEnabled(names, linker);
                }
                case "get-default" -> {
                    return defaultTarget(files);
                }
                case "set-default" -> setDefault(names.getFirst(), files);
                default -> throw new UnsupportedUseException("systemctl " + verb);
            }
            return 0;
        }

        private int areEnabled(List<UnitName> names, UnitLinker linker) {
            boolean found = false;
            boolean yes = false;
            for (UnitName name : names) {
                String state = linker.state(name);
                found |= !state.equals("not-found");
                yes |= YES.contains(state);
                if (!quiet) {
                    terminal.line(state);
                }
            }
            return yes ? 0 : found ? 1 : NOT_FOUND;
        }

        private void preset(List<UnitName> names, UnitLinker linker)
                throws UnitLinker.RefusedException {
            var presets = new Presets(tree, instance);
            List<UnitName> enabled = new ArrayList<>();
            List<UnitName> disabled = new ArrayList<>();
            for (UnitName name : names) {
                if (linker.state(name).equals("not-found")) {
                    throw new UnitLinker.RefusedException("Unit " + name + " does not exist");
                }
                Presets.Answer answer = presets.of(name.toString());
                if (!answer.enables()) {
                    disabled.add(name);
                } else if (name.isTemplate() && !answer.instances().isEmpty()) {
                    answer.instances().forEach(each -> enabled.add(name.withInstance(each)));
                } else {
                    enabled.add(name);
                }
            }
            if (mode != PresetMode.ENABLE_ONLY) {
                linker.disable(disabled);
            }
            if (mode != PresetMode.DISABLE_ONLY) {
                linker.enable(enabled);
            }
        }

        private int defaultTarget(UnitFiles files) {
            String path = files.find(UnitName.parse("default.target")).orElse("");
            if (path.isEmpty()) {
                terminal.complain("Failed to get default target: No such file or directory\n");
                return 1;
            }
            String target = files.resolved(path);
            terminal.line(target.substring(target.lastIndexOf('/') + 1));
            return 0;
        }

        private void setDefault(UnitName name, UnitFiles files) throws UnitLinker.RefusedException {
            String target =
                    files.find(name)
                            .orElseThrow(() ->
                                    new UnitLinker.RefusedException(
                                            "Unit " + name + " does not exist"));
            String path = files.configuration() + "/default.target";
            if (tree.lstat(path).orElse(null) instanceof Entry.Symlink) {
                tree.unlink(path);
            }
            tree.mkdirs(files.configuration(), 0755);
            tree.symlink(files.resolved(target), path);
        }
    }
}
