package lazuli.configure.capabilities;

import java.util.Optional;
import lazuli.configure.call.Terminal;
import lazuli.content.ByteSource;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;

/** getcap(8): says which capabilities files have. */
public final class Getcap implements Command {
    @Override
    public int run(Invocation invocation) {
        var terminal = new Terminal(invocation, "getcap");
        for (String operand : invocation.arguments()) {
            if (operand.startsWith("-")) {
                throw new UnsupportedUseException("getcap " + operand);
            }
            Optional<Entry.Inode> inode = invocation.tree().lstat(invocation.absolute(operand));
            if (inode.isEmpty()) {
                terminal.complain(operand + " (No such file or directory)\n");
                return 1;
            }
            ByteSource attribute = inode.get().metadata().xattrs().get(FileCapabilities.XATTR);
            if (attribute != null) {
                String text =
                        FileCapabilities.read(attribute)
                                .flatMap(FileCapabilities::text)
                                .orElseThrow(
                                        () -> new UnsupportedUseException("getcap " + operand));
                terminal.line(operand + " " + text);
            }
        }
        return 0;
    }
}
