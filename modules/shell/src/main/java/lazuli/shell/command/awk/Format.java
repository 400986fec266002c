package lazuli.shell.command.awk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import lazuli.shell.command.call.Failure;
import lazuli.shell.format.Directive;

/** {@code printf}'s format. */
final class Format {
    private static final BigInteger MOST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private static final String INTEGERS = "dioxXu";
    private static final int WIDEST = 1 << 20;

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
        Directive directive =
                Directive.read(format, at, Directive.FLAGS, "hl", () -> (int) argument().number());
        at = directive.end();
        char letter = directive.letter();
        if (letter == 0) {
            throw tooFew();
        }
        if (directive.modified() && INTEGERS.indexOf(letter) < 0
                || Math.max(directive.width(), directive.precision()) > WIDEST) {
            throw improper();
        }
        text.append(converted(directive));
    }

    private Failure improper() {
        return new Failure(
                2, "improper conversion(number %d) in printf(\"%s\")".formatted(next + 1, format));
    }

    private Value argument() {
        if (next >= arguments.size()) {
            throw tooFew();
        }
        return arguments.get(next++);
    }

    private Failure tooFew() {
        return new Failure(2, "not enough arguments passed to printf(\"" + format + "\")");
    }

    private String converted(Directive directive) {
        char letter = directive.letter();
        if (letter == 'c') {
            return directive.pad(character(argument()));
        }
        if (letter == 's') {
            String whole = argument().printed("%.6g");
            // A point alone is no precision.
            boolean bare = format.startsWith(".", at - 2);
            return bare ? directive.pad(whole) : directive.text(whole);
        }
        boolean integer = INTEGERS.indexOf(letter) >= 0;
        if (!integer && "efgEFG".indexOf(letter) < 0) {
            throw improper();
        }
        double number = argument().number();
        if (!Double.isFinite(number)) {
            return special(number);
        }
        return integer
                ? directive.integer(whole(letter, number))
                : directive.floating(number < 0 || 1 / number < 0, new BigDecimal(number).abs());
    }

    /** {@return what is no number, with its sign, which is minus as processors make it of what has no result} */
    static String special(double number) {
        return Double.isNaN(number) ? "-nan" : number < 0 ? "-inf" : "+inf";
    }

    /** {@return what C makes of the number as a long; as an unsigned long, where there is no sign} */
    private static BigInteger whole(char letter, double number) {
        if (letter == 'd' || letter == 'i') {
            return new BigDecimal(number).toBigInteger();
        }
        return number < 0
                ? BigInteger.valueOf((long) number)
                : new BigDecimal(number).toBigInteger().min(MOST_UNSIGNED);
    }

    private static String character(Value value) {
        if (value.comparesAsNumber() && !value.equals(Value.Input.NONE)) {
            return Character.toString((char) ((int) value.number() & 0xff));
        }
        String whole = value.text("%.6g");
        return whole.isEmpty() ? "\0" : whole.substring(0, 1);
    }
}
