package lazuli.shell.command.system;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.FloatingText;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.Names;

/** {@code /usr/bin/printf}: prints arguments in a format, as GNU's does; a shell's builtin may differ. */
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
        Specification specification = new Specification();
        int at = start;
        while (at < format.length() && "-+ #0'I".indexOf(format.charAt(at)) >= 0) {
            specification.flag(format.charAt(at++));
        }
        if (at < format.length() && format.charAt(at) == '*') {
            specification.width(integer(call, next()));
            at++;
        } else {
            int end = digits(format, at);
            specification.width(end > at ? number(format.substring(at, end)) : 0);
            at = end;
        }
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            if (at < format.length() && format.charAt(at) == '*') {
                specification.precision = integer(call, next());
                at++;
            } else {
                int end = digits(format, at);
                specification.precision = end > at ? number(format.substring(at, end)) : 0;
                at = end;
            }
        }
        while (at < format.length() && "hlLqjzt".indexOf(format.charAt(at)) >= 0) {
            if (format.charAt(at) == 'q') {
                break;
            }
            at++;
        }
        if (at == format.length()) {
            throw new Failure(
                    1, "%" + format.substring(start) + ": invalid conversion specification");
        }
        convert(call, format.charAt(at), specification, format.substring(start, at + 1));
        return at + 1;
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int number(String digits) {
        return digits.length() > 7 ? WIDEST : Math.min(Integer.parseInt(digits), WIDEST);
    }

    private String next() {
        String argument = arguments.pollFirst();
        return argument == null ? "" : argument;
    }

    private static final class Specification {
        private boolean left;
        private boolean zero;
        private boolean plus;
        private boolean space;
        private boolean alternate;
        private int width;
        private int precision = -1;

        void flag(char flag) {
            switch (flag) {
                case '-' -> left = true;
                case '0' -> zero = true;
                case '+' -> plus = true;
                case ' ' -> space = true;
                case '#' -> alternate = true;
                default -> {}
            }
        }

        void width(int value) {
            left |= value < 0;
            width = Math.min(Math.abs(value), WIDEST);
        }

        byte[] pad(byte[] text) {
            int missing = width - text.length;
            if (missing <= 0) {
                return text;
            }
            byte[] padded = new byte[width];
            Arrays.fill(padded, (byte) ' ');
            System.arraycopy(text, 0, padded, left ? 0 : missing, text.length);
            return padded;
        }

        /** A sign or prefix, and digits, padded with blanks or with zeros between the two. */
        byte[] pad(String prefix, String digits, boolean zeros) {
            int missing = width - prefix.length() - digits.length();
            String fill = zeros && zero && !left && missing > 0 ? "0".repeat(missing) : "";
            return pad(Names.encode(prefix + fill + digits));
        }

        String sign(boolean negative) {
            return negative ? "-" : plus ? "+" : space ? " " : "";
        }
    }

    private void convert(Call call, char letter, Specification specification, String written) {
        switch (letter) {
            case 's' -> out.writeBytes(specification.pad(cut(Names.encode(next()), specification)));
            case 'c' -> {
                String text = next();
                byte[] bytes = Names.encode(text);
                out.writeBytes(
                        specification.pad(bytes.length == 0 ? bytes : new byte[] {bytes[0]}));
            }
            case 'b' -> {
                BackslashEscapes.Result result = BackslashEscapes.replace(next(), false);
                out.writeBytes(specification.pad(cut(result.bytes(), specification)));
                ended = result.ended();
            }
            case 'q' -> out.writeBytes(specification.pad(Names.encode(Quoting.maybe(next()))));
            case 'd', 'i' -> out.writeBytes(signed(call, specification));
            case 'u', 'o', 'x', 'X' -> out.writeBytes(unsigned(call, letter, specification));
            case 'f', 'F', 'e', 'E', 'g', 'G' ->
                    out.writeBytes(floating(call, letter, specification));
            case 'a', 'A' -> throw new UnsupportedUseException("printf: the conversion %" + letter);
            default -> throw new Failure(1, "%" + written + ": invalid conversion specification");
        }
    }

    private static byte[] cut(byte[] text, Specification specification) {
        return specification.precision < 0 || specification.precision >= text.length
                ? text
                : Arrays.copyOf(text, specification.precision);
    }

    private byte[] signed(Call call, Specification specification) {
        BigInteger value = big(call, next());
        String digits = atLeast(value.abs().toString(), specification);
        return specification.pad(
                specification.sign(value.signum() < 0), digits, specification.precision < 0);
    }

    private byte[] unsigned(Call call, char letter, Specification specification) {
        BigInteger value = big(call, next());
        if (value.signum() < 0) {
            value = value.add(BigInteger.ONE.shiftLeft(64));
        }
        String digits =
                switch (letter) {
                    case 'o' -> value.toString(8);
                    case 'x' -> value.toString(16);
                    case 'X' -> value.toString(16).toUpperCase(Locale.ROOT);
                    default -> value.toString();
                };
        String prefix = "";
        if (specification.alternate && value.signum() != 0) {
            prefix = letter == 'o' ? "0" : letter == 'u' ? "" : "0" + letter;
        }
        return specification.pad(
                prefix, atLeast(digits, specification), specification.precision < 0);
    }

    private static String atLeast(String digits, Specification specification) {
        if (specification.precision == 0 && digits.equals("0")) {
            return "";
        }
        return "0".repeat(Math.max(0, specification.precision - digits.length())) + digits;
    }

    private int integer(Call call, String text) {
        return big(call, text)
                .max(BigInteger.valueOf(-WIDEST))
                .min(BigInteger.valueOf(WIDEST))
                .intValue();
    }

    /** The integer that an argument says; complains where it says none, or more. */
    private BigInteger big(Call call, String text) {
        if (text.isEmpty()) {
            return BigInteger.ZERO;
        }
        if (text.charAt(0) == '"' || text.charAt(0) == '\'') {
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

    private byte[] floating(Call call, char letter, Specification specification) {
        String text = next();
        BigDecimal value = BigDecimal.ZERO;
        try {
            value = text.isEmpty() ? value : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            call.complain(Quoting.always(text) + ": expected a numeric value");
        }
        int precision = specification.precision < 0 ? 6 : specification.precision;
        String digits = FloatingText.of(value.abs(), letter, precision, specification.alternate);
        return specification.pad(specification.sign(value.signum() < 0), digits, true);
    }
}
