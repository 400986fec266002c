package lazuli.shell.command.system;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.shell.expansion.Octets;
import lazuli.shell.format.Directive;
import lazuli.tree.Names;

/**
 * {@code /usr/bin/printf}: prints arguments in a format, as GNU's does. The shell's builtin shares what a conversion prints; GNU's has other escapes and letters, reads
 * numbers beyond 64 bits and beyond a double, and has other words for what is wrong.
 */
public final class Printf extends Utility {
    private static final int WIDEST = 1 << 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<String> arguments = new ArrayDeque<>();
    private boolean ended;

    @Override
    protected int run(Call call) {
        List<String> words = call.arguments();
        if (!words.isEmpty() && words.getFirst().equals("--")) {
            words = words.subList(1, words.size());
        }
        if (words.isEmpty()) {
            throw Options.of(call, List.of(), "", 1).missingOperand();
        }
        String format = words.getFirst();
        arguments.addAll(words.subList(1, words.size()));
        try {
            int before;
            do {
                before = arguments.size();
                print(call, format);
            } while (!ended && !arguments.isEmpty() && arguments.size() < before);
        } finally {
            call.print(out.toByteArray());
        }
        if (!ended && !arguments.isEmpty()) {
            call.warn(
                    "warning: ignoring excess arguments, starting with "
                            + Quoting.always(arguments.getFirst()));
        }
        return call.status();
    }

    private void print(Call call, String format) {
        int at = 0;
        while (at < format.length() && !ended) {
            char c = format.charAt(at);
            if (c == '%') {
                at = conversion(call, format, at + 1);
            } else if (c == '\\' && at + 1 < format.length()) {
                int end = escapeEnd(format, at);
                String escape = format.substring(at, end);
                BackslashEscapes.Result result = BackslashEscapes.replace(escape, false);
                out.writeBytes(escape.equals("\\\"") ? new byte[] {'"'} : result.bytes());
                ended = result.ended();
                at = end;
            } else {
                int end = format.offsetByCodePoints(at, 1);
                out.writeBytes(Names.encode(format.substring(at, end)));
                at = end;
            }
        }
    }

    /** Where the escape ends that begins here. */
    private static int escapeEnd(String format, int start) {
        char c = format.charAt(start + 1);
        int at = start + 2;
        int base = c == 'x' ? 16 : c >= '0' && c <= '7' ? 8 : 0;
        int most = base == 16 ? start + 4 : base == 8 ? start + 4 : at;
        if (c == 'u' || c == 'U') {
            throw new UnsupportedUseException("printf: the escape \\" + c);
        }
        while (at < most && at < format.length() && Character.digit(format.charAt(at), base) >= 0) {
            at++;
        }
        return at;
    }

    private int conversion(Call call, String format, int start) {
        if (start < format.length() && format.charAt(start) == '%') {
            out.write('%');
            return start + 1;
        }
        Directive directive =
                Directive.read(
                        format,
                        start,
                        Directive.FLAGS + "'I",
                        "hlLjzt",
                        () -> integer(call, nextNumber()));
        if (Math.max(directive.width(), directive.precision()) > WIDEST) {
            throw new UnsupportedUseException("printf: a field that is so wide");
        }
        String written = "%" + format.substring(start, directive.end());
        if (!isKnown(directive, written)) {
            throw new Failure(1, written + ": invalid conversion specification");
        }
        convert(call, directive);
        return directive.end();
    }

    /** Whether the letter is one, and what stands before it is allowed with it. */
    private static boolean isKnown(Directive directive, String written) {
        String letter = String.valueOf(directive.letter());
        String refused =
                switch (directive.letter()) {
                    case 'c' -> "#0'.";
                    case 's' -> "#0'";
                    case 'd', 'i', 'u' -> "#";
                    case 'o', 'x', 'X', 'e', 'E', 'a', 'A' -> "'";
                    case 'f', 'F', 'g', 'G' -> "";
                    case 'b', 'q' -> written.length() == 2 ? "" : letter;
                    default -> letter;
                };
        String given = directive.flags() + (directive.precision() >= 0 ? "." : "");
        return refused.chars().noneMatch(c -> (given + letter).indexOf(c) >= 0);
    }

    private String next() {
        return arguments.isEmpty() ? "" : arguments.removeFirst();
    }

    /** A number that is not there is 0, and an empty one none. */
    private String nextNumber() {
        return arguments.isEmpty() ? "0" : arguments.removeFirst();
    }

    private void convert(Call call, Directive directive) {
        switch (directive.letter()) {
            case 's' -> print(directive.text(Octets.of(next())));
            case 'c' -> {
                String bytes = Octets.of(next());
                print(directive.pad(bytes.isEmpty() ? "" : bytes.substring(0, 1)));
            }
            case 'b' -> {
                BackslashEscapes.Result result = BackslashEscapes.replace(next(), false);
                print(directive.text(Octets.of(result.bytes())));
                ended = result.ended();
            }
            case 'q' -> print(directive.pad(Octets.of(Quoting.maybe(next()))));
            case 'd', 'i', 'u', 'o', 'x', 'X' -> print(directive.integer(big(call, nextNumber())));
            case 'f', 'F', 'e', 'E', 'g', 'G' -> {
                BigDecimal value = real(call, nextNumber());
                print(directive.floating(value.signum() < 0, value.abs()));
            }
            default ->
                    throw new UnsupportedUseException(
                            "printf: the conversion %" + directive.letter());
        }
    }

    private void print(String octets) {
        out.writeBytes(Octets.bytes(octets));
    }

    private int integer(Call call, String text) {
        return big(call, text)
                .max(BigInteger.valueOf(-WIDEST))
                .min(BigInteger.valueOf(WIDEST))
                .intValue();
    }

    /** The integer that an argument says; complains where it says none, or more. */
    private BigInteger big(Call call, String text) {
        if (text.startsWith("\"") || text.startsWith("'")) {
            return text.length() == 1
                    ? notNumeric(call, text)
                    : BigInteger.valueOf(text.codePointAt(1));
        }
        String rest = text.stripLeading();
        boolean negative = rest.startsWith("-");
        int at = negative || rest.startsWith("+") ? 1 : 0;
        int base = 10;
        if (rest.startsWith("0x", at) || rest.startsWith("0X", at)) {
            base = 16;
            at += 2;
        } else if (rest.startsWith("0", at)) {
            base = 8;
        }
        int end = at;
        while (end < rest.length() && Character.digit(rest.charAt(end), base) >= 0) {
            end++;
        }
        if (end == at) {
            return notNumeric(call, text);
        }
        if (end < rest.length()) {
            call.complain(Quoting.always(text) + ": value not completely converted");
        }
        BigInteger value = new BigInteger(rest.substring(at, end), base);
        return negative ? value.negate() : value;
    }

    private static BigInteger notNumeric(Call call, String text) {
        call.complain(Quoting.always(text) + ": expected a numeric value");
        return BigInteger.ZERO;
    }

    private static BigDecimal real(Call call, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            call.complain(Quoting.always(text) + ": expected a numeric value");
            return BigDecimal.ZERO;
        }
    }
}
