package lazuli.shell.command.system;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code printenv}: prints exported variables. */
public final class Printenv extends Utility {
    /** Ends with 2 where nobody takes what it prints. */
    public Printenv() {
        super(2);
    }

    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "+null,0", 2);
        char end = options.has("null") ? '\0' : '\n';
        if (options.operands().isEmpty()) {
            call.environment().forEach((name, value) -> call.print(name + "=" + value + end));
            return 0;
        }
        for (String name : options.operands()) {
            String value = call.environment().get(name);
            if (value == null) {
                call.status(1);
            } else {
                call.print(value + end);
            }
        }
        return call.status();
    }
}
