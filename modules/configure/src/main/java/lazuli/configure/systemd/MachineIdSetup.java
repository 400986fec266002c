package lazuli.configure.systemd;

import java.util.List;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.TreeEditor;

/** systemd-machine-id-setup(1): an image has no machine's number, but an empty file, which tells systemd to make one at the first boot. */
public final class MachineIdSetup implements Command {
    private static final String FILE = "/etc/machine-id";

    @Override
    public int run(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        if (!arguments.isEmpty() && !arguments.equals(List.of("--root=/"))) {
            throw new UnsupportedUseException(
                    "systemd-machine-id-setup " + String.join(" ", arguments));
        }
        TreeEditor tree = invocation.tree();
        if (tree.lstat(FILE).isEmpty()) {
            tree.write(FILE, ByteSource.empty(), 0444);
        }
        return 0;
    }
}
