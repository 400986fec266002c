package lazuli.shell.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * A conversion specification: flags, width, precision and the letter.
 *
 * @param letter what it converts to; NUL where the format ends before it
 * @param flags those of {@code -+ #0} that are given
 * @param precision -1 where there is none
 * @param modified whether it has one of C's length modifiers, which mean nothing here
 * @param end where the format goes on
 */
public record Directive(
        char letter, String flags, int width, int precision, boolean modified, int end) {
    /** C's flags. */
    public static final String FLAGS = "-+ #0";

    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final int DEFAULT_PRECISION = 6;

    /**
     * {@return the specification whose percent sign stands before {@code start}}
     *
     * @param flags the flags that are known
     * @param modifiers the length modifiers that are known
     * @param argument gives what a {@code *} stands for
     */
    public static Directive read(
            String format, int start, String flags, String modifiers, IntSupplier argument) {
        int at = span(format, start, flags);
        String given = format.substring(start, at);
        int width = number(format, at, argument);
        at = numberEnd(format, at);
        int precision = -1;
        if (format.startsWith(".", at)) {
            precision = number(format, at + 1, argument);
            at = numberEnd(format, at + 1);
        }
        int letter = span(format, at, modifiers);
        return new Directive(
                letter < format.length() ? format.charAt(letter) : 0,
                width < 0 ? given + "-" : given,
                Math.abs(Math.max(width, -Integer.MAX_VALUE)),
                Math.max(precision, -1),
                letter > at,
                Math.min(letter + 1, format.length()));
    }

    private static int span(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int numberEnd(String format, int at) {
        return format.startsWith("*", at) ? at + 1 : span(format, at, "0123456789");
    }

    private static int number(String format, int at, IntSupplier argument) {
        if (format.startsWith("*", at)) {
            return argument.getAsInt();
        }
        String digits = format.substring(at, numberEnd(format, at));
        return digits.isEmpty()
                ? 0
                : new BigInteger(digits).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** {@return the text, as wide as it is to be} */
    public String pad(String text) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return has('-') ? text + blanks : blanks + text;
    }

    /** {@return as much of the text as the precision allows, as wide as it is to be} */
    public String text(String text) {
        return pad(
                precision < 0 || precision > text.length() ? text : text.substring(0, precision));
    }

    /** {@return digits behind their sign or prefix, with zeros between them where these are asked for and allowed} */
    public String number(String prefix, String digits, boolean zeros) {
        int missing =
                zeros && has('0') && !has('-') ? width - prefix.length() - digits.length() : 0;
        return pad(prefix + "0".repeat(Math.max(0, missing)) + digits);
    }

    /** {@return what stands before a number} */
    public String sign(boolean negative) {
        return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    /** {@return an integer, by the letter: {@code d}, {@code i}, or one of {@code ouxX}, for which a negative one counts from 2⁶⁴ downwards} */
    public String integer(BigInteger value) {
        if (letter == 'd' || letter == 'i') {
            return number(sign(value.signum() < 0), atLeast(value.abs(), 10), precision < 0);
        }
        BigInteger unsigned = value.signum() < 0 ? value.add(UNSIGNED) : value;
        String digits = atLeast(unsigned, letter == 'o' ? 8 : letter == 'u' ? 10 : 16);
        String prefix = "";
        if (has('#') && letter == 'o' && !digits.startsWith("0")) {
            digits = "0" + digits;
        } else if (has('#') && (letter == 'x' || letter == 'X') && unsigned.signum() != 0) {
            prefix = "0" + letter;
        }
        return number(
                prefix, letter == 'X' ? digits.toUpperCase(Locale.ROOT) : digits, precision < 0);
    }

    private String atLeast(BigInteger value, int radix) {
        if (precision == 0 && value.signum() == 0) {
            return "";
        }
        String digits = value.toString(radix);
        return "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    /** {@return a number, by the letter: one of {@code eEfFgG}} */
    public String floating(boolean negative, BigDecimal magnitude) {
        int digits = precision < 0 ? DEFAULT_PRECISION : precision;
        return number(sign(negative), FloatingText.of(magnitude, letter, digits, has('#')), true);
    }

    /** {@return whether the alternate form is asked for} */
    public boolean alternate() {
        return has('#');
    }
}
