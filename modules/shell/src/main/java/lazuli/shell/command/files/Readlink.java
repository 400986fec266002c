package lazuli.shell.command.files;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.files.CanonicalPath.Missing;
import lazuli.shell.command.files.CanonicalPath.Result;
import lazuli.tree.TreeException;
import org.jspecify.annotations.Nullable;

/** {@code readlink}: prints where symbolic links lead. */
public final class Readlink extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "canonicalize,f canonicalize-existing,e canonicalize-missing,m"
                                + " no-newline,n quiet,q silent,s verbose,v zero,z");
        if (options.operands().isEmpty()) {
            throw options.missingOperand();
        }
        Missing missing = null;
        for (Options.Option option : options.all()) {
            missing =
                    switch (option.name()) {
                        case "canonicalize" -> Missing.LAST;
                        case "canonicalize-existing" -> Missing.NONE;
                        case "canonicalize-missing" -> Missing.ANY;
                        default -> missing;
                    };
        }
        boolean one = options.operands().size() == 1;
        if (options.has("no-newline") && !one) {
            call.warn("ignoring --no-newline with multiple arguments");
        }
        for (String operand : options.operands()) {
            String found = read(call, operand, missing, options.has("verbose"));
            if (found == null) {
                call.status(1);
                continue;
            }
            call.print(found);
            if (!options.has("no-newline") || !one) {
                call.print(options.has("zero") ? '\0' : '\n');
            }
        }
        return call.status();
    }

    private static @Nullable String read(
            Call call, String operand, @Nullable Missing missing, boolean verbose) {
        String why;
        if (missing == null) {
            try {
                return call.tree().readlink(call.path(operand));
            } catch (TreeException e) {
                why = e.errno().message();
            }
        } else {
            switch (CanonicalPath.of(call.tree(), call.path(operand), missing, true)) {
                case Result.Found(var path) -> {
                    return path;
                }
                case Result.Failed(var errno) -> why = errno.message();
            }
        }
        if (verbose) {
            call.complain(Quoting.maybe(operand) + ": " + why);
        }
        return null;
    }
}
