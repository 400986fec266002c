package lazuli.shell.command.files;

import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** {@code rm}: removes files and directories. */
public final class Rm extends Utility {
    private record Rules(boolean force, boolean recursive, boolean directories, boolean verbose) {}

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "force,f interactive? i I recursive,r,R dir,d verbose,v one-file-system"
                                + " no-preserve-root preserve-root?");
        boolean asked = false;
        for (Options.Option option : options.all()) {
            asked =
                    switch (option.name()) {
                        case "i", "I", "interactive" -> true;
                        case "force" -> false;
                        default -> asked;
                    };
        }
        if (asked) {
            throw new UnsupportedUseException("rm: asking before removing");
        }
        Rules rules =
                new Rules(
                        options.has("force"),
                        options.has("recursive"),
                        options.has("dir"),
                        options.has("verbose"));
        if (options.operands().isEmpty() && !rules.force) {
            throw options.missingOperand();
        }
        for (String operand : options.operands()) {
            remove(call, rules, operand, options.has("no-preserve-root"));
        }
        return call.status();
    }

    private static void remove(Call call, Rules rules, String operand, boolean rootToo) {
        String last = Destination.lastPart(operand);
        if (last.equals(".") || last.equals("..")) {
            call.complain(
                    "refusing to remove '.' or '..' directory: skipping "
                            + Quoting.always(operand));
            return;
        }
        TreeEditor tree = call.tree();
        String path = call.path(operand);
        try {
            tree.fileNumber(path);
        } catch (TreeException e) {
            boolean missing = e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR;
            if (!rules.force || !missing) {
                call.complain("cannot remove " + Quoting.always(operand), e);
            }
            return;
        }
        boolean directory = tree.lstat(path).orElseThrow() instanceof Entry.Directory;
        if (directory && rules.recursive && tree.realpath(path).isRoot() && !rootToo) {
            throw new Failure(
                    1,
                    "it is dangerous to operate recursively on '/'\n"
                            + call.name()
                            + ": use --no-preserve-root to override this failsafe");
        }
        if (directory && !rules.recursive) {
            removeDirectory(call, rules, operand, path);
        } else {
            removeAll(call, rules, operand, path);
        }
    }

    private static void removeDirectory(Call call, Rules rules, String operand, String path) {
        if (!rules.directories) {
            call.complain("cannot remove " + Quoting.always(operand) + ": Is a directory");
            return;
        }
        try {
            call.tree().rmdir(path);
            tell(call, rules, "removed directory ", operand);
        } catch (TreeException e) {
            call.complain("cannot remove " + Quoting.always(operand), e);
        }
    }

    private static void removeAll(Call call, Rules rules, String operand, String path) {
        TreeEditor tree = call.tree();
        if (!(tree.lstat(path).orElseThrow() instanceof Entry.Directory)) {
            try {
                tree.unlink(path);
                tell(call, rules, "removed ", operand);
            } catch (TreeException e) {
                call.complain("cannot remove " + Quoting.always(operand), e);
            }
            return;
        }
        boolean linked =
                path.endsWith("/")
                        && tree.lstat(path.replaceAll("/+$", "")).orElseThrow()
                                instanceof Entry.Symlink;
        if (!rules.verbose && !linked) {
            tree.removeAll(path);
            return;
        }
        for (String child : tree.list(path)) {
            removeAll(call, rules, Destination.join(operand, child), Destination.join(path, child));
        }
        if (linked) {
            if (!rules.force) {
                call.complain("cannot remove " + Quoting.always(operand) + ": Not a directory");
            }
            return;
        }
        tree.rmdir(path);
        tell(call, rules, "removed directory ", operand);
    }

    private static void tell(Call call, Rules rules, String what, String operand) {
        if (rules.verbose) {
            call.println(what + Quoting.always(operand));
        }
    }
}
