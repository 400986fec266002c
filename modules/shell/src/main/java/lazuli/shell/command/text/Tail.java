package lazuli.shell.command.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Errno;
import lazuli.tree.TreeException;

/** {@code tail}: prints the last lines or bytes of files. */
public final class Tail extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        modern(call.arguments()),
                        "bytes,c: follow,f?! F! lines,n: max-unchanged-stats:! pid:! quiet,silent,q"
                                + " retry! sleep-interval,s:! verbose,v zero-terminated,z",
                        1);
        boolean bytes = false;
        String count = "10";
        boolean titled = options.operands().size() > 1;
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "bytes", "lines" -> {
                    bytes = option.name().equals("bytes");
                    count = option.value();
                }
                case "quiet" -> titled = false;
                case "verbose" -> titled = true;
                default -> {}
            }
        }
        boolean from = count.startsWith("+");
        String digits = from || count.startsWith("-") ? count.substring(1) : count;
        String what = bytes ? "bytes" : "lines";
        String given = count;
        long number =
                Count.parse(digits)
                        .orElseThrow(() ->
                                new Failure(
                                        1,
                                        "invalid number of "
                                                + what
                                                + ": "
                                                + Quoting.always(given)));
        byte end = (byte) (options.has("zero-terminated") ? 0 : '\n');
        boolean first = true;
        for (String operand : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            try {
                byte[] content = call.bytes(operand);
                if (titled) {
                    title(call, operand, first);
                }
                first = false;
                int start =
                        from
                                ? startFrom(content, number, bytes, end)
                                : startOf(content, number, bytes, end);
                call.print(Arrays.copyOfRange(content, start, content.length));
            } catch (TreeException e) {
                complain(call, operand, e);
            }
        }
        return call.status();
    }

    /** {@code -5} is {@code -n 5}, {@code +5} is {@code -n +5}. */
    private static List<String> modern(List<String> arguments) {
        List<String> modern = new ArrayList<>(arguments);
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean old =
                first.length() > 1
                        && (first.charAt(0) == '-'
                                || first.charAt(0) == '+' && arguments.size() <= 2)
                        && Character.isDigit(first.charAt(1));
        if (old) {
            boolean bytes = first.endsWith("c");
            String sign = first.charAt(0) == '+' ? "+" : "";
            String digits = first.substring(1).replaceAll("[a-z]+$", "");
            modern.set(0, (bytes ? "--bytes=" : "--lines=") + sign + digits);
        }
        return modern;
    }

    static void title(Call call, String operand, boolean first) {
        String name = operand.equals("-") ? "standard input" : operand;
        call.print((first ? "" : "\n") + "==> " + name + " <==\n");
    }

    static void complain(Call call, String operand, TreeException e) {
        String name = Quoting.always(operand);
        call.complain(
                e.errno() == Errno.EISDIR
                        ? "error reading " + name + ": " + e.errno().message()
                        : "cannot open " + name + " for reading: " + e.errno().message());
    }

    private static int startFrom(byte[] content, long number, boolean bytes, byte end) {
        long skipped = Math.max(number - 1, 0);
        if (bytes) {
            return (int) Math.min(skipped, content.length);
        }
        int at = 0;
        while (at < content.length && skipped > 0) {
            skipped -= content[at] == end ? 1 : 0;
            at++;
        }
        return at;
    }

    private static int startOf(byte[] content, long number, boolean bytes, byte end) {
        return bytes
                ? (int) Math.max(content.length - number, 0)
                : startOfLast(content, number, end);
    }

    /** Where the last so many lines begin. */
    static int startOfLast(byte[] content, long lines, byte end) {
        if (lines == 0) {
            return content.length;
        }
        long left = lines;
        int at = content.length - 1;
        if (at >= 0 && content[at] == end) {
            at--;
        }
        while (at >= 0) {
            if (content[at] == end && --left == 0) {
                return at + 1;
            }
            at--;
        }
        return 0;
    }
}
