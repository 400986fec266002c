package lazuli.shell.command.files;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import lazuli.content.ByteSource;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.command.time.DateParser;
import lazuli.tree.Entry;
import lazuli.tree.Errno;
import lazuli.tree.TreeException;

/** {@code touch}: changes the times of files. */
public final class Touch extends Utility {
    private record Rules(long time, boolean create, boolean dereference, boolean modified) {}

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call, "a no-create,c date,d: f no-dereference,h m reference,r: t: time:");
        if (options.operands().isEmpty()) {
            throw options.usage("missing file operand");
        }
        boolean modified = !options.has("a") || options.has("m");
        for (Options.Option option : options.all()) {
            if (option.name().equals("time")) {
                modified = option.value().startsWith("m");
            }
        }
        Rules rules =
                new Rules(
                        time(call, options),
                        !options.has("no-create") && !options.has("no-dereference"),
                        !options.has("no-dereference"),
                        modified);
        for (String operand : options.operands()) {
            touch(call, rules, operand);
        }
        return call.status();
    }

    private static long time(Call call, Options options) {
        if (options.has("t")) {
            String text = options.value("t", "");
            return stamp(text, call)
                    .orElseThrow(
                            () -> new Failure(1, "invalid date format " + Quoting.always(text)));
        }
        long start = call.tree().clock();
        if (options.has("reference")) {
            start = reference(call, options);
        }
        if (!options.has("date")) {
            return start;
        }
        String text = options.value("date", "");
        return DateParser.parse(text, start)
                .orElseThrow(() -> new Failure(1, "invalid date format " + Quoting.always(text)));
    }

    private static long reference(Call call, Options options) {
        String operand = options.value("reference", "");
        Optional<Entry.Inode> inode =
                options.has("no-dereference") ? call.lstat(operand) : call.stat(operand);
        return inode.orElseThrow(() ->
                        new Failure(
                                1,
                                "failed to get attributes of "
                                        + Quoting.always(operand)
                                        + ": No such file or directory"))
                .metadata()
                .mtime();
    }

    /** {@code [[CC]YY]MMDDhhmm[.ss]}. */
    private static OptionalLong stamp(String text, Call call) {
        int dot = text.indexOf('.');
        String digits = dot < 0 ? text : text.substring(0, dot);
        String seconds = dot < 0 ? "00" : text.substring(dot + 1);
        boolean numeric = (digits + seconds).chars().allMatch(c -> c >= '0' && c <= '9');
        int length = digits.length();
        if (!numeric || seconds.length() != 2 || length != 8 && length != 10 && length != 12) {
            return OptionalLong.empty();
        }
        int year =
                switch (length) {
                    case 12 -> Integer.parseInt(digits.substring(0, 4));
                    case 10 -> {
                        int two = Integer.parseInt(digits.substring(0, 2));
                        yield two < 69 ? 2000 + two : 1900 + two;
                    }
                    default ->
                            LocalDateTime.ofEpochSecond(call.tree().clock(), 0, ZoneOffset.UTC)
                                    .getYear();
                };
        int[] rest = new int[4];
        for (int i = 0; i < 4; i++) {
            int at = length - 8 + 2 * i;
            rest[i] = Integer.parseInt(digits.substring(at, at + 2));
        }
        try {
            return OptionalLong.of(
                    LocalDateTime.of(
                                    year,
                                    rest[0],
                                    rest[1],
                                    rest[2],
                                    rest[3],
                                    Integer.parseInt(seconds))
                            .toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static void touch(Call call, Rules rules, String operand) {
        if (operand.equals("-") || call.device(operand).isPresent()) {
            return;
        }
        String path = call.path(operand);
        try {
            boolean there =
                    (rules.dereference ? call.tree().stat(path) : call.tree().lstat(path))
                            .isPresent();
            if (!there) {
                if (!rules.create) {
                    if (!rules.dereference) {
                        call.tree().utime(path, rules.time, false);
                    }
                    return;
                }
                call.tree().write(path, ByteSource.empty(), 0666 & ~call.umask());
            }
            if (rules.modified) {
                call.tree().utime(path, rules.time, rules.dereference);
            }
        } catch (TreeException e) {
            if (e.errno() == Errno.EISDIR && operand.endsWith("/")) {
                call.complain(
                        "setting times of "
                                + Quoting.always(operand)
                                + ": No such file or directory");
                return;
            }
            call.complain(
                    (rules.dereference ? "cannot touch " : "setting times of ")
                            + Quoting.always(operand),
                    e);
        }
    }
}
