package lazuli.configure.systemd;

import java.util.Optional;
import lazuli.tree.Names;

/** C's escapes, as systemd's {@code cunescape} takes them: a letter, or a character's number in octal or, after {@code x} or {@code u}, in hexadecimal digits. */
public final class CEscapes {
    private static final String LETTERS = "abfnrtv\\\"'s";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"' ";

    private CEscapes() {}

    /** {@return the text that this stands for; empty where an escape is none} */
    public static Optional<String> resolve(String text) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            at = one(text, at, result);
            if (at < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(result.toString());
    }

    /**
     * Takes one escape.
     *
     * @param at where it goes on behind its backslash
     * @return where the text goes on, or -1 where this is no escape
     */
    static int one(String text, int at, StringBuilder result) {
        if (at >= text.length()) {
            return -1;
        }
        char letter = text.charAt(at);
        int known = LETTERS.indexOf(letter);
        if (known >= 0) {
            result.append(MEANINGS.charAt(known));
            return at + 1;
        }
        return switch (letter) {
            case 'x' -> number(text, at + 1, 2, 16, result);
            case 'u' -> number(text, at + 1, 4, 16, result);
            case 'U' -> number(text, at + 1, 8, 16, result);
            default -> number(text, at, 3, 8, result);
        };
    }

    private static int number(String text, int at, int digits, int radix, StringBuilder result) {
        if (at + digits > text.length()) {
            return -1;
        }
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        boolean isByte = digits < 4;
        if (value == 0 || (isByte ? value > 0xff : !Character.isValidCodePoint((int) value))) {
            return -1;
        }
        if (isByte && value >= 0x80) {
            result.append(Names.decode(new byte[] {(byte) value}));
        } else {
            result.appendCodePoint((int) value);
        }
        return at + digits;
    }
}
