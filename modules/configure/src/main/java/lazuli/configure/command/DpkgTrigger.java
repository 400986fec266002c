package lazuli.configure.command;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.call.Options;
import lazuli.configure.call.Terminal;
import lazuli.configure.call.UsageException;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** dpkg-trigger(1). */
final class DpkgTrigger implements Command {
    private static final String PROGRAM = "dpkg-trigger";
    private static final Set<String> FLAGS =
            Set.of("check-supported", "help", "version", "await", "no-await", "no-act");

    private final DpkgDatabase database;

    DpkgTrigger(DpkgDatabase database) {
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
                            Set.of("by-package", "admindir", "root"),
                            Map.of('?', "help", 'f', "by-package"));
            options.checkRoot();
            if (!options.has("check-supported")
                    && !options.has("help")
                    && !options.has("version")) {
                activate(invocation, options);
            }
            return 0;
        } catch (UsageException wrong) {
            terminal.notice("error: " + wrong.getMessage());
            return 2;
        }
    }

    private void activate(Invocation invocation, Options options) {
        if (options.operands().size() != 1) {
            throw new UsageException("takes one argument, the trigger name");
        }
        String trigger = options.operands().getFirst();
        if (trigger.isEmpty() || !trigger.chars().allMatch(c -> c > ' ' && c < 0177)) {
            throw new UsageException("invalid trigger name '%s'".formatted(trigger));
        }
        Optional<String> awaiter = Optional.empty();
        if (!options.has("no-await")) {
            awaiter =
                    options.value("by-package")
                            .or(() ->
                                    Optional.ofNullable(
                                            invocation
                                                    .environment()
                                                    .get("DPKG_MAINTSCRIPT_PACKAGE")));
            if (awaiter.isEmpty()) {
                throw new UsageException(
                        "must be called from a maintainer script (or with a --by-package option)");
            }
        }
        if (!options.has("no-act")) {
            database.triggers().note(trigger, awaiter.filter(name -> !name.equals("-")));
        }
    }
}
