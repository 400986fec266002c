package lazuli.shell.command.awk;

import java.math.BigDecimal;
import java.util.List;

/** What a variable, field or expression is. */
sealed interface Value {
    record Num(double number) implements Value {}

    record Str(String text) implements Value {}

    /** Text that came from outside. It compares as a number where it looks like one. */
    record Input(String text, double number, boolean numeric) implements Value {
        /** A variable that nothing was assigned to: 0 and the empty text. */
        static final Value NONE = new Input("", 0, true);
    }

    static Value of(boolean truth) {
        return new Num(truth ? 1 : 0);
    }

    /** {@return a field, or what else was read} */
    static Value input(String text) {
        int end = numberEnd(text);
        boolean numeric = end > 0 && text.substring(end).isBlank();
        return new Input(text, number(text, end), numeric);
    }

    /** {@return what {@code print} makes of it} */
    default String printed(String format) {
        return this instanceof Num(double number) && !Double.isFinite(number)
                ? Format.special(number)
                : text(format);
    }

    default double number() {
        return switch (this) {
            case Num(double number) -> number;
            case Str(String text) -> number(text, numberEnd(text));
            case Input input -> input.number();
        };
    }

    /** {@return the text}
     *
     * @param format how numbers that are not whole are written: {@code CONVFMT} or {@code OFMT} */
    default String text(String format) {
        return switch (this) {
            case Num(double number) -> text(number, format);
            case Str(String text) -> text;
            case Input input -> input.text();
        };
    }

    default boolean truth() {
        return switch (this) {
            case Num(double number) -> number != 0;
            case Str(String text) -> !text.isEmpty();
            case Input input -> input.numeric() ? input.number() != 0 : !input.text().isEmpty();
        };
    }

    default boolean comparesAsNumber() {
        return switch (this) {
            case Num _ -> true;
            case Str _ -> false;
            case Input input -> input.numeric();
        };
    }

    private static String text(double number, String format) {
        if (!Double.isFinite(number)) {
            return Format.special(number).replace("+", "");
        }
        return isInteger(number)
                ? new BigDecimal(number).toPlainString()
                : Format.format(format, List.of(new Num(number)));
    }

    /** Whether C has the number as one of its long or unsigned long integers. */
    private static boolean isInteger(double number) {
        return number == Math.rint(number) && number >= -0x1p63 && number <= 0x1p64;
    }

    private static double number(String text, int end) {
        return end == 0 ? 0 : Double.parseDouble(text.substring(0, end).strip());
    }

    /** How much of the text's beginning is a decimal number, the blanks before it included; 0 where there is none. */
    private static int numberEnd(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int start = at;
        at = digits(text, at);
        int count = at - start;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            count += fraction - at - 1;
            at = fraction;
        }
        if (count == 0) {
            return 0;
        }
        return exponentEnd(text, at);
    }

    private static int exponentEnd(String text, int end) {
        if (end >= text.length() || (text.charAt(end) | 0x20) != 'e') {
            return end;
        }
        int at = end + 1;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digits = digits(text, at);
        return digits > at ? digits : end;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
