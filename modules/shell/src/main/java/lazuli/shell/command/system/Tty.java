package lazuli.shell.command.system;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code tty}: says that there is no terminal. */
public final class Tty extends Utility {
    /** Ends with 3 where nobody takes what it prints. */
    public Tty() {
        super(3);
    }

    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "quiet,silent,s", 2);
        if (!options.operands().isEmpty()) {
            throw options.extraOperand(options.operands().getFirst());
        }
        if (!options.has("quiet")) {
            call.println("not a tty");
        }
        return 1;
    }
}
