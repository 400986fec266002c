package lazuli.configure.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.Names;

/** deb-systemd-invoke(1p): starts and stops nothing, as where {@code policy-rc.d} forbids it. */
public final class DebSystemdInvoke implements Command {
    @Override
    public int run(Invocation invocation) {
        if (invocation.arguments().size() < 2) {
            return 1;
        }
        String line =
                "/usr/sbin/policy-rc.d returned 101, not running '"
                        + String.join(" ", invocation.arguments())
                        + "'\n";
        try {
            invocation.err().write(Names.encode(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }
}
