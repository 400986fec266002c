package lazuli.shell.command.files;

import java.util.Optional;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.files.CanonicalPath.Missing;
import lazuli.shell.command.files.CanonicalPath.Result;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** {@code ln}: makes hard and symbolic links. */
public final class Ln extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "backup? b! directory,d,F force,f interactive,i! logical,L"
                                + " no-dereference,n physical,P relative,r symbolic,s suffix,S:!"
                                + " target-directory,t: no-target-directory,T verbose,v");
        if (options.has("backup")) {
            throw new UnsupportedUseException("ln: the option --backup");
        }
        if (options.has("relative") && !options.has("symbolic")) {
            throw new Failure(1, "cannot do --relative without --symbolic");
        }
        boolean intoHere =
                options.operands().size() == 1
                        && !options.has("target-directory")
                        && !options.has("no-target-directory");
        Destination destination =
                intoHere
                        ? new Destination(options.operands(), ".", true)
                        : Destination.of(call, options, options.has("no-dereference"));
        for (String source : destination.sources()) {
            link(call, options, source, destination.path(source));
        }
        return call.status();
    }

    private static void link(Call call, Options options, String source, String name) {
        boolean symbolic = options.has("symbolic");
        TreeEditor tree = call.tree();
        String path = call.path(name);
        Optional<Entry.Inode> linked = call.lstat(source);
        if (!symbolic && !mayLink(call, source, linked)) {
            return;
        }
        String target = options.has("relative") ? relative(call, source, name) : source;
        String from = options.has("logical") ? real(tree, call.path(source)) : call.path(source);
        try {
            if (options.has("force") && tree.lstat(path).isPresent()) {
                if (tree.lstat(path).get() instanceof Entry.Directory) {
                    call.complain(name + ": cannot overwrite directory");
                    return;
                }
                if (isSameName(tree, from, path)) {
                    call.complain(
                            Quoting.always(source)
                                    + " and "
                                    + Quoting.always(name)
                                    + " are the same file");
                    return;
                }
                if (!symbolic && tree.fileNumber(from) == tree.fileNumber(path)) {
                    return;
                }
                tree.unlink(path);
            }
            if (symbolic) {
                tree.symlink(target, path);
            } else {
                tree.link(from, path);
            }
            if (options.has("verbose")) {
                call.println(
                        Quoting.always(name)
                                + (symbolic ? " -> " : " => ")
                                + Quoting.always(target));
            }
        } catch (TreeException e) {
            String kind = symbolic ? "symbolic" : "hard";
            String both =
                    symbolic
                            ? target.isEmpty() ? " -> ''" : ""
                            : e.errno() == Errno.EEXIST ? "" : " => " + Quoting.always(source);
            call.complain("failed to create " + kind + " link " + Quoting.always(name) + both, e);
        }
    }

    private static boolean isSameName(TreeEditor tree, String from, String path) {
        return tree.stat(from).isPresent()
                && CanonicalPath.parentResolved(tree, from)
                        .equals(CanonicalPath.parentResolved(tree, path));
    }

    private static boolean mayLink(Call call, String source, Optional<Entry.Inode> linked) {
        if (linked.isEmpty()) {
            String why = "No such file or directory";
            try {
                call.tree().fileNumber(call.path(source));
            } catch (TreeException e) {
                why = e.errno().message();
            }
            call.complain("failed to access " + Quoting.always(source) + ": " + why);
            return false;
        }
        if (linked.get() instanceof Entry.Directory) {
            call.complain(source + ": hard link not allowed for directory");
            return false;
        }
        return true;
    }

    private static String real(TreeEditor tree, String path) {
        return switch (CanonicalPath.of(tree, path, Missing.NONE, true)) {
            case Result.Found(var found) -> found;
            case Result.Failed _ -> path;
        };
    }

    /** The target as seen from the directory of the link. */
    private static String relative(Call call, String target, String name) {
        int slash = name.lastIndexOf('/');
        String directory = slash < 0 ? "." : slash == 0 ? "/" : name.substring(0, slash);
        Result from = CanonicalPath.of(call.tree(), call.path(directory), Missing.ANY, true);
        Result to = CanonicalPath.of(call.tree(), call.path(target), Missing.ANY, true);
        return from instanceof Result.Found(var base) && to instanceof Result.Found(var real)
                ? RelativePath.of(real, base)
                : target;
    }
}
