package lazuli.shell.command.system;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code whoami}: prints the name of the user, who is root. */
public final class Whoami extends Utility {
    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "");
        if (!options.operands().isEmpty()) {
            throw options.extraOperand(options.operands().getFirst());
        }
        call.println(call.accounts().userName(0));
        return 0;
    }
}
