package lazuli.shell.command.files;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.tree.Entry;
import lazuli.tree.TreeException;

/**
 * How {@code chmod}, {@code chown} and {@code chgrp} go through what their operands name.
 *
 * @param recursive whether they go into directories
 * @param operandLinks whether they go into directories that an operand links to
 * @param allLinks whether they go into all directories that are linked to
 */
record Traversal(boolean recursive, boolean operandLinks, boolean allLinks) {
    /** What is done with each file. */
    interface Visitor {
        /** Does it. The depth is 0 for an operand. */
        void visit(String path, int depth);
    }

    /** Reads {@code -R}, and {@code -H}, {@code -L} or {@code -P}, one of which is meant where none is given. */
    static Traversal of(Options options, char otherwise) {
        char links = otherwise;
        for (Options.Option option : options.all()) {
            links =
                    switch (option.name()) {
                        case "H", "L", "P" -> option.name().charAt(0);
                        default -> links;
                    };
        }
        return new Traversal(options.has("recursive"), links != 'P', links == 'L');
    }

    /** Whether a link at this depth is followed by a recursive change. */
    boolean follows(int depth) {
        return allLinks || operandLinks && depth == 0;
    }

    /** Visits the operand, and, if so asked, all that is in it, before its contents. What is not there is complained of. */
    void visit(Call call, String operand, String what, boolean silent, Visitor visitor) {
        if (recursive && isRoot(call, operand)) {
            throw new Failure(
                    1,
                    "it is dangerous to operate recursively on '/'\n"
                            + call.name()
                            + ": use --no-preserve-root to override this failsafe");
        }
        try {
            if (call.lstat(operand).isEmpty()) {
                call.tree().fileNumber(call.path(operand));
            }
        } catch (TreeException e) {
            if (!silent) {
                call.complain(what + Quoting.always(operand), e);
            }
            call.status(1);
            return;
        }
        visit(call, operand, 0, visitor);
    }

    private static boolean isRoot(Call call, String operand) {
        return call.path(operand).startsWith("/")
                && call.isDirectory(operand)
                && call.tree().realpath(call.path(operand)).isRoot();
    }

    private void visit(Call call, String path, int depth, Visitor visitor) {
        boolean link = call.lstat(path).filter(Entry.Symlink.class::isInstance).isPresent();
        visitor.visit(path, depth);
        if (recursive && call.isDirectory(path) && (!link || follows(depth))) {
            for (String child : call.tree().list(call.path(path))) {
                visit(call, Destination.join(path, child), depth + 1, visitor);
            }
        }
    }
}
