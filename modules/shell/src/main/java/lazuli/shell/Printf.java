package lazuli.shell;

import java.util.List;
import java.util.Locale;
import lazuli.shell.expansion.Numbers;

/** {@code echo} and {@code printf}, byte by byte. */
final class Printf {
    private static final int MAX_WIDTH = 1 << 20;
    private static final int MAX_OUTPUT = 1 << 26;

    private final ShellProcess process;
    private final StringBuilder out;
    private List<String> arguments = List.of();
    private int next;
    private int status;

    Printf(ShellProcess process, StringBuilder out) {
        this.process = process;
        this.out = out;
    }

    int echo(List<String> words) {
        boolean newline = words.size() < 2 || !words.get(1).equals("-n");
        int first = newline ? 1 : 2;
        for (int i = first; i < words.size(); i++) {
            if (i > first) {
                out.append(' ');
            }
            if (!unescape(words.get(i), out)) {
                return 0;
            }
        }
        if (newline) {
            out.append('\n');
        }
        return 0;
    }

    /** Appends text with its escape sequences replaced. {@return false where it ends all output} */
    private static boolean unescape(String text, StringBuilder target) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\') {
                target.append(c);
                continue;
            }
            char kind = at < text.length() ? text.charAt(at) : 0;
            if (kind == 'c') {
                return false;
            }
            if (kind == '0' && at + 1 < text.length() && isOctal(text.charAt(at + 1))) {
                at++;
            }
            at = escape(text, at, target);
        }
        return true;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    /** Appends what the escape sequence stands for whose backslash ends before {@code from}. {@return where the text goes on} */
    private static int escape(String text, int from, StringBuilder target) {
        char c = from < text.length() ? text.charAt(from) : 0;
        if (isOctal(c)) {
            int value = 0;
            int at = from;
            while (at < from + 3 && at < text.length() && isOctal(text.charAt(at))) {
                value = value << 3 | text.charAt(at) - '0';
                at++;
            }
            target.append((char) (value & 0xff));
            return at;
        }
        int value =
                switch (c) {
                    case '\\' -> '\\';
                    case 'a' -> 7;
                    case 'b' -> '\b';
                    case 'e' -> 27;
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 11;
                    default -> -1;
                };
        target.append(value < 0 ? '\\' : (char) value);
        return value < 0 ? from : from + 1;
    }

    int printf(List<String> words) {
        var options = new BuiltinOptions(process, words);
        options.next("");
        String format = options.operand();
        if (format == null) {
            throw process.error("usage: printf format [arg ...]");
        }
        List<String> operands = options.operands();
        arguments = operands.subList(1, operands.size());
        int before;
        do {
            before = next;
            process.session.step();
            if (!once(format)) {
                break;
            }
        } while (next > before && next < arguments.size());
        return status;
    }

    /** Uses the format once. {@return false where an argument ended all output} */
    private boolean once(String format) {
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '\\') {
                at = escape(format, at, out);
            } else if (c != '%') {
                out.append(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                out.append('%');
                at++;
            } else {
                var conversion = new Conversion(format, at);
                at = conversion.end;
                if (!convert(conversion)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A conversion specification: flags, width, precision and the character. */
    private final class Conversion {
        final String text;
        final int end;
        final char kind;
        boolean left;
        boolean plus;
        boolean space;
        boolean alternate;
        boolean zero;
        int width;
        int precision = -1;

        Conversion(String format, int start) {
            int at = flags(format, start);
            if (at < format.length() && format.charAt(at) == '*') {
                at++;
                width((int) number(false));
            } else {
                int digits = digits(format, at);
                width(parse(format, at, digits));
                at = digits;
            }
            if (at < format.length() && format.charAt(at) == '.') {
                at++;
                if (at < format.length() && format.charAt(at) == '*') {
                    at++;
                    precision = bounded((int) number(false));
                } else {
                    int digits = digits(format, at);
                    precision = bounded(parse(format, at, digits));
                    at = digits;
                }
            }
            if (at == format.length()) {
                throw process.error("missing format character");
            }
            kind = format.charAt(at);
            end = at + 1;
            text = format.substring(start - 1, end);
        }

        private int flags(String format, int start) {
            int at = start;
            while (at < format.length()) {
                switch (format.charAt(at)) {
                    case '#' -> alternate = true;
                    case '-' -> left = true;
                    case '+' -> plus = true;
                    case ' ' -> space = true;
                    case '0' -> zero = true;
                    default -> {
                        return at;
                    }
                }
                at++;
            }
            return at;
        }

        private void width(int given) {
            left |= given < 0;
            width = bounded(Math.abs(given));
        }

        private int bounded(int given) {
            if (given > MAX_WIDTH) {
                throw process.session.unsupported("printf: a field of " + given + " bytes");
            }
            return given;
        }

        private static int digits(String format, int from) {
            int at = from;
            while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
                at++;
            }
            return at;
        }

        private static int parse(String format, int from, int to) {
            return (int)
                    Math.min(
                            Integer.MAX_VALUE,
                            Numbers.read(format.substring(from, to), 0, 10, false).value());
        }

        void pad(String bytes) {
            int missing = width - bytes.length();
            if (!left && missing > 0) {
                out.repeat(' ', missing);
            }
            out.append(bytes);
            if (left && missing > 0) {
                out.repeat(' ', missing);
            }
        }

        /** Pads a number: zeros, where they are asked for, come after sign and prefix. */
        void pad(String prefix, String digits, boolean zeros) {
            int missing = width - prefix.length() - digits.length();
            if (zeros && zero && !left && missing > 0) {
                out.append(prefix).repeat('0', missing).append(digits);
            } else {
                pad(prefix + digits);
            }
        }

        String sign(boolean negative) {
            return negative ? "-" : plus ? "+" : space ? " " : "";
        }
    }

    private boolean convert(Conversion conversion) {
        if (out.length() > MAX_OUTPUT) {
            throw process.session.endless(
                    "one printf writes more than %d MiB".formatted(MAX_OUTPUT >> 20));
        }
        switch (conversion.kind) {
            case 's' -> conversion.pad(truncated(string(), conversion.precision));
            case 'b' -> {
                var text = new StringBuilder();
                boolean goesOn = unescape(string(), text);
                conversion.pad(truncated(text.toString(), conversion.precision));
                return goesOn;
            }
            case 'c' -> {
                String text = string();
                conversion.pad(text.isEmpty() ? "\0" : text.substring(0, 1));
            }
            case 'd', 'i' -> signed(conversion, number(false));
            case 'o', 'u', 'x', 'X' -> unsigned(conversion, number(true));
            case 'a', 'A', 'e', 'E', 'f', 'F', 'g', 'G' -> {
                var number = new Floating(real());
                String digits =
                        number.format(conversion.kind, conversion.precision, conversion.alternate);
                conversion.pad(
                        conversion.sign(number.isNegative()) + number.prefix(conversion.kind),
                        digits,
                        number.isFinite());
            }
            default -> throw process.error(conversion.text + ": invalid directive");
        }
        return true;
    }

    private static String truncated(String text, int precision) {
        return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    }

    private static String digits(String digits, int precision) {
        if (precision == 0 && digits.equals("0")) {
            return "";
        }
        return "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static void signed(Conversion conversion, long value) {
        String digits = value < 0 ? Long.toUnsignedString(-value) : Long.toString(value);
        conversion.pad(
                conversion.sign(value < 0),
                digits(digits, conversion.precision),
                conversion.precision < 0);
    }

    private static void unsigned(Conversion conversion, long value) {
        String digits =
                switch (conversion.kind) {
                    case 'o' -> Long.toOctalString(value);
                    case 'x' -> Long.toHexString(value);
                    case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
                    default -> Long.toUnsignedString(value);
                };
        digits = digits(digits, conversion.precision);
        String prefix = "";
        if (conversion.alternate && conversion.kind == 'o' && !digits.startsWith("0")) {
            digits = "0" + digits;
        } else if (conversion.alternate && value != 0 && conversion.kind != 'o') {
            prefix = conversion.kind == 'x' ? "0x" : conversion.kind == 'X' ? "0X" : "";
        }
        conversion.pad(prefix, digits, conversion.precision < 0);
    }

    private String string() {
        return next < arguments.size() ? arguments.get(next++) : "";
    }

    private long number(boolean unsigned) {
        if (next == arguments.size()) {
            return 0;
        }
        String text = arguments.get(next++);
        if (text.startsWith("\"") || text.startsWith("'")) {
            return text.length() > 1 ? text.charAt(1) : 0;
        }
        Numbers read = Numbers.read(text, 0, 0, unsigned);
        check(text, read.end(), read.isOverflow());
        return read.value();
    }

    private double real() {
        if (next == arguments.size()) {
            return 0;
        }
        String text = arguments.get(next++);
        if (text.startsWith("\"") || text.startsWith("'")) {
            return text.length() > 1 ? text.charAt(1) : 0;
        }
        var read = new Floating(text);
        check(text, read.end(), read.isOverflow());
        return read.value();
    }

    private void check(String text, int end, boolean overflow) {
        if (end < text.length()) {
            process.warn(
                    text + (end == 0 ? ": expected numeric value" : ": not completely converted"));
            status = 1;
        } else if (overflow) {
            process.warn(text + ": Numerical result out of range");
            status = 1;
        }
    }
}
