package lazuli.configure.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.Diversion;
import lazuli.configure.dpkg.Diversions;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.pattern.Fnmatch;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.Entry;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;

/** dpkg-divert(1). */
final class DpkgDivert implements Command {
    private static final String PROGRAM = "dpkg-divert";
    private static final Set<String> ACTIONS =
            Set.of("add", "remove", "list", "listpackage", "truename", "help", "version");
    private static final Set<String> FLAGS =
            Set.of(
                    "add",
                    "remove",
                    "list",
                    "listpackage",
                    "truename",
                    "help",
                    "version",
                    "local",
                    "quiet",
                    "rename",
                    "no-rename",
                    "test");
    private static final Set<String> VALUED =
            Set.of("divert", "package", "admindir", "instdir", "root");

    private final DpkgDatabase database;

    DpkgDivert(DpkgDatabase database) {
        this.database = database;
    }

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, PROGRAM);
        try {
            new Run(invocation, terminal).run();
            return 0;
        } catch (UsageException wrong) {
            terminal.notice("error: " + wrong.getMessage());
            return 2;
        }
    }

    private final class Run {
        private final Terminal terminal;
        private final TreeEditor tree;
        private final Diversions diversions = database.diversions();
        private final Options options;
        private final Optional<String> packageName;
        private final boolean anyPackage;

        Run(Invocation invocation, Terminal terminal) {
            this.terminal = terminal;
            tree = invocation.tree();
            options =
                    Options.first(
                            PROGRAM, invocation.arguments(), FLAGS, VALUED, Map.of('?', "help"));
            options.checkRoot();
            Optional<String> given = options.value("package");
            Optional<String> caller =
                    Optional.ofNullable(invocation.environment().get("DPKG_MAINTSCRIPT_PACKAGE"));
            boolean said = given.isPresent() || options.has("local");
            packageName = said ? given : caller;
            anyPackage = !said && caller.isEmpty();
        }

        private void say(String line) {
            if (!options.has("quiet")) {
                terminal.line(line);
            }
        }

        void run() {
            switch (options.action(ACTIONS).orElse("add")) {
                case "remove" -> remove();
                case "list" -> list();
                case "listpackage" -> listPackage();
                case "truename" -> {
                    String file = file("truename");
                    terminal.line(diversions.from(file).map(Diversion::to).orElse(file));
                }
                case "help", "version" -> terminal.line("Debian dpkg-divert version 1.22.");
                default -> add();
            }
        }

        private String file(String action) {
            String file = options.only(action);
            if (!file.startsWith("/")) {
                throw new UsageException("filename \"" + file + "\" is not absolute");
            }
            if (file.indexOf('\n') >= 0) {
                throw new UsageException("file may not contain newlines");
            }
            return file;
        }

        private void add() {
            String file = file("add");
            if (tree.lstat(file).orElse(null) instanceof Entry.Directory) {
                throw new UsageException("cannot divert directories");
            }
            String to = options.value("divert").orElse(file + ".distrib");
            if (!to.startsWith("/")) {
                throw new UsageException("filename \"" + to + "\" is not absolute");
            }
            if (to.equals(file)) {
                throw new UsageException("cannot divert file '" + file + "' to itself");
            }
            var diversion = new Diversion(file, to, packageName);
            Optional<Diversion> clash =
                    diversions
                            .from(file)
                            .or(() -> diversions.to(file))
                            .or(() -> diversions.from(to))
                            .or(() -> diversions.to(to));
            if (clash.isPresent()) {
                if (clash.get().equals(diversion)) {
                    say("Leaving '" + diversion.describe() + "'");
                    return;
                }
                throw new UsageException(
                        "'%s' clashes with '%s'"
                                .formatted(diversion.describe(), clash.get().describe()));
            }
            say("Adding '" + diversion.describe() + "'");
            boolean rename = renames(file, to);
            if (rename && packageName.filter(name -> ownsFile(name, file)).isPresent()) {
                say(
                        "Ignoring request to rename file '%s' owned by diverting package '%s'"
                                .formatted(file, packageName.orElse("")));
                rename = false;
            }
            if (!options.has("test")) {
                diversions.add(diversion);
                write();
                if (rename) {
                    move(file, to);
                }
            }
        }

        private boolean ownsFile(String name, String file) {
            return database.packages()
                    .find(name)
                    .filter(owner -> database.owns(owner, new TreePath(file)))
                    .isPresent();
        }

        /** Whether there is something to rename, and nothing else in its way. */
        private boolean renames(String from, String to) {
            if (!options.has("rename") || tree.lstat(from).isEmpty()) {
                return false;
            }
            String folder = to.substring(0, Math.max(1, to.lastIndexOf('/')));
            if (!(tree.stat(folder).orElse(null) instanceof Entry.Directory)) {
                throw new UsageException(
                        "error checking '%s': No such file or directory".formatted(to));
            }
            if (tree.lstat(to).isPresent() && !tree.sameFile(from, to)) {
                throw new UsageException(
                        "rename involves overwriting '%s' with\n  different file '%s', not allowed"
                                .formatted(to, from));
            }
            return true;
        }

        private void move(String from, String to) {
            if (tree.lstat(to).isPresent()) {
                tree.unlink(from);
            } else {
                tree.rename(from, to);
            }
        }

        private void remove() {
            String file = file("remove");
            Optional<Diversion> found = diversions.from(file);
            if (found.isEmpty()) {
                say("No diversion '%s', none removed.".formatted(wanted(file)));
                return;
            }
            Diversion diversion = found.get();
            Optional<String> to = options.value("divert");
            if (to.isPresent() && !to.get().equals(diversion.to())) {
                throw mismatch("divert-to", file, diversion);
            }
            if (!anyPackage && !packageName.equals(diversion.packageName())) {
                throw mismatch("package", file, diversion);
            }
            say("Removing '" + diversion.describe() + "'");
            boolean rename = renames(diversion.to(), diversion.from());
            if (!options.has("test")) {
                diversions.remove(diversion);
                if (rename) {
                    move(diversion.to(), diversion.from());
                }
                write();
            }
        }

        private String wanted(String file) {
            String to = options.value("divert").map(it -> " to " + it).orElse("");
            if (anyPackage) {
                return "any diversion of " + file + to;
            }
            return packageName
                    .map(name -> "diversion of " + file + to + " by " + name)
                    .orElse("local diversion of " + file + to);
        }

        private UsageException mismatch(String what, String file, Diversion diversion) {
            return new UsageException(
                    "mismatch on %s\n  when removing '%s'\n  found '%s'"
                            .formatted(what, wanted(file), diversion.describe()));
        }

        private void write() {
            tree.removeAll(Diversions.FILE);
            tree.write(Diversions.FILE, diversions.content(), 0644);
        }

        private void list() {
            List<String> patterns =
                    options.operands().isEmpty() ? List.of("*") : options.operands();
            for (Diversion diversion : diversions.inOrder()) {
                boolean listed = false;
                for (String pattern : patterns) {
                    listed |=
                            Fnmatch.matches(pattern, diversion.packageName().orElse(":"))
                                    || Fnmatch.matches(pattern, diversion.to())
                                    || Fnmatch.matches(pattern, diversion.from());
                }
                if (listed) {
                    terminal.line(diversion.describe());
                }
            }
        }

        private void listPackage() {
            String file = file("listpackage");
            diversions
                    .from(file)
                    .or(() -> diversions.to(file))
                    .ifPresent(diversion -> terminal.line(diversion.packageName().orElse("LOCAL")));
        }
    }
}
