package lazuli.shell.command.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.ModeChange;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;

/** {@code chmod}: changes the permission bits of files. */
public final class Chmod extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        modesMoved(call.arguments()),
                        "changes,c! dereference no-dereference,h! no-preserve-root preserve-root"
                                + " silent,quiet,f reference: recursive,R verbose,v! H L P mode:",
                        1);
        List<String> operands = options.operands();
        ModeChange change;
        if (options.has("reference")) {
            change = reference(call, options.value("reference", ""));
        } else {
            String mode =
                    options.has("mode")
                            ? modes(options)
                            : operands.isEmpty() ? "" : operands.removeFirst();
            if (operands.isEmpty()) {
                throw mode.isEmpty()
                        ? options.missingOperand()
                        : options.usage("missing operand after " + Quoting.always(mode));
            }
            change =
                    ModeChange.parse(mode)
                            .orElseThrow(
                                    () -> options.usage("invalid mode: " + Quoting.always(mode)));
        }
        if (operands.isEmpty()) {
            throw options.missingOperand();
        }
        Traversal traversal = Traversal.of(options, 'H');
        boolean silent = options.has("silent");
        for (String operand : operands) {
            traversal.visit(
                    call,
                    operand,
                    "cannot access ",
                    silent,
                    (path, depth) -> change(call, change, path, depth, silent));
        }
        return call.status();
    }

    /** The modes that look like options, {@code -x}, as values of an option of ours. */
    private static List<String> modesMoved(List<String> arguments) {
        List<String> moved = new ArrayList<>();
        boolean options = true;
        for (String argument : arguments) {
            options &= !argument.equals("--");
            boolean mode =
                    options
                            && argument.length() > 1
                            && argument.charAt(0) == '-'
                            && "rwxXstugo0123456789,=+".indexOf(argument.charAt(1)) >= 0;
            moved.add(mode ? "--mode=" + argument : argument);
        }
        return moved;
    }

    private static String modes(Options options) {
        StringBuilder modes = new StringBuilder();
        for (Options.Option option : options.all()) {
            if (option.name().equals("mode")) {
                modes.append(modes.isEmpty() ? "" : ",").append(option.value());
            }
        }
        return modes.toString();
    }

    private static ModeChange reference(Call call, String operand) {
        Optional<Entry.Inode> inode = call.stat(operand);
        if (inode.isEmpty()) {
            throw new Failure(
                    1,
                    "failed to get attributes of "
                            + Quoting.always(operand)
                            + ": No such file or directory");
        }
        return ModeChange.to(inode.get().metadata().mode());
    }

    private static void change(
            Call call, ModeChange change, String operand, int depth, boolean silent) {
        boolean link = call.lstat(operand).filter(Entry.Symlink.class::isInstance).isPresent();
        if (link && depth > 0) {
            return;
        }
        Optional<Entry.Inode> inode = call.tree().stat(call.path(operand));
        if (inode.isEmpty()) {
            if (call.device(operand).isEmpty()) {
                if (!silent) {
                    call.complain("cannot operate on dangling symlink " + Quoting.always(operand));
                }
                call.status(1);
            }
            return;
        }
        boolean directory = inode.get() instanceof Entry.Directory;
        int mode = change.apply(inode.get().metadata().mode(), directory, call.umask());
        call.tree().chmod(call.path(operand), mode);
    }
}
