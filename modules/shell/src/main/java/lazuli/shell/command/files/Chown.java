package lazuli.shell.command.files;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.TreeException;

/** {@code chown} and {@code chgrp}: change the owner and the group of files. */
public final class Chown extends Utility {
    private final boolean groupOnly;

    /**
     * One of the two.
     *
     * @param groupOnly whether it is {@code chgrp}
     */
    public Chown(boolean groupOnly) {
        this.groupOnly = groupOnly;
    }

    private record Rules(
            Ownership to,
            Ownership from,
            Traversal traversal,
            boolean dereference,
            boolean silent) {}

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "changes,c! dereference from: no-dereference,h no-preserve-root"
                                + " preserve-root silent,quiet,f reference: recursive,R verbose,v!"
                                + " H L P");
        List<String> operands = options.operands();
        boolean referenced = options.has("reference");
        if (operands.size() < (referenced ? 1 : 2)) {
            throw options.missingOperand();
        }
        Ownership to =
                referenced
                        ? reference(call, options.value("reference", ""))
                        : parse(call, operands.removeFirst());
        Ownership from = Ownership.parse(options.value("from", ""), call.accounts());
        Traversal traversal = Traversal.of(options, 'P');
        Rules rules =
                new Rules(
                        to, from, traversal, !options.has("no-dereference"), options.has("silent"));
        for (String operand : operands) {
            change(call, rules, operand);
        }
        return call.status();
    }

    private Ownership parse(Call call, String text) {
        Accounts accounts = call.accounts();
        if (!groupOnly) {
            Ownership ownership = Ownership.parse(text, accounts);
            if (ownership.gid().isPresent() && text.indexOf(':') < 0) {
                call.warn("warning: '.' should be ':': " + Quoting.always(text));
            }
            return ownership;
        }
        OptionalInt gid = Ownership.gid(text, accounts);
        if (gid.isEmpty() && !text.isEmpty()) {
            throw new Failure(1, "invalid group: " + Quoting.always(text));
        }
        return new Ownership(OptionalInt.empty(), gid);
    }

    private Ownership reference(Call call, String operand) {
        Optional<Entry.Inode> inode = call.stat(operand);
        if (inode.isEmpty()) {
            throw new Failure(
                    1,
                    "failed to get attributes of "
                            + Quoting.always(operand)
                            + ": No such file or directory");
        }
        Metadata metadata = inode.get().metadata();
        return new Ownership(
                groupOnly ? OptionalInt.empty() : OptionalInt.of(metadata.uid()),
                OptionalInt.of(metadata.gid()));
    }

    private static void change(Call call, Rules rules, String operand) {
        rules.traversal.visit(
                call,
                operand,
                "cannot access ",
                rules.silent,
                (path, _) -> changeOne(call, rules, path));
    }

    private static void changeOne(Call call, Rules rules, String operand) {
        boolean link = call.lstat(operand).filter(Entry.Symlink.class::isInstance).isPresent();
        // A recursive change follows links only where it goes into directories through them.
        boolean follow =
                rules.dereference
                        && (!rules.traversal.recursive() || rules.traversal.operandLinks());
        if (link && follow && call.stat(operand).isEmpty()) {
            if (!rules.silent) {
                call.complain(
                        "cannot dereference "
                                + Quoting.always(operand)
                                + ": No such file or directory");
            }
            call.status(1);
            return;
        }
        Optional<Entry.Inode> inode = follow ? call.stat(operand) : call.lstat(operand);
        if (inode.isEmpty() || !fits(rules.from, inode.get().metadata())) {
            return;
        }
        Metadata old = inode.get().metadata();
        int uid = rules.to.uid().orElse(old.uid());
        int gid = rules.to.gid().orElse(old.gid());
        if (rules.to.uid().isEmpty() && rules.to.gid().isEmpty()) {
            return;
        }
        try {
            if (follow) {
                call.tree().chown(call.path(operand), uid, gid);
            } else {
                call.tree().lchown(call.path(operand), uid, gid);
            }
        } catch (TreeException e) {
            call.complain("changing ownership of " + Quoting.always(operand), e);
        }
    }

    private static boolean fits(Ownership from, Metadata metadata) {
        return (from.uid().isEmpty() || from.uid().getAsInt() == metadata.uid())
                && (from.gid().isEmpty() || from.gid().getAsInt() == metadata.gid());
    }
}
