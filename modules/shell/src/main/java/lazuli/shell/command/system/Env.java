package lazuli.shell.command.system;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;

/** {@code env}: prints the variables, or starts a command with others. */
public final class Env extends Utility {
    private static final int TROUBLE = 125;
    private static final int NOT_FOUND = 127;

    /** Ends with TROUBLE where nobody takes what it prints. */
    public Env() {
        super(TROUBLE);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "+argv0,a:! ignore-environment,i null,0 unset,u: chdir,C:! split-string,S:!"
                                + " block-signal?! default-signal? ignore-signal?!"
                                + " list-signal-handling! debug,v!",
                        TROUBLE);
        SortedMap<String, String> environment =
                options.has("ignore-environment")
                        ? new TreeMap<>()
                        : new TreeMap<>(call.environment());
        List<String> operands = options.operands();
        if (!operands.isEmpty() && operands.getFirst().equals("-")) {
            environment.clear();
            operands.removeFirst();
        }
        for (Options.Option option : options.all()) {
            if (option.name().equals("unset")) {
                if (option.value().isEmpty() || option.value().indexOf('=') >= 0) {
                    throw new Failure(
                            TROUBLE,
                            "cannot unset "
                                    + Quoting.always(option.value())
                                    + ": Invalid argument");
                }
                environment.remove(option.value());
            }
        }
        while (!operands.isEmpty() && operands.getFirst().indexOf('=') >= 0) {
            String assignment = operands.removeFirst();
            int equals = assignment.indexOf('=');
            environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        if (operands.isEmpty()) {
            environment.forEach((name, value) ->
                    call.print(name + "=" + value + (options.has("null") ? "\0" : "\n")));
            return 0;
        }
        int status = call.start(operands, environment, call.in());
        if (status == NOT_FOUND) {
            call.warn(Quoting.always(operands.getFirst()) + ": No such file or directory");
        }
        return status;
    }
}
