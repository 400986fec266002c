package lazuli.configure.units;

import lazuli.configure.call.Terminal;
import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** What stands for start-stop-daemon(8) while a system is made: nothing is started in an image. */
public final class StartStopDaemon implements Command {
    @Override
    public int run(Invocation invocation) {
        new Terminal(invocation, "start-stop-daemon")
                .complain("Warning: Fake start-stop-daemon called, doing nothing\n");
        return 0;
    }
}
