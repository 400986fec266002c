package lazuli.shell.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Decimal numbers as C's {@code %f}, {@code %e} and {@code %g} print them. */
public final class FloatingText {
    private FloatingText() {}

    /**
     * {@return the number's digits}
     *
     * @param value not negative
     * @param letter {@code f}, {@code e} or {@code g}, or a capital
     * @param alternate whether {@code #} was given: a point always, and zeros kept
     */
    public static String of(BigDecimal value, char letter, int precision, boolean alternate) {
        boolean upper = Character.isUpperCase(letter);
        String text =
                switch (Character.toLowerCase(letter)) {
                    case 'f' -> fixed(value, precision);
                    case 'e' -> exponent(value, precision);
                    default -> general(value, precision, alternate);
                };
        if (alternate && text.indexOf('.') < 0) {
            int mark = text.indexOf('e');
            text = mark < 0 ? text + "." : text.substring(0, mark) + "." + text.substring(mark);
        }
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String fixed(BigDecimal value, int precision) {
        return value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String exponent(BigDecimal value, int precision) {
        if (value.signum() == 0) {
            return fixed(value, precision) + "e+00";
        }
        BigDecimal rounded = value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa = fixed(rounded.movePointLeft(exponent), precision);
        return mantissa + "e%c%02d".formatted(exponent < 0 ? '-' : '+', Math.abs(exponent));
    }

    private static String general(BigDecimal value, int precision, boolean alternate) {
        int digits = Math.max(precision, 1);
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        boolean scientific = exponent < -4 || exponent >= digits;
        String text =
                scientific
                        ? exponent(value, digits - 1)
                        : fixed(value, Math.max(0, digits - 1 - exponent));
        return alternate ? text : withoutZeros(text);
    }

    private static String withoutZeros(String text) {
        int mark = text.indexOf('e');
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        if (mantissa.indexOf('.') >= 0) {
            int end = mantissa.length();
            while (mantissa.charAt(end - 1) == '0') {
                end--;
            }
            end -= mantissa.charAt(end - 1) == '.' ? 1 : 0;
            mantissa = mantissa.substring(0, end);
        }
        return mark < 0 ? mantissa : mantissa + text.substring(mark);
    }
}
