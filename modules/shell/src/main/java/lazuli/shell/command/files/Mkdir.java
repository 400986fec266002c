package lazuli.shell.command.files;

import java.util.Optional;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.ModeChange;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;

/** {@code mkdir}: makes directories. */
public final class Mkdir extends Utility {
    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "mode,m: parents,p verbose,v context? Z");
        if (options.operands().isEmpty()) {
            throw options.missingOperand();
        }
        int mode = 0777 & ~call.umask();
        if (options.has("mode")) {
            String text = options.value("mode", "");
            Optional<ModeChange> change = ModeChange.parse(text);
            if (change.isEmpty()) {
                throw new Failure(1, "invalid mode " + Quoting.always(text));
            }
            mode = change.get().apply(mode, true, call.umask());
        }
        for (String operand : options.operands()) {
            try {
                if (options.has("parents")) {
                    makeAll(call, operand, mode, options.has("verbose"));
                } else {
                    call.tree().mkdir(call.path(operand), mode);
                    tell(call, operand, options.has("verbose"));
                }
            } catch (TreeException e) {
                call.complain("cannot create directory " + Quoting.always(operand), e);
            }
        }
        return call.status();
    }

    private static void tell(Call call, String operand, boolean verbose) {
        if (verbose) {
            call.println(call.name() + ": created directory " + Quoting.always(operand));
        }
    }

    /** Makes what is missing of a path; the mode is for its last part. */
    private static void makeAll(Call call, String operand, int mode, boolean verbose) {
        String path = operand.replaceAll("(?<=.)/+$", "");
        int at = 0;
        while (at < path.length()) {
            int slash = path.indexOf('/', at + 1);
            boolean last = slash < 0;
            String part = last ? path : path.substring(0, slash);
            at = last ? path.length() : slash;
            if (part.isEmpty() || part.endsWith("/")) {
                continue;
            }
            Optional<Entry.Inode> there = call.stat(part);
            if (there.isPresent() && there.get() instanceof Entry.Directory) {
                continue;
            }
            try {
                call.tree().mkdir(call.path(part), last ? mode : 0777 & ~call.umask() | 0300);
            } catch (TreeException e) {
                String why = there.isPresent() && !last ? "Not a directory" : e.errno().message();
                call.complain("cannot create directory " + Quoting.always(part) + ": " + why);
                return;
            }
            tell(call, part, verbose);
        }
    }
}
