package lazuli.configure.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.deb.Version;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** dpkg(1), as far as scripts ask it something. It installs nothing while it installs. */
final class DpkgProgram implements Command {
    private static final String PROGRAM = "dpkg";
    private static final Set<String> ACTIONS =
            Set.of(
                    "compare-versions",
                    "print-architecture",
                    "print-foreign-architectures",
                    "get-selections",
                    "audit",
                    "validate-pkgname",
                    "validate-archname",
                    "validate-trigname",
                    "validate-version",
                    "assert-support-predepends",
                    "assert-working-epoch",
                    "assert-long-filenames",
                    "assert-multi-conrep",
                    "assert-multi-arch",
                    "assert-versioned-provides",
                    "assert-protected-field",
                    "status",
                    "list",
                    "listfiles",
                    "search",
                    "version");

    private final DpkgDatabase database;

    DpkgProgram(DpkgDatabase database) {
        this.database = database;
    }

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, PROGRAM);
        try {
            List<String> arguments = invocation.arguments();
            if (!arguments.isEmpty() && arguments.getFirst().equals("--compare-versions")) {
                int start = arguments.size() > 1 && arguments.get(1).equals("--") ? 2 : 1;
                return new CompareVersions(terminal)
                        .run(arguments.subList(start, arguments.size()));
            }
            var options =
                    Options.first(
                            PROGRAM,
                            arguments,
                            ACTIONS,
                            Set.of("admindir", "instdir", "root"),
                            Map.of(
                                    's',
                                    "status",
                                    'l',
                                    "list",
                                    'L',
                                    "listfiles",
                                    'S',
                                    "search",
                                    'C',
                                    "audit"));
            options.checkRoot();
            return act(options, invocation, terminal);
        } catch (UsageException wrong) {
            terminal.notice("error: " + wrong.getMessage());
            return 2;
        }
    }

    private int act(Options options, Invocation invocation, Terminal terminal) {
        String action =
                options.action(ACTIONS)
                        .orElseThrow(() -> new UsageException("need an action option"));
        if (action.startsWith("assert-")) {
            return 0;
        }
        if (action.startsWith("validate-")) {
            return validate(action.substring("validate-".length()), options.only(action), terminal);
        }
        Queries queries =
                new Queries(database, invocation.tree(), new Terminal(invocation, "dpkg-query"));
        return switch (action) {
            case "compare-versions" -> new CompareVersions(terminal).run(options.operands());
            case "print-architecture" -> {
                terminal.line(database.packages().architecture());
                yield 0;
            }
            case "status" -> queries.status(options.operands());
            case "list" -> queries.list(options.operands());
            case "listfiles" -> queries.listFiles(options.operands());
            case "search" -> queries.search(options.operands());
            case "get-selections" -> queries.selections(options.operands());
            case "version" -> {
                terminal.line(
                        "Debian 'dpkg' package management program version 1.22 ("
                                + database.packages().architecture()
                                + ").");
                yield 0;
            }
            default -> 0;
        };
    }

    private static int validate(String what, String text, Terminal terminal) {
        if (what.equals("version")) {
            try {
                Version.parse(text);
                return 0;
            } catch (IllegalArgumentException wrong) {
                terminal.notice(
                        "error: version '%s' has bad syntax: %s"
                                .formatted(text, wrong.getMessage()));
                return CompareVersions.isUnreadable(text) ? 2 : 1;
            }
        }
        Optional<String> wrong =
                switch (what) {
                    case "pkgname" -> PackageNames.wrong(text);
                    case "archname" -> PackageNames.wrongArchitecture(text);
                    default -> PackageNames.wrongTrigger(text);
                };
        if (wrong.isPresent()) {
            String thing =
                    what.equals("pkgname")
                            ? "package"
                            : what.equals("archname") ? "architecture" : "trigger";
            throw new UsageException(
                    "%s name '%s' is invalid: %s".formatted(thing, text, wrong.get()));
        }
        return 0;
    }
}
