package lazuli.configure.command;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import lazuli.configure.accounts.Accounts;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.StatOverride;
import lazuli.configure.dpkg.StatOverrides;
import lazuli.configure.pattern.Fnmatch;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.TreeEditor;

/** dpkg-statoverride(1). */
final class DpkgStatoverride implements Command {
    private static final String PROGRAM = "dpkg-statoverride";
    private static final Set<String> ACTIONS = Set.of("add", "remove", "list", "help", "version");
    private static final Set<String> FLAGS =
            Set.of(
                    "add",
                    "remove",
                    "list",
                    "help",
                    "version",
                    "quiet",
                    "force",
                    "update",
                    "force-all",
                    "force-statoverride-add",
                    "force-statoverride-del",
                    "force-statoverride-remove");

    private final DpkgDatabase database;

    DpkgStatoverride(DpkgDatabase database) {
        this.database = database;
    }

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, PROGRAM);
        try {
            return new Run(invocation, terminal).run();
        } catch (UsageException wrong) {
            terminal.notice("error: " + wrong.getMessage());
            return 2;
        }
    }

    private final class Run {
        private final Terminal terminal;
        private final TreeEditor tree;
        private final StatOverrides overrides = database.overrides();
        private final Options options;

        Run(Invocation invocation, Terminal terminal) {
            this.terminal = terminal;
            tree = invocation.tree();
            options =
                    Options.first(
                            PROGRAM,
                            invocation.arguments(),
                            FLAGS,
                            Set.of("admindir", "instdir", "root"),
                            Map.of('?', "help"));
            options.checkRoot();
        }

        private void warn(String line) {
            if (!options.has("quiet")) {
                terminal.notice("warning: " + line);
            }
        }

        int run() {
            return switch (options.action(ACTIONS)
                    .orElseThrow(() -> new UsageException("need an action option"))) {
                case "add" -> add();
                case "remove" -> remove();
                case "list" -> list();
                default -> 0;
            };
        }

        private String cleaned(String path) {
            String cleaned = path;
            while (cleaned.length() > 1 && (cleaned.endsWith("/") || cleaned.endsWith("/."))) {
                cleaned = cleaned.substring(0, cleaned.lastIndexOf('/'));
            }
            if (!cleaned.equals(path)) {
                warn("stripping trailing /");
            }
            return cleaned;
        }

        /** dpkg knows every path from the root on. */
        private String path(String word) {
            String cleaned = cleaned(word);
            return cleaned.startsWith("/") ? cleaned : "/" + cleaned;
        }

        private boolean forced(String what) {
            return options.has("force")
                    || options.has("force-all")
                    || options.has("force-statoverride-" + what);
        }

        private int add() {
            List<String> words = options.operands();
            if (words.size() != 4) {
                throw new UsageException("--add needs four arguments");
            }
            String path = path(words.get(3));
            if (path.indexOf('\n') >= 0) {
                throw new UsageException("path may not contain newlines");
            }
            if (overrides.get(path).isPresent()) {
                if (!forced("add")) {
                    throw new UsageException(
                            "an override for '" + path + "' already exists; aborting");
                }
                warn(
                        "an override for '"
                                + path
                                + "' already exists, but --force specified so will be ignored");
            }
            Accounts accounts = Accounts.of(tree);
            int uid = number(accounts.uid(words.get(0)), "user", words.get(0));
            int gid = number(accounts.gid(words.get(1)), "group", words.get(1));
            var override =
                    new StatOverride(
                            path,
                            accounts.userName(uid).orElse("#" + uid),
                            accounts.groupName(gid).orElse("#" + gid),
                            mode(words.get(2)));
            if (options.has("update")) {
                if (tree.stat(path).isPresent()) {
                    tree.chown(path, uid, gid);
                    tree.chmod(path, override.mode());
                } else {
                    warn("--update given but " + path + " does not exist");
                }
            }
            overrides.add(override);
            write();
            return 0;
        }

        private static int number(OptionalInt number, String what, String name) {
            return number.orElseThrow(
                    () -> new UsageException("%s '%s' does not exist".formatted(what, name)));
        }

        private static int mode(String text) {
            try {
                int mode = Integer.parseInt(text, 8);
                if (mode >= 0 && mode <= 07777) {
                    return mode;
                }
            } catch (NumberFormatException notOctal) {
                // Said below.
            }
            throw new UsageException("invalid statoverride mode " + text);
        }

        private int remove() {
            String path = path(options.only("remove"));
            if (!overrides.remove(path)) {
                warn("no override present");
                return forced("del") || forced("remove") ? 0 : 2;
            }
            if (options.has("update")) {
                warn("--update is useless for --remove");
            }
            write();
            return 0;
        }

        private void write() {
            tree.removeAll(StatOverrides.FILE);
            tree.write(StatOverrides.FILE, overrides.content(), 0644);
        }

        private int list() {
            int status = 1;
            for (StatOverride override : overrides.inOrder()) {
                boolean listed = options.operands().isEmpty();
                for (String pattern : options.operands()) {
                    listed |= Fnmatch.matches(cleaned(pattern), override.path());
                }
                if (listed) {
                    terminal.line(override.line());
                    status = 0;
                }
            }
            return status;
        }
    }
}
