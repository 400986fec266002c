package lazuli.configure.command;

import java.util.Map;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** dpkg-query(1). */
final class DpkgQuery implements Command {
    private static final String PROGRAM = "dpkg-query";
    static final String FORMAT = "${binary:Package}\t${Version}\n";
    private static final Set<String> ACTIONS =
            Set.of(
                    "show",
                    "list",
                    "status",
                    "listfiles",
                    "search",
                    "control-path",
                    "control-list",
                    "control-show",
                    "version");
    private static final Set<String> FLAGS =
            Set.of(
                    "show",
                    "list",
                    "status",
                    "listfiles",
                    "search",
                    "control-path",
                    "control-list",
                    "control-show",
                    "version",
                    "no-pager",
                    "load-avail");

    private final DpkgDatabase database;

    DpkgQuery(DpkgDatabase database) {
        this.database = database;
    }

    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, PROGRAM);
        try {
            var options =
                    Options.first(
                            PROGRAM,
                            invocation.arguments(),
                            FLAGS,
                            Set.of("showformat", "admindir", "root"),
                            Map.of(
                                    'W',
                                    "show",
                                    'l',
                                    "list",
                                    's',
                                    "status",
                                    'L',
                                    "listfiles",
                                    'S',
                                    "search",
                                    'c',
                                    "control-path",
                                    'f',
                                    "showformat"));
            options.checkRoot();
            return act(options, new Queries(database, invocation.tree(), terminal), terminal);
        } catch (UsageException wrong) {
            terminal.notice("error: " + wrong.getMessage());
            return 2;
        }
    }

    private static int act(Options options, Queries queries, Terminal terminal) {
        String action =
                options.action(ACTIONS)
                        .orElseThrow(() -> new UsageException("need an action option"));
        return switch (action) {
            case "show" ->
                    queries.show(options.value("showformat").orElse(FORMAT), options.operands());
            case "list" -> queries.list(options.operands());
            case "status" -> queries.status(options.operands());
            case "listfiles" -> queries.listFiles(options.operands());
            case "search" -> queries.search(options.operands());
            case "control-path" -> queries.controlPath(options.operands());
            case "control-list" -> queries.controlList(options.operands());
            case "control-show" -> queries.controlShow(options.operands());
            default -> {
                terminal.line(
                        "Debian dpkg-query package management program query tool version 1.22.");
                yield 0;
            }
        };
    }
}
