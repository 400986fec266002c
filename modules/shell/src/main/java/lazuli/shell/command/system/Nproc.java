package lazuli.shell.command.system;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code nproc}: says that there is one processor. */
public final class Nproc extends Utility {
    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "all ignore:");
        if (!options.operands().isEmpty()) {
            throw options.extraOperand(options.operands().getFirst());
        }
        call.println("1");
        return 0;
    }
}
