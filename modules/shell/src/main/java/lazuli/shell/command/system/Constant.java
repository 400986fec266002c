package lazuli.shell.command.system;

import lazuli.shell.Command;
import lazuli.shell.Invocation;

/** {@code true} and {@code false}, and the commands that have nothing to do here: {@code sync}, {@code sleep}, {@code logger}, {@code chattr}. */
public final class Constant implements Command {
    private final int status;

    /** A command that exits with this status. */
    public Constant(int status) {
        this.status = status;
    }

    @Override
    public int run(Invocation invocation) {
        return status;
    }
}
