package lazuli.shell.command.files;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeException;

/** {@code rmdir}: removes empty directories. */
public final class Rmdir extends Utility {
    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "ignore-fail-on-non-empty parents,p verbose,v");
        if (options.operands().isEmpty()) {
            throw options.missingOperand();
        }
        for (String operand : options.operands()) {
            String directory = operand;
            while (remove(call, options, directory, directory.equals(operand))
                    && options.has("parents")) {
                String stripped = directory.replaceAll("(?<=.)/+$", "");
                int slash = stripped.lastIndexOf('/');
                if (slash <= 0) {
                    break;
                }
                directory = stripped.substring(0, slash).replaceAll("(?<=.)/+$", "");
            }
        }
        return call.status();
    }

    private static boolean remove(Call call, Options options, String directory, boolean operand) {
        if (options.has("verbose")) {
            call.println(call.name() + ": removing directory, " + Quoting.always(directory));
        }
        String stripped = directory.replaceAll("(?<=.)/+$", "");
        boolean linked = call.lstat(stripped).filter(Entry.Symlink.class::isInstance).isPresent();
        if (linked && !stripped.equals(directory)) {
            call.complain(
                    "failed to remove "
                            + Quoting.always(directory)
                            + ": Symbolic link not followed");
            return false;
        }
        try {
            call.tree().rmdir(call.path(directory));
            return true;
        } catch (TreeException e) {
            if (e.errno() != Errno.ENOTEMPTY || !options.has("ignore-fail-on-non-empty")) {
                call.complain(
                        (operand ? "failed to remove " : "failed to remove directory ")
                                + Quoting.always(directory),
                        e);
            }
            return false;
        }
    }
}
