package lazuli.shell.command.sort;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How two keys are compared. The letters are those of the options. */
final class Ordering {
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final String UNITS = "KMGTPEZYRQ";

    private Ordering() {}

    /** Compares as {@code n}: leading blanks, a sign, digits, a fraction; anything else is 0. */
    static int numeric(String a, String b) {
        return Decimal.parse(a).compareTo(Decimal.parse(b));
    }

    /** Compares as {@code h}: by unit first, then as numbers. */
    static int human(String a, String b) {
        Decimal first = Decimal.parse(a);
        Decimal second = Decimal.parse(b);
        int byUnit = Integer.compare(unit(a, first), unit(b, second));
        return byUnit != 0 ? byUnit : first.compareTo(second);
    }

    private static int unit(String text, Decimal number) {
        if (number.sign() == 0) {
            return 0;
        }
        char letter = number.end() < text.length() ? text.charAt(number.end()) : ' ';
        int order = UNITS.indexOf(letter == 'k' ? 'K' : letter) + 1;
        return number.sign() * order;
    }

    /** Compares as {@code g}: as floating point numbers; what is none comes first. */
    static int general(String a, String b) {
        Double first = floating(a);
        Double second = floating(b);
        if (first == null || second == null) {
            return Boolean.compare(first != null, second != null);
        }
        if (first.isNaN() || second.isNaN()) {
            return Boolean.compare(!first.isNaN(), !second.isNaN());
        }
        return first < second ? -1 : first > second ? 1 : 0;
    }

    private static @Nullable Double floating(String text) {
        String stripped = text.stripLeading().toLowerCase(Locale.ROOT);
        if (stripped.startsWith("nan")) {
            return Double.NaN;
        }
        if (stripped.matches("[-+]?inf.*")) {
            return stripped.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        var matcher =
                Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[-+]?[0-9]+)?")
                        .matcher(stripped);
        return matcher.lookingAt() ? Double.valueOf(matcher.group()) : null;
    }

    /** Compares as {@code M}: what is no month comes before January. */
    static int month(String a, String b) {
        return Integer.compare(month(a), month(b));
    }

    private static int month(String text) {
        String stripped = text.stripLeading().toUpperCase(Locale.ROOT);
        int at = stripped.length() < 3 ? -1 : MONTHS.indexOf(stripped.substring(0, 3));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }
}
