package lazuli.shell.command.text;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Errno;
import lazuli.tree.TreeException;

/** What {@code head} and {@code tail} have in common: they print so many lines or bytes of each file. */
abstract class Part extends Utility {
    private final String specification;
    private final char sign;

    /**
     * One of the two.
     *
     * @param specification the options that the other has not
     * @param sign what makes a number count from the other end
     */
    Part(String specification, char sign) {
        this.specification = specification;
        this.sign = sign;
    }

    /**
     * How much to print.
     *
     * @param signed whether it counts from the other end
     * @param bytes whether bytes are counted, and not lines
     * @param end what ends a line
     */
    record Amount(long number, boolean signed, boolean bytes, byte end) {}

    /** {@return what to print of a file} */
    abstract byte[] of(Call call, String operand, Amount amount);

    /** {@return whether this first argument is a number as it was given long ago} */
    abstract boolean isOld(List<String> arguments);

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        modern(call.arguments()),
                        "bytes,c: lines,n: quiet,silent,q verbose,v zero-terminated,z"
                                + specification,
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
        Amount amount =
                new Amount(
                        number(count, bytes ? "bytes" : "lines"),
                        count.indexOf(sign) == 0,
                        bytes,
                        (byte) (options.has("zero-terminated") ? 0 : '\n'));
        boolean first = true;
        for (String operand : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            try {
                byte[] part = of(call, operand, amount);
                if (titled) {
                    String name = operand.equals("-") ? "standard input" : operand;
                    call.print((first ? "" : "\n") + "==> " + name + " <==\n");
                }
                first = false;
                call.print(part);
            } catch (TreeException e) {
                complain(call, operand, e);
            }
        }
        return call.status();
    }

    /** {@code -5} is {@code -n 5}. */
    private List<String> modern(List<String> arguments) {
        List<String> modern = new ArrayList<>(arguments);
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        if (first.length() > 1 && Character.isDigit(first.charAt(1)) && isOld(arguments)) {
            String option = first.endsWith("c") ? "--bytes=" : "--lines=";
            String digits = first.substring(1).replaceAll("[a-z]+$", "");
            modern.set(0, option + (first.charAt(0) == '+' ? "+" : "") + digits);
        }
        return modern;
    }

    private long number(String count, String what) {
        boolean signed = count.indexOf(sign) == 0 || count.startsWith("-");
        String digits = signed ? count.substring(1) : count;
        String said = sign == '-' ? digits : count;
        return Count.parse(digits)
                .orElseThrow(() ->
                        new Failure(1, "invalid number of " + what + ": " + Quoting.always(said)));
    }

    private static void complain(Call call, String operand, TreeException e) {
        String name = Quoting.always(operand);
        call.complain(
                e.errno() == Errno.EISDIR
                        ? "error reading " + name + ": " + e.errno().message()
                        : "cannot open " + name + " for reading: " + e.errno().message());
    }

    /** {@return where the last so many lines or bytes begin} */
    static int startOfLast(byte[] content, Amount amount) {
        if (amount.bytes()) {
            return (int) Math.max(content.length - amount.number(), 0);
        }
        if (amount.number() == 0) {
            return content.length;
        }
        long left = amount.number();
        int at = content.length - 1;
        if (at >= 0 && content[at] == amount.end()) {
            at--;
        }
        while (at >= 0) {
            if (content[at] == amount.end() && --left == 0) {
                return at + 1;
            }
            at--;
        }
        return 0;
    }

    /** {@return where the first so many lines or bytes end} */
    static int endOfFirst(byte[] content, long number, Amount amount) {
        if (amount.bytes()) {
            return (int) Math.min(number, content.length);
        }
        long left = number;
        int at = 0;
        while (at < content.length && left > 0) {
            left -= content[at] == amount.end() ? 1 : 0;
            at++;
        }
        return at;
    }
}
