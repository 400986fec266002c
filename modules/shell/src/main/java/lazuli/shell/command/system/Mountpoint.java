package lazuli.shell.command.system;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code mountpoint}: says whether something is mounted: the root, and the kernel's own file systems, as where packages are usually configured. */
public final class Mountpoint extends Utility {
    private static final int NOT_MOUNTED = 32;

    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "quiet,q nofollow fs-devno,d! devno,x!");
        if (options.operands().size() != 1) {
            throw options.usage("bad usage");
        }
        String operand = options.operands().getFirst();
        boolean quiet = options.has("quiet");
        if (call.stat(operand).isEmpty()) {
            if (!quiet) {
                call.complain(operand + ": No such file or directory");
            }
            return 1;
        }
        String path = call.tree().realpath(call.path(operand)).value();
        boolean mounted =
                switch (path) {
                    case "/", "/proc", "/sys" -> true;
                    default -> false;
                };
        if (!quiet) {
            call.println(operand + (mounted ? " is a mountpoint" : " is not a mountpoint"));
        }
        return mounted ? 0 : NOT_MOUNTED;
    }
}
