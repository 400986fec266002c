package lazuli.shell.command.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lazuli.content.ByteSource;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.ModeChange;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** {@code install}: copies files and makes directories, with owner and mode. */
public final class Install extends Utility {
    private record Rules(
            ModeChange mode, Ownership owner, boolean leading, boolean times, boolean verbose) {}

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "backup? b! compare,C c debug! directory,d D group,g: mode,m: owner,o:"
                                + " preserve-timestamps,p strip,s! strip-program: suffix,S:!"
                                + " target-directory,t: no-target-directory,T verbose,v"
                                + " preserve-context context? Z");
        if (options.has("backup")) {
            throw new UnsupportedUseException("install: the option --backup");
        }
        Rules rules =
                new Rules(
                        mode(options),
                        owner(call, options),
                        options.has("D"),
                        options.has("preserve-timestamps"),
                        options.has("verbose"));
        if (options.has("directory")) {
            if (options.operands().isEmpty()) {
                throw options.usage("missing file operand");
            }
            for (String operand : options.operands()) {
                makeDirectory(call, rules, operand);
            }
            return call.status();
        }
        if (rules.leading && options.has("target-directory")) {
            makeParents(call, options.value("target-directory", ""));
        }
        Destination destination = Destination.of(call, options, false);
        for (String source : destination.sources()) {
            install(call, rules, source, destination.path(source));
        }
        return call.status();
    }

    private static ModeChange mode(Options options) {
        String mode = options.value("mode", "0755");
        return ModeChange.parse(mode)
                .orElseThrow(() -> new Failure(1, "invalid mode " + Quoting.always(mode)));
    }

    private static Ownership owner(Call call, Options options) {
        Accounts accounts = call.accounts();
        String user = options.value("owner", "");
        String group = options.value("group", "");
        OptionalInt uid = user.isEmpty() ? OptionalInt.empty() : Ownership.uid(user, accounts);
        OptionalInt gid = group.isEmpty() ? OptionalInt.empty() : Ownership.gid(group, accounts);
        if (!user.isEmpty() && uid.isEmpty()) {
            throw new Failure(1, "invalid user " + Quoting.always(user));
        }
        if (!group.isEmpty() && gid.isEmpty()) {
            throw new Failure(1, "invalid group " + Quoting.always(group));
        }
        return new Ownership(uid, gid);
    }

    /** Makes a directory and those above it, these with mode 0755. */
    private static List<String> makeParents(Call call, String directory) {
        List<String> made = new ArrayList<>();
        int at = 0;
        while (at < directory.length()) {
            int slash = directory.indexOf('/', at + 1);
            at = slash < 0 ? directory.length() : slash;
            String part = directory.substring(0, at);
            if (!part.isEmpty() && !part.endsWith("/") && !call.isDirectory(part)) {
                try {
                    call.tree().mkdir(call.path(part), 0755);
                } catch (TreeException e) {
                    boolean inTheWay = e.errno() == Errno.EEXIST && at < directory.length();
                    throw new Failure(
                            1,
                            "cannot create directory "
                                    + Quoting.always(part)
                                    + ": "
                                    + (inTheWay ? Errno.ENOTDIR : e.errno()).message());
                }
                made.add(part);
            }
        }
        return made;
    }

    private static void makeDirectory(Call call, Rules rules, String operand) {
        try {
            for (String made : makeParents(call, operand)) {
                if (rules.verbose) {
                    call.println(call.name() + ": creating directory " + Quoting.always(made));
                }
            }
            give(call, rules, call.path(operand), true);
        } catch (TreeException e) {
            call.complain("cannot create directory " + Quoting.always(operand), e);
        } catch (Failure e) {
            call.complain(String.valueOf(e.getMessage()));
        }
    }

    private static void give(Call call, Rules rules, String path, boolean directory) {
        TreeEditor tree = call.tree();
        var metadata = tree.stat(path).orElseThrow().metadata();
        tree.chown(
                path,
                rules.owner.uid().orElse(metadata.uid()),
                rules.owner.gid().orElse(metadata.gid()));
        tree.chmod(path, rules.mode.apply(0, directory, 0));
    }

    private static void install(Call call, Rules rules, String source, String target) {
        Optional<Entry.Inode> from = call.stat(source);
        if (from.isEmpty()) {
            call.complain("cannot stat " + Quoting.always(source) + ": No such file or directory");
            return;
        }
        if (from.get() instanceof Entry.Directory) {
            call.complain("omitting directory " + Quoting.always(source));
            return;
        }
        int slash = target.lastIndexOf('/');
        if (rules.leading && slash > 0) {
            makeParents(call, target.substring(0, slash));
        }
        copy(call, rules, source, from.get(), target);
    }

    private static void copy(
            Call call, Rules rules, String source, Entry.Inode from, String target) {
        TreeEditor tree = call.tree();
        String path = call.path(target);
        try {
            Optional<Entry.Inode> old = tree.lstat(path);
            if (old.isPresent()) {
                if (old.get() instanceof Entry.Directory) {
                    Destination.complainOfKinds(call, source, false, target);
                    return;
                }
                if (tree.sameFile(call.path(source), path)
                        && CanonicalPath.parentResolved(tree, call.path(source))
                                .equals(CanonicalPath.parentResolved(tree, path))) {
                    call.complain(
                            Quoting.always(source)
                                    + " and "
                                    + Quoting.always(target)
                                    + " are the same file");
                    return;
                }
                tree.unlink(path);
            }
            ByteSource content =
                    from instanceof Entry.RegularFile file
                            ? file.content()
                            : ByteSource.of(call.bytes(source));
            tree.write(path, content, 0600);
            if (rules.verbose) {
                call.println(Quoting.always(source) + " -> " + Quoting.always(target));
            }
            if (rules.times) {
                tree.utime(path, from.metadata().mtime(), true);
            }
            give(call, rules, path, false);
        } catch (TreeException e) {
            call.complain("cannot create regular file " + Quoting.always(target), e);
        }
    }
}
