package lazuli.configure.units;

import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** runlevel(8): no init runs where a system is made, and so there is no runlevel. */
public final class Runlevel implements Command {
    @Override
    public int run(Invocation invocation) {
        new Terminal(invocation, "runlevel").line("unknown");
        return 1;
    }
}
