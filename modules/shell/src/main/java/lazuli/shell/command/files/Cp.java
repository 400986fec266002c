package lazuli.shell.command.files;

import java.util.HashSet;
import java.util.Set;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;

/** {@code cp}: copies files and directories. */
public final class Cp extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "archive,a attributes-only! backup? b! copy-contents! debug! d"
                                + " dereference,L force,f H interactive,i! link,l"
                                + " keep-directory-symlink! no-clobber,n no-dereference,P"
                                + " no-preserve: no-target-directory,T one-file-system,x parents"
                                + " p preserve? recursive,R,r reflink? remove-destination sparse:"
                                + " strip-trailing-slashes suffix,S:! symbolic-link,s"
                                + " target-directory,t: update? u verbose,v context? Z");
        if (options.has("backup")) {
            throw new UnsupportedUseException("cp: the option --backup");
        }
        CopyRules rules = CopyRules.of(options);
        if (options.has("u")) {
            rules.existing = CopyRules.Existing.REPLACE_OLDER;
        }
        Destination destination = Destination.of(call, options, false);
        Copier copier = new Copier(call, rules);
        boolean parents = options.has("parents");
        Set<String> seen = new HashSet<>();
        for (String operand : destination.sources()) {
            String source =
                    options.has("strip-trailing-slashes")
                            ? operand.replaceAll("(?<=.)/+$", "")
                            : operand;
            if (!seen.add(call.path(source)) && !call.isDirectory(source)) {
                call.warn(
                        "warning: source file "
                                + Quoting.always(source)
                                + " specified more than once");
                continue;
            }
            String target =
                    parents
                            ? withParents(call, source, destination.target())
                            : destination.path(source);
            if (destination.directory() && Destination.lastPart(source).equals("..")) {
                target = destination.target();
            }
            copier.copy(source, target);
        }
        return call.status();
    }

    /** Makes the directories of the source below the target. */
    private static String withParents(Call call, String source, String target) {
        if (!call.isDirectory(target)) {
            throw new Failure(1, "with --parents, the destination must be a directory");
        }
        String relative = source.replaceAll("^/+", "");
        for (int slash = relative.indexOf('/');
                slash > 0;
                slash = relative.indexOf('/', slash + 1)) {
            String directory = Destination.join(target, relative.substring(0, slash));
            String from = source.substring(0, source.length() - relative.length() + slash);
            if (!call.isDirectory(directory)) {
                int mode = call.stat(from).map(inode -> inode.metadata().mode()).orElse(0755);
                call.tree().mkdir(call.path(directory), mode);
            }
        }
        return Destination.join(target, relative);
    }
}
