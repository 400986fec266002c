package lazuli.configure.apache;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.pattern.Fnmatch;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;

/** a2enmod(8), a2dismod(8), a2ensite(8), a2dissite(8), a2enconf(8) and a2disconf(8): link what is available where it is enabled, and note who asked for it. */
public final class ApacheSwitch implements Command {
    private static final Pattern NAME = Pattern.compile("a2(en|dis)(mod|site|conf)");

    @Override
    public int run(Invocation invocation) {
        String program = invocation.name().substring(invocation.name().lastIndexOf('/') + 1);
        Matcher name = NAME.matcher(program);
        if (!name.matches()) {
            throw new UnsupportedUseException(program);
        }
        var terminal = new Terminal(invocation, program);
        try {
            var options =
                    Options.anywhere(
                            program,
                            invocation.arguments(),
                            Set.of("quiet", "force", "maintmode", "purge"),
                            Set.of(),
                            Map.of('q', "quiet", 'f', "force", 'm', "maintmode", 'p', "purge"));
            if (options.operands().isEmpty()) {
                throw new UnsupportedUseException(program + " that asks what to choose");
            }
            return new Run(
                            invocation.tree(),
                            terminal,
                            options,
                            Kind.valueOf(name.group(2).toUpperCase(Locale.ROOT)),
                            name.group(1).equals("en"))
                    .run();
        } catch (UsageException wrong) {
            terminal.notice(String.valueOf(wrong.getMessage()));
            return 2;
        }
    }

    private enum Kind {
        MOD("module", "mods", ".load"),
        SITE("site", "sites", ".conf"),
        CONF("conf", "conf", ".conf");

        private final String word;
        private final String folder;
        private final String suffix;

        Kind(String word, String folder, String suffix) {
            this.word = word;
            this.folder = folder;
            this.suffix = suffix;
        }

        String title() {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }
    }

    private static final class Run {
        private static final String CONFIGURATION = "/etc/apache2/";
        private static final String STATE = "/var/lib/apache2/";
        private static final Set<String> ESSENTIAL =
                Set.of(
                        "alias",
                        "auth_basic",
                        "authn_file",
                        "authz_host",
                        "authz_user",
                        "autoindex",
                        "deflate",
                        "dir",
                        "env",
                        "filter",
                        "logio",
                        "mime",
                        "negotiation",
                        "setenvif",
                        "unixd",
                        "version",
                        "watchdog");

        private final TreeEditor tree;
        private final Terminal terminal;
        private final Options options;
        private final Kind kind;
        private final boolean enable;
        private final String available;
        private final String enabled;

        Run(TreeEditor tree, Terminal terminal, Options options, Kind kind, boolean enable) {
            this.tree = tree;
            this.terminal = terminal;
            this.options = options;
            this.kind = kind;
            this.enable = enable;
            available = CONFIGURATION + kind.folder + "-available/";
            enabled = CONFIGURATION + kind.folder + "-enabled/";
        }

        private void info(String line) {
            if (!options.has("quiet")) {
                terminal.line(line);
            }
        }

        private boolean error(String line) {
            terminal.complain("ERROR: " + line + "\n");
            return false;
        }

        int run() {
            int status = 0;
            for (String operand : options.operands()) {
                List<String> names = matching(operand);
                if (names.isEmpty()) {
                    error("No %s found matching %s!".formatted(kind.word, operand));
                    status = 1;
                }
                for (String name : names) {
                    status = (enable ? enable(name) : disable(name)) ? status : 1;
                }
            }
            return status;
        }

        private List<String> matching(String operand) {
            String name =
                    operand.endsWith(kind.suffix)
                            ? operand.substring(0, operand.length() - kind.suffix.length())
                            : operand;
            if (!Fnmatch.isPattern(name)) {
                return List.of(name);
            }
            String directory = enable ? available : enabled;
            List<String> names = new ArrayList<>();
            if (tree.stat(directory).orElse(null) instanceof Entry.Directory) {
                for (String file : tree.list(directory)) {
                    if (file.endsWith(kind.suffix) && Fnmatch.matches(name + kind.suffix, file)) {
                        names.add(file.substring(0, file.length() - kind.suffix.length()));
                    }
                }
            }
            return names;
        }

        private boolean isThere(String path) {
            return tree.stat(path).isPresent();
        }

        /** The module's configuration file, which goes with it. */
        private Optional<String> companion(String name) {
            return kind == Kind.MOD && isThere(available + name + ".conf")
                    ? Optional.of(name + ".conf")
                    : Optional.empty();
        }

        private boolean enable(String asked) {
            String name = asked;
            if (kind == Kind.MOD && name.equals("cgi") && isThreaded()) {
                terminal.line("Your MPM seems to be threaded. Selecting cgid instead of cgi.");
                name = "cgid";
            }
            String file = name + kind.suffix;
            if (!isThere(available + file)) {
                return missing(name);
            }
            if (!dependencies(name)) {
                return false;
            }
            List<String> files = new ArrayList<>();
            companion(name).ifPresent(files::add);
            files.add(file);
            boolean changed = false;
            for (String each : files) {
                String wrong = wrong(each);
                if (!wrong.isEmpty()) {
                    return error(
                            "%s %s not properly enabled: %s".formatted(kind.title(), name, wrong));
                }
                changed |= !isThere(enabled + each);
            }
            if (!changed) {
                info("%s %s already enabled".formatted(kind.title(), name));
                return true;
            }
            boolean fresh = !isThere(enabled + file);
            terminal.line(
                    fresh
                            ? "Enabling %s %s.".formatted(kind.word, name)
                            : "Enabling config file %s.conf.".formatted(name));
            files.forEach(this::link);
            if (fresh) {
                mark(name);
            }
            return true;
        }

        private boolean missing(String name) {
            String link = enabled + name + kind.suffix;
            boolean dangling =
                    tree.lstat(link).orElse(null) instanceof Entry.Symlink && !isThere(link);
            if (dangling && !enable) {
                info("removing dangling symlink " + link);
                tree.unlink(link);
                String companion = enabled + name + ".conf";
                if (tree.lstat(companion).isPresent() && !isThere(companion)) {
                    tree.unlink(companion);
                }
                return true;
            }
            if (dangling) {
                error(link + " is a dangling symlink!");
            }
            if (options.has("purge")) {
                mark(name);
                return true;
            }
            return error("%s %s does not exist!".formatted(kind.title(), name));
        }

        private boolean isThreaded() {
            return !isThere(enabled + "mpm_prefork.load")
                    && (isThere(enabled + "mpm_worker.load")
                            || isThere(enabled + "mpm_event.load"));
        }

        private boolean dependencies(String name) {
            for (String each : named(available + name + kind.suffix, "Depends")) {
                if (kind == Kind.MOD) {
                    info("Considering dependency %s for %s:".formatted(each, name));
                    if (!enable(each)) {
                        return error(
                                "Could not enable dependency %s for %s, aborting"
                                        .formatted(each, name));
                    }
                } else if (!isThere(CONFIGURATION + "mods-enabled/" + each + ".load")) {
                    terminal.complain(
                            "WARNING: Module %s is not enabled, but %s depends on it, aborting\n"
                                    .formatted(each, name));
                    return false;
                }
            }
            boolean free = true;
            if (kind == Kind.MOD) {
                for (String each : named(available + name + kind.suffix, "Conflicts")) {
                    info("Considering conflict %s for %s:".formatted(each, name));
                    if (isThere(enabled + each + kind.suffix)) {
                        free =
                                error(
                                        "Module %s is enabled - cannot proceed due to conflicts. It needs to be disabled first!"
                                                .formatted(each));
                    }
                }
            }
            return free;
        }

        /** The names behind a word in the comments that a file begins with. */
        private List<String> named(String file, String word) {
            for (String line : Names.decode(tree.read(file).bytes()).split("\n")) {
                if (line.matches("# " + word + ":\\s+.*")) {
                    String names = line.substring(word.length() + 3).strip();
                    return names.isEmpty() ? List.of() : List.of(names.split("\\s+"));
                }
                if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                    break;
                }
            }
            return List.of();
        }

        /** What stands in the way of a link, if anything does. */
        private String wrong(String file) {
            String link = enabled + file;
            if (!isThere(link)) {
                if (tree.lstat(link).isPresent()) {
                    tree.unlink(link);
                }
                return "";
            }
            if (!(tree.lstat(link).orElseThrow() instanceof Entry.Symlink)) {
                return link + " is a real file, not touching it";
            }
            return tree.realpath(link).equals(tree.realpath(available + file))
                    ? ""
                    : "%s exists but does not point to %s, not touching it"
                            .formatted(link, available + file);
        }

        private void link(String file) {
            if (!isThere(enabled + file)) {
                tree.symlink("../" + kind.folder + "-available/" + file, enabled + file);
            }
        }

        private boolean disable(String name) {
            String file = name + kind.suffix;
            if (!isThere(available + file)) {
                return missing(name);
            }
            if (kind == Kind.MOD && !dependents(name)) {
                return false;
            }
            Optional<String> companion = companion(name).filter(each -> isThere(enabled + each));
            if (tree.lstat(enabled + file).isPresent()) {
                if (ESSENTIAL.contains(name) && kind == Kind.MOD && !options.has("force")) {
                    terminal.line("Aborting"); // nobody is there to say yes
                    return false;
                }
                unlink(file);
                companion.ifPresent(this::unlink);
                mark(name);
                terminal.line("%s %s disabled.".formatted(kind.title(), name));
            } else if (companion.isPresent()) {
                terminal.line("Disabling stale config file %s.conf.".formatted(name));
                unlink(companion.get());
            } else {
                info("%s %s already disabled".formatted(kind.title(), name));
                if (options.has("purge")) {
                    mark(name);
                }
            }
            return true;
        }

        private boolean dependents(String name) {
            List<String> depending = new ArrayList<>();
            for (String file : tree.list(enabled)) {
                if (file.endsWith(".load")
                        && isThere(enabled + file)
                        && named(enabled + file, "Depends").contains(name)) {
                    depending.add(file.substring(0, file.length() - ".load".length()));
                }
            }
            if (!depending.isEmpty() && !options.has("force")) {
                return error(
                        "The following modules depend on %s and need to be disabled first: %s"
                                .formatted(name, String.join(" ", depending)));
            }
            return depending.stream().allMatch(this::disable);
        }

        private void unlink(String file) {
            if (tree.lstat(enabled + file).orElse(null) instanceof Entry.Symlink) {
                tree.unlink(enabled + file);
            } else {
                error(enabled + file + " is not a symbolic link, not deleting");
            }
        }

        /** Notes whether the administrator or a package has switched it last. */
        private void mark(String name) {
            String markers = STATE + kind.word;
            String own =
                    markers
                            + (enable ? "/enabled_by_" : "/disabled_by_")
                            + (options.has("maintmode") ? "maint" : "admin");
            tree.mkdirs(own, 0755);
            for (String each : tree.list(markers)) {
                tree.removeAll(markers + "/" + each + "/" + name);
            }
            if (!options.has("purge")) {
                tree.write(own + "/" + name, ByteSource.empty(), 0644);
            }
        }
    }
}
