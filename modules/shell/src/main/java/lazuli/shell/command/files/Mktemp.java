package lazuli.shell.command.files;

import lazuli.content.ByteSource;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreeException;

/** {@code mktemp}: makes temporary files and directories. A name is the first that is free in an order that depends on the template only. */
public final class Mktemp extends Utility {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "directory,d quiet,q suffix: p: tmpdir? t dry-run,u");
        if (options.operands().size() > 1) {
            throw options.usage("too many templates");
        }
        String given =
                options.operands().isEmpty() ? "tmp.XXXXXXXXXX" : options.operands().getFirst();
        String template =
                options.operands().isEmpty() || isPlaced(options)
                        ? placed(call, options, given)
                        : given;
        String suffix = options.value("suffix", "");
        int end = suffixStart(template, suffix, options.has("suffix"));
        int start = end;
        while (start > 0 && template.charAt(start - 1) == 'X') {
            start--;
        }
        if (end - start < 3) {
            throw new Failure(1, "too few X's in template " + Quoting.always(template));
        }
        String head = template.substring(0, start);
        String tail = template.substring(end) + (options.has("suffix") ? suffix : "");
        if (tail.indexOf('/') >= 0) {
            throw new Failure(
                    1, "invalid suffix " + Quoting.always(tail) + ", contains directory separator");
        }
        return make(call, options, template, head, end - start, tail);
    }

    private static boolean isPlaced(Options options) {
        return options.has("p") || options.has("tmpdir") || options.has("t");
    }

    /** The template in the directory for temporary files. */
    private static String placed(Call call, Options options, String template) {
        String directory = options.value("p", options.value("tmpdir", ""));
        if (options.has("t")) {
            if (template.indexOf('/') >= 0) {
                throw new Failure(
                        1,
                        "invalid template, "
                                + Quoting.always(template)
                                + ", contains directory separator");
            }
            directory = call.variable("TMPDIR").isEmpty() ? directory : call.variable("TMPDIR");
        } else if (template.startsWith("/")) {
            throw new Failure(
                    1,
                    "invalid template, "
                            + Quoting.always(template)
                            + "; with --tmpdir, it may not be absolute");
        }
        if (directory.isEmpty()) {
            directory = call.variable("TMPDIR").isEmpty() ? "/tmp" : call.variable("TMPDIR");
        }
        return Destination.join(directory, template);
    }

    /** Where the X's of the template end: before a suffix that is part of it. */
    private static int suffixStart(String template, String suffix, boolean given) {
        if (given) {
            if (!template.endsWith("X")) {
                throw new Failure(
                        1,
                        "with --suffix, template " + Quoting.always(template) + " must end in X");
            }
            return template.length();
        }
        return suffix.isEmpty() ? template.lastIndexOf('X') + 1 : template.length();
    }

    private static int make(
            Call call, Options options, String template, String head, int count, String tail) {
        TreeEditor tree = call.tree();
        boolean directory = options.has("directory");
        for (long attempt = 0; ; attempt++) {
            String name = head + letters(template, attempt, count) + tail;
            String path = call.path(name);
            if (tree.lstat(path).isPresent()) {
                continue;
            }
            try {
                if (options.has("dry-run")) {
                    tree.realpath(path);
                } else if (directory) {
                    tree.mkdir(path, 0700);
                } else {
                    tree.write(path, ByteSource.empty(), 0600);
                }
            } catch (TreeException e) {
                if (!options.has("quiet")) {
                    call.complain(
                            "failed to create "
                                    + (directory ? "directory" : "file")
                                    + " via template "
                                    + Quoting.always(template),
                            e);
                }
                return 1;
            }
            call.println(name);
            return 0;
        }
    }

    /** Letters that look as those of a real program do, and are the same each time. */
    private static String letters(String template, long attempt, int count) {
        long state = template.hashCode() * 0x9e3779b97f4a7c15L + attempt;
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            state += 0x9e3779b97f4a7c15L;
            long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
            letters.append(LETTERS.charAt((int) Long.remainderUnsigned(mixed, LETTERS.length())));
        }
        return letters.toString();
    }
}
