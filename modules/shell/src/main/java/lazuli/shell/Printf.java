package lazuli.shell;

import java.math.BigInteger;
import java.util.List;
import lazuli.shell.expansion.Numbers;
import lazuli.shell.format.Directive;

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
                Directive directive =
                        Directive.read(format, at, Directive.FLAGS, "", () -> (int) number(false));
                String written = format.substring(at - 1, directive.end());
                int bytes = Math.max(directive.width(), directive.precision());
                if (bytes > MAX_WIDTH) {
                    throw process.session.unsupported("printf: a field of " + bytes + " bytes");
                }
                at = directive.end();
                if (!convert(directive, written)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Converts the next argument. {@return false where it ends all output} */
    private boolean convert(Directive directive, String written) {
        if (out.length() > MAX_OUTPUT) {
            throw process.session.endless(
                    "one printf writes more than %d MiB".formatted(MAX_OUTPUT >> 20));
        }
        switch (directive.letter()) {
            case 's' -> out.append(directive.text(string()));
            case 'b' -> {
                var text = new StringBuilder();
                boolean goesOn = unescape(string(), text);
                out.append(directive.text(text.toString()));
                return goesOn;
            }
            case 'c' -> {
                String text = string();
                out.append(directive.pad(text.isEmpty() ? "\0" : text.substring(0, 1)));
            }
            case 'd', 'i' -> out.append(directive.integer(BigInteger.valueOf(number(false))));
            case 'o', 'u', 'x', 'X' ->
                    out.append(directive.integer(BigInteger.valueOf(number(true))));
            case 'a', 'A', 'e', 'E', 'f', 'F', 'g', 'G' -> {
                var number = new Floating(real());
                String digits =
                        number.format(
                                directive.letter(), directive.precision(), directive.alternate());
                out.append(
                        directive.number(
                                directive.sign(number.isNegative())
                                        + number.prefix(directive.letter()),
                                digits,
                                number.isFinite()));
            }
            case 0 -> throw process.error("missing format character");
            default -> throw process.error(written + ": invalid directive");
        }
        return true;
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
