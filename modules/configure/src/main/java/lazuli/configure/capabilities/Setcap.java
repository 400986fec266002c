package lazuli.configure.capabilities;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.configure.call.Terminal;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;

/** setcap(8): gives capabilities to files, or takes them. */
public final class Setcap implements Command {
    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, "setcap");
        List<String> arguments =
                invocation.arguments().stream().filter(each -> !each.equals("-q")).toList();
        if (arguments.isEmpty() || arguments.size() % 2 != 0) {
            throw new UnsupportedUseException("setcap " + String.join(" ", arguments));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            String wanted = arguments.get(i);
            if (wanted.startsWith("-") && !wanted.equals("-r")) {
                throw new UnsupportedUseException("setcap " + wanted);
            }
            Optional<FileCapabilities> capabilities =
                    wanted.equals("-r")
                            ? Optional.of(FileCapabilities.NONE)
                            : FileCapabilities.parse(wanted);
            if (capabilities.isEmpty()) {
                terminal.complain("fatal error: Invalid argument\n");
                return 1;
            }
            if (!set(invocation, arguments.get(i + 1), wanted, capabilities.get())) {
                terminal.complain(
                        "Failed to set capabilities on file '%s'\n"
                                .formatted(arguments.get(i + 1)));
                return 1;
            }
        }
        return 0;
    }

    private static boolean set(
            Invocation invocation, String operand, String wanted, FileCapabilities capabilities) {
        String path = invocation.absolute(operand);
        if (!(invocation.tree().stat(path).orElse(null) instanceof Entry.RegularFile file)) {
            return false;
        }
        SortedMap<String, ByteSource> xattrs = new TreeMap<>(file.metadata().xattrs());
        if (!wanted.equals("-r")) {
            xattrs.put(FileCapabilities.XATTR, capabilities.attribute());
        } else if (xattrs.remove(FileCapabilities.XATTR) == null) {
            return false;
        }
        invocation.tree().setXattrs(path, xattrs);
        return true;
    }
}
