package lazuli.shell;

import java.math.BigDecimal;
import java.util.Locale;
import lazuli.shell.expansion.Numbers;
import lazuli.shell.format.FloatingText;

/** A floating-point number as C's {@code strtod} reads it and {@code printf} writes it. */
final class Floating {
    private static final int DEFAULT_PRECISION = 6;

    private double value;
    private int end;
    private boolean overflow;

    Floating(double value) {
        this.value = value;
    }

    /** Reads as much of a text as is a number. */
    Floating(String text) {
        int at = 0;
        while (at < text.length() && Numbers.isSpace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        boolean negative = at > start && text.charAt(start) == '-';
        String rest = text.substring(at).toLowerCase(Locale.ROOT);
        double magnitude;
        if (rest.startsWith("inf")) {
            magnitude = Double.POSITIVE_INFINITY;
            end = at + (rest.startsWith("infinity") ? 8 : 3);
        } else if (rest.startsWith("nan")) {
            magnitude = Double.NaN;
            end = at + 3;
        } else {
            int length = rest.startsWith("0x") ? hexadecimal(rest) : decimal(rest);
            end = length == 0 ? 0 : at + length;
            magnitude = length == 0 ? 0 : parse(rest.substring(0, length));
            overflow = Double.isInfinite(magnitude);
        }
        value = negative ? -magnitude : magnitude;
    }

    private static double parse(String digits) {
        return Double.parseDouble(
                digits.startsWith("0x") && digits.indexOf('p') < 0 ? digits + "p0" : digits);
    }

    private static int digits(String text, int from, int radix) {
        int at = from;
        while (at < text.length()
                && text.charAt(at) < 0x80
                && Character.digit(text.charAt(at), radix) >= 0) {
            at++;
        }
        return at;
    }

    private static int decimal(String text) {
        return exponent(text, mantissa(text, 0, 10), 'e');
    }

    private static int hexadecimal(String text) {
        int end = mantissa(text, 2, 16);
        return end == 0 ? 1 : exponent(text, end, 'p');
    }

    private static int mantissa(String text, int from, int radix) {
        int end = digits(text, from, radix);
        int count = end - from;
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = digits(text, end + 1, radix);
            count += fraction - end - 1;
            end = fraction;
        }
        return count == 0 ? 0 : end;
    }

    private static int exponent(String text, int end, char letter) {
        if (end == 0 || end >= text.length() || text.charAt(end) != letter) {
            return end;
        }
        int at = end + 1;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int last = digits(text, at, 10);
        return last == at ? end : last;
    }

    double value() {
        return value;
    }

    /** {@return where the number ends in the text; 0 where there is none} */
    int end() {
        return end;
    }

    boolean isOverflow() {
        return overflow;
    }

    boolean isNegative() {
        return Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
    }

    boolean isFinite() {
        return Double.isFinite(value);
    }

    /** {@return what stands before the digits and after the sign} */
    String prefix(char kind) {
        return !isFinite() ? "" : kind == 'a' ? "0x" : kind == 'A' ? "0X" : "";
    }

    /** {@return the digits without sign and prefix} */
    String format(char kind, int precision, boolean alternate) {
        char lower = Character.toLowerCase(kind);
        String text;
        if (!isFinite()) {
            text = Double.isNaN(value) ? "nan" : "inf";
        } else if (lower == 'a') {
            text = hexadecimal(precision, alternate);
        } else {
            int digits = precision < 0 ? DEFAULT_PRECISION : precision;
            text = FloatingText.of(new BigDecimal(Math.abs(value)), lower, digits, alternate);
        }
        return kind == lower ? text : text.toUpperCase(Locale.ROOT);
    }

    private static final int FRACTION_BITS = 52;
    private static final int FRACTION_DIGITS = 13;

    private String hexadecimal(int precision, boolean alternate) {
        double magnitude = Math.abs(value);
        long bits = Double.doubleToRawLongBits(magnitude);
        long fraction = bits & (1L << FRACTION_BITS) - 1;
        boolean normal = bits >>> FRACTION_BITS != 0;
        int exponent =
                magnitude == 0 ? 0 : Math.max(Math.getExponent(magnitude), Double.MIN_EXPONENT);
        long mantissa = fraction | (normal ? 1L << FRACTION_BITS : 0);
        int digits = FRACTION_DIGITS;
        if (precision >= 0 && precision < FRACTION_DIGITS) {
            int dropped = 4 * (FRACTION_DIGITS - precision);
            long half = 1L << dropped - 1;
            long rest = mantissa & (1L << dropped) - 1;
            mantissa >>>= dropped;
            if (rest > half || rest == half && (mantissa & 1) != 0) {
                mantissa++;
            }
            digits = precision;
        }
        String hex = Long.toHexString(mantissa & (1L << 4 * digits) - 1);
        String text = "0".repeat(Math.max(0, digits - hex.length())) + (digits == 0 ? "" : hex);
        if (precision < 0) {
            while (text.endsWith("0")) {
                text = text.substring(0, text.length() - 1);
            }
        } else {
            text += "0".repeat(Math.max(0, precision - text.length()));
        }
        String point = text.isEmpty() && !alternate ? "" : ".";
        return (mantissa >>> 4 * digits)
                + point
                + text
                + "p"
                + (exponent < 0 ? "" : "+")
                + exponent;
    }
}
