package lazuli.shell.command.files;

import java.util.Optional;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** {@code mv}: moves and renames files. */
public final class Mv extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "backup? b! context,Z debug! exchange! force,f interactive,i! no-clobber,n"
                                + " no-copy no-target-directory,T strip-trailing-slashes suffix,S:!"
                                + " target-directory,t: update? u verbose,v");
        if (options.has("backup") || options.has("update") || options.has("u")) {
            throw new UnsupportedUseException("mv: the options --backup and --update");
        }
        Destination destination = Destination.of(call, options, false);
        for (String source : destination.sources()) {
            move(call, options, source, destination.path(source));
        }
        return call.status();
    }

    private static void move(Call call, Options options, String source, String target) {
        TreeEditor tree = call.tree();
        String from = call.path(source);
        String to = call.path(target);
        Optional<Entry.Inode> moved = tree.lstat(from);
        if (moved.isEmpty()) {
            call.complain("cannot stat " + Quoting.always(source) + ": " + why(tree, from));
            return;
        }
        Optional<Entry.Inode> old = tree.lstat(withoutSlash(to));
        boolean keeps = options.has("no-clobber") && !forcedLast(options);
        if (old.isPresent() && keeps) {
            return;
        }
        if (old.isPresent() && isSame(tree, from, moved.get(), withoutSlash(to), old.get())) {
            call.complain(
                    Quoting.always(source)
                            + " and "
                            + Quoting.always(target)
                            + " are the same file");
            return;
        }
        boolean directory = moved.get() instanceof Entry.Directory;
        if (old.isPresent() && old.get() instanceof Entry.Directory != directory) {
            Destination.complainOfKinds(call, source, directory, target);
            return;
        }
        try {
            tree.rename(from, directory ? withoutSlash(to) : to);
            if (options.has("verbose")) {
                call.println("renamed " + Quoting.always(source) + " -> " + Quoting.always(target));
            }
        } catch (TreeException e) {
            complain(call, source, target, e);
        }
    }

    private static boolean forcedLast(Options options) {
        boolean forced = false;
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "force" -> forced = true;
                case "no-clobber" -> forced = false;
                default -> {}
            }
        }
        return forced;
    }

    private static String why(TreeEditor tree, String path) {
        try {
            tree.fileNumber(path);
            return Errno.ENOENT.message();
        } catch (TreeException e) {
            return e.errno().message();
        }
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Whether both are the same file, or the source is a link to the target. */
    private static boolean isSame(
            TreeEditor tree, String from, Entry.Inode moved, String to, Entry.Inode old) {
        return tree.fileNumber(from) == tree.fileNumber(to)
                || moved instanceof Entry.Symlink
                        && !(old instanceof Entry.Symlink)
                        && tree.sameFile(from, to);
    }

    private static void complain(Call call, String source, String target, TreeException e) {
        call.complain(
                switch (e.errno()) {
                    case EINVAL ->
                            "cannot move "
                                    + Quoting.always(source)
                                    + " to a subdirectory of itself, "
                                    + Quoting.always(target);
                    case ENOTEMPTY ->
                            "cannot overwrite "
                                    + Quoting.always(target)
                                    + ": "
                                    + e.errno().message();
                    default ->
                            "cannot move "
                                    + Quoting.always(source)
                                    + " to "
                                    + Quoting.always(target)
                                    + ": "
                                    + e.errno().message();
                });
    }
}
