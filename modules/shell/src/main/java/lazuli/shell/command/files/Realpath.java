package lazuli.shell.command.files;

import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.files.CanonicalPath.Missing;
import lazuli.shell.command.files.CanonicalPath.Result;

/** {@code realpath}: prints canonical paths. */
public final class Realpath extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "canonicalize,E canonicalize-existing,e canonicalize-missing,m logical,L!"
                                + " physical,P quiet,q relative-to: relative-base:"
                                + " strip,no-symlinks,s zero,z");
        if (options.operands().isEmpty()) {
            throw options.missingOperand();
        }
        Missing missing = Missing.LAST;
        boolean followed = true;
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "canonicalize" -> missing = Missing.LAST;
                case "canonicalize-existing" -> missing = Missing.NONE;
                case "canonicalize-missing" -> missing = Missing.ANY;
                case "strip" -> followed = false;
                case "physical" -> followed = true;
                default -> {}
            }
        }
        String to = base(call, options.value("relative-to", ""), missing, followed);
        String below = base(call, options.value("relative-base", ""), missing, followed);
        for (String operand : options.operands()) {
            switch (CanonicalPath.of(call.tree(), call.path(operand), missing, followed)) {
                case Result.Found(var path) -> {
                    call.print(shown(path, to, below));
                    call.print(options.has("zero") ? '\0' : '\n');
                }
                case Result.Failed(var errno) -> {
                    if (!options.has("quiet")) {
                        call.complain(Quoting.maybe(operand) + ": " + errno.message());
                    }
                    call.status(1);
                }
            }
        }
        return call.status();
    }

    private static String base(Call call, String operand, Missing missing, boolean followed) {
        if (operand.isEmpty()) {
            return "";
        }
        return switch (CanonicalPath.of(call.tree(), call.path(operand), missing, followed)) {
            case Result.Found(var path) -> path;
            case Result.Failed(var errno) ->
                    throw new Failure(1, Quoting.maybe(operand) + ": " + errno.message());
        };
    }

    private static String shown(String path, String to, String below) {
        if (!below.isEmpty()) {
            boolean inside = isBelow(path, below) && (to.isEmpty() || isBelow(to, below));
            return inside ? RelativePath.of(path, to.isEmpty() ? below : to) : path;
        }
        return to.isEmpty() ? path : RelativePath.of(path, to);
    }

    private static boolean isBelow(String path, String directory) {
        return directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/");
    }
}
