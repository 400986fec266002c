package lazuli.shell.command.awk;

import java.util.List;
import lazuli.shell.command.call.Failure;

/** {@code printf}'s format. */
final class Format {
    private final String format;
    private final List<? extends Value> arguments;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int next;

    private Format(String format, List<? extends Value> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    static String format(String format, List<? extends Value> arguments) {
        return new Format(format, arguments).run();
    }

    private String run() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                text.append(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                text.append('%');
                at++;
            } else {
                directive();
            }
        }
        return text.toString();
    }

    private void directive() {
        int start = at;
        while (at < format.length() && "-+ #0".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        String flags = format.substring(start, at);
        int width = number(0);
        boolean left = flags.contains("-") || width < 0;
        int precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = number(0);
        }
        while (at < format.length() && "hlL".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at >= format.length()) {
            throw new Failure(2, "bad conversion: " + format);
        }
        char letter = format.charAt(at++);
        boolean zeros = flags.contains("0") && !left;
        pad(converted(letter, flags, precision), Math.abs(width), left, zeros && letter != 's');
    }

    private int number(int otherwise) {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            return (int) argument().number();
        }
        int start = at;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            at++;
        }
        return at == start ? otherwise : Integer.parseInt(format.substring(start, at));
    }

    private Value argument() {
        if (next >= arguments.size()) {
            throw new Failure(2, "not enough arguments passed to printf(\"" + format + "\")");
        }
        return arguments.get(next++);
    }

    private String converted(char letter, String flags, int precision) {
        return switch (letter) {
            case 'c' -> character(argument());
            case 's' -> {
                String whole = argument().text("%.6g");
                yield precision >= 0 && precision < whole.length()
                        ? whole.substring(0, precision)
                        : whole;
            }
            case 'd', 'i' -> {
                double number = argument().number();
                yield signed(
                        digits(Long.toString((long) Math.abs(number)), precision),
                        number <= -1,
                        flags);
            }
            case 'o' -> digits(Long.toOctalString((long) argument().number()), precision);
            case 'u' -> digits(Long.toUnsignedString((long) argument().number()), precision);
            case 'x' ->
                    prefix(flags, "0x")
                            + digits(Long.toHexString((long) argument().number()), precision);
            case 'X' ->
                    prefix(flags, "0X")
                            + digits(
                                    Long.toHexString((long) argument().number())
                                            .toUpperCase(java.util.Locale.ROOT),
                                    precision);
            case 'e', 'f', 'g', 'E', 'F', 'G' -> {
                double number = argument().number();
                String magnitude =
                        Value.decimal(
                                number, letter, precision < 0 ? 6 : precision, flags.contains("#"));
                yield signed(magnitude, number < 0 || 1 / number < 0, flags);
            }
            default -> throw new Failure(2, "bad conversion: %" + letter);
        };
    }

    private static String prefix(String flags, String prefix) {
        return flags.contains("#") ? prefix : "";
    }

    private static String digits(String digits, int least) {
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    private static String signed(String magnitude, boolean negative, String flags) {
        String plus = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        return (negative ? "-" : plus) + magnitude;
    }

    private static String character(Value value) {
        if (value.comparesAsNumber() && value != Value.Input.NONE) {
            return Character.toString((char) ((int) value.number() & 0xff));
        }
        String whole = value.text("%.6g");
        return whole.isEmpty() ? "" : whole.substring(0, 1);
    }

    private void pad(String converted, int width, boolean left, boolean zeros) {
        int missing = Math.max(0, width - converted.length());
        if (left) {
            text.append(converted).append(" ".repeat(missing));
        } else if (zeros) {
            int sign = !converted.isEmpty() && "+- ".indexOf(converted.charAt(0)) >= 0 ? 1 : 0;
            text.append(converted, 0, sign)
                    .append("0".repeat(missing))
                    .append(converted, sign, converted.length());
        } else {
            text.append(" ".repeat(missing)).append(converted);
        }
    }
}
