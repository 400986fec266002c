package lazuli.configure.units;

import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;

/** dbus-uuidgen(1) {@code --ensure}: an image has no machine's number; it is made at the first boot. */
public final class DbusUuidgen implements Command {
    @Override
    public int run(Invocation invocation) {
        if (!invocation.arguments().stream().allMatch(each -> each.startsWith("--ensure"))) {
            throw new UnsupportedUseException(
                    "dbus-uuidgen " + String.join(" ", invocation.arguments()));
        }
        return 0;
    }
}
