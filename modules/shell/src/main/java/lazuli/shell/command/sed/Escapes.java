package lazuli.shell.command.sed;

import lazuli.shell.command.call.Encoding;
import lazuli.tree.Names;

/** The escapes that stand for one character, wherever they stand in a script. */
final class Escapes {
    private final String text;
    private final Encoding encoding;
    private final boolean replacement;
    private final StringBuilder result = new StringBuilder();
    private boolean bytes;
    private int at;

    private Escapes(String text, Encoding encoding, boolean replacement) {
        this.text = text;
        this.encoding = encoding;
        this.replacement = replacement;
    }

    /** The text with characters for their escapes; other escapes stay. */
    static String replace(String text, Encoding encoding) {
        return text.indexOf('\\') < 0 ? text : new Escapes(text, encoding, false).run();
    }

    /** The same for the right side of {@code s}, where a character that would mean something gets a backslash. */
    static String replaceInReplacement(String text, Encoding encoding) {
        return text.indexOf('\\') < 0 ? text : new Escapes(text, encoding, true).run();
    }

    private String run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                result.append(c);
            } else {
                escape(text.charAt(at++));
            }
        }
        String replaced = result.toString();
        return bytes ? Names.decode(Names.encode(replaced)) : replaced;
    }

    private void escape(char c) {
        switch (c) {
            case 'a' -> result.append((char) 0x07);
            case 'f' -> result.append('\f');
            case 'n' -> result.append('\n');
            case 'r' -> result.append('\r');
            case 't' -> result.append('\t');
            case 'v' -> result.append((char) 0x0b);
            case 'c' -> control();
            case 'd' -> number(c, 10, 3);
            case 'o' -> number(c, 8, 3);
            case 'x' -> number(c, 16, 2);
            default -> result.append('\\').append(c);
        }
    }

    private void control() {
        if (at == text.length()) {
            result.append("\\c");
            return;
        }
        char c = text.charAt(at++);
        if (c == '\\' && at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        character(Character.toUpperCase(c) ^ 0x40);
    }

    private void number(char letter, int base, int most) {
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < most) {
            int digit = Character.digit(text.charAt(at), base);
            if (digit < 0) {
                break;
            }
            value = value * base + digit;
            at++;
        }
        if (at == start) {
            result.append('\\').append(letter);
        } else {
            character(value & 0xff);
        }
    }

    private void character(int value) {
        if (replacement && (value == '&' || value == '\\' || value == '\n')) {
            result.append('\\');
        }
        if (value >= 0x80 && encoding == Encoding.UTF_8) {
            result.append((char) (0xdc00 + value));
            bytes = true;
        } else {
            result.append((char) value);
        }
    }
}
