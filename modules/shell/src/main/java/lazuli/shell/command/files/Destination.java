package lazuli.shell.command.files;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;

/**
 * What the operands of {@code cp}, {@code mv}, {@code install} and {@code ln} say: what goes where.
 *
 * @param sources the operands before the destination
 * @param target the destination
 * @param directory whether the sources go into the destination
 */
record Destination(List<String> sources, String target, boolean directory) {
    /** Reads the operands, with the options {@code -t} and {@code -T}. */
    static Destination of(Call call, Options options, boolean noDereference) {
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            throw options.usage("missing file operand");
        }
        if (options.has("target-directory")) {
            String directory = options.value("target-directory", "");
            if (options.has("no-target-directory")) {
                throw new Failure(
                        1, "cannot combine --target-directory (-t) and --no-target-directory (-T)");
            }
            if (!call.isDirectory(directory)) {
                throw new Failure(
                        1,
                        "target directory "
                                + Quoting.always(directory)
                                + ": "
                                + notDirectory(call, directory));
            }
            return new Destination(operands, directory, true);
        }
        if (operands.size() == 1) {
            throw options.usage(
                    "missing destination file operand after "
                            + Quoting.always(operands.getFirst()));
        }
        String target = operands.getLast();
        List<String> sources = new ArrayList<>(operands.subList(0, operands.size() - 1));
        if (options.has("no-target-directory")) {
            if (sources.size() > 1) {
                throw options.extraOperand(operands.get(2));
            }
            return new Destination(sources, target, false);
        }
        boolean isLink =
                noDereference
                        && call.lstat(target)
                                .filter(lazuli.tree.Entry.Symlink.class::isInstance)
                                .isPresent();
        boolean directory = call.isDirectory(target) && !isLink;
        if (!directory && (sources.size() > 1 || target.endsWith("/") && isFile(call, target))) {
            throw new Failure(
                    1, "target " + Quoting.always(target) + ": " + notDirectory(call, target));
        }
        return new Destination(sources, target, directory);
    }

    private static boolean isFile(Call call, String target) {
        return call.stat(target.replaceAll("/+$", "")).isPresent();
    }

    private static String notDirectory(Call call, String target) {
        return call.stat(target).isPresent() || isFile(call, target)
                ? "Not a directory"
                : "No such file or directory";
    }

    /** Where this source goes. */
    String path(String source) {
        return directory ? join(target, lastPart(source)) : target;
    }

    /** A name in a directory. */
    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** The last part of a path, slashes after it left out. */
    static String lastPart(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** Complains of a directory where something else is, or the other way around. */
    static void complainOfKinds(Call call, String source, boolean directory, String target) {
        call.complain(
                "cannot overwrite %sdirectory %s with %sdirectory %s"
                        .formatted(
                                directory ? "non-" : "",
                                Quoting.always(target),
                                directory ? "" : "non-",
                                Quoting.always(source)));
    }
}
