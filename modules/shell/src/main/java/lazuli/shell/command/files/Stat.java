package lazuli.shell.command.files;

import java.util.Optional;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;

/** {@code stat}: prints what is known of files, in a format. */
public final class Stat extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(call, "dereference,L file-system,f! format,c: printf: terse,t! cached:");
        if (options.operands().isEmpty()) {
            throw options.missingOperand();
        }
        if (!options.has("format") && !options.has("printf")) {
            throw new UnsupportedUseException("stat: without --format or --printf");
        }
        boolean escapes = options.has("printf");
        String format = escapes ? options.value("printf", "") : options.value("format", "") + "\n";
        for (String operand : options.operands()) {
            Optional<Entry.Inode> inode =
                    options.has("dereference") ? call.stat(operand) : call.lstat(operand);
            if (inode.isEmpty()) {
                call.complain(
                        "cannot statx " + Quoting.always(operand) + ": " + why(call, operand));
            } else {
                var status = new FileStatus(call, operand, inode.get(), options.has("dereference"));
                call.print(status.format(format, escapes));
            }
        }
        return call.status();
    }

    private static String why(Call call, String operand) {
        try {
            call.tree().fileNumber(call.path(operand));
            return "No such file or directory";
        } catch (TreeException e) {
            return e.errno().message();
        }
    }
}
