package lazuli.shell.command.awk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.FloatingText;

/** {@code printf}'s format. */
final class Format {
    private static final BigInteger MOST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** The precision of a point alone: nothing for a number, and everything for text. */
    private static final int UNSAID = -2;

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
            precision = number(UNSAID);
        }
        int modifiers = at;
        while (at < format.length() && "hl".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at >= format.length()) {
            throw new Failure(2, "not enough arguments passed to printf(\"" + format + "\")");
        }
        char letter = format.charAt(at++);
        boolean integer = "dioxXu".indexOf(letter) >= 0;
        if (at - 1 > modifiers && !integer) {
            throw improper();
        }
        boolean zeros = flags.contains("0") && !left && !(integer && precision != -1);
        convert(letter, flags, precision, Math.abs(width), left, zeros);
    }

    private Failure improper() {
        return new Failure(
                2, "improper conversion(number %d) in printf(\"%s\")".formatted(next + 1, format));
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
        try {
            return at == start ? otherwise : Integer.parseInt(format.substring(start, at));
        } catch (NumberFormatException tooLarge) {
            throw improper();
        }
    }

    private Value argument() {
        if (next >= arguments.size()) {
            throw new Failure(2, "not enough arguments passed to printf(\"" + format + "\")");
        }
        return arguments.get(next++);
    }

    private void convert(
            char letter, String flags, int precision, int width, boolean left, boolean zeros) {
        switch (letter) {
            case 'c' -> pad("", character(argument()), width, left, false);
            case 's' -> {
                String whole = argument().printed("%.6g");
                int most = precision < 0 ? whole.length() : Math.min(precision, whole.length());
                pad("", whole.substring(0, most), width, left, false);
            }
            case 'd', 'i', 'o', 'x', 'X', 'u', 'e', 'f', 'g', 'E', 'F', 'G' -> {
                double number = argument().number();
                if (!Double.isFinite(number)) {
                    text.append(special(number));
                } else {
                    pad(
                            prefix(letter, flags, number),
                            digits(letter, flags, precision == UNSAID ? 0 : precision, number),
                            width,
                            left,
                            zeros);
                }
            }
            default -> throw improper();
        }
    }

    /** {@return what is no number, with its sign, which is minus as processors make it of what has no result} */
    static String special(double number) {
        return Double.isNaN(number) ? "-nan" : number < 0 ? "-inf" : "+inf";
    }

    /** What stands before the digits: a sign, or {@code 0x}. */
    private static String prefix(char letter, String flags, double number) {
        return switch (letter) {
            case 'o', 'u' -> "";
            case 'x', 'X' ->
                    flags.contains("#") && unsigned(number).signum() != 0 ? "0" + letter : "";
            default -> {
                boolean negative =
                        letter == 'd' || letter == 'i'
                                ? number <= -1
                                : number < 0 || 1 / number < 0;
                yield negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
            }
        };
    }

    private static String digits(char letter, String flags, int precision, double number) {
        BigDecimal magnitude = new BigDecimal(number).abs();
        return switch (letter) {
            case 'd', 'i' ->
                    atLeast(precision, magnitude.setScale(0, RoundingMode.DOWN).toPlainString());
            case 'o' -> {
                String digits = atLeast(precision, unsigned(number).toString(8));
                yield flags.contains("#") && !digits.startsWith("0") ? "0" + digits : digits;
            }
            case 'u' -> atLeast(precision, unsigned(number).toString());
            case 'x' -> atLeast(precision, unsigned(number).toString(16));
            case 'X' -> atLeast(precision, unsigned(number).toString(16).toUpperCase(Locale.ROOT));
            default ->
                    FloatingText.of(
                            magnitude, letter, precision < 0 ? 6 : precision, flags.contains("#"));
        };
    }

    /** {@return what C makes of the number as an unsigned long} */
    private static BigInteger unsigned(double number) {
        BigInteger whole =
                number < 0
                        ? BigInteger.valueOf((long) number)
                        : new BigDecimal(number).toBigInteger();
        return whole.signum() < 0 ? whole.and(MOST_UNSIGNED) : whole.min(MOST_UNSIGNED);
    }

    private static String atLeast(int precision, String digits) {
        return precision == 0 && digits.equals("0")
                ? ""
                : "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static String character(Value value) {
        if (value.comparesAsNumber() && value != Value.Input.NONE) {
            return Character.toString((char) ((int) value.number() & 0xff));
        }
        String whole = value.text("%.6g");
        return whole.isEmpty() ? "\0" : whole.substring(0, 1);
    }

    private void pad(String prefix, String digits, int width, boolean left, boolean zeros) {
        int missing = Math.max(0, width - prefix.length() - digits.length());
        text.append(left || zeros ? "" : " ".repeat(missing))
                .append(prefix)
                .append(zeros ? "0".repeat(missing) : "")
                .append(digits)
                .append(left ? " ".repeat(missing) : "");
    }
}
