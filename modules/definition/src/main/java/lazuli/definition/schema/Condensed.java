package lazuli.definition.schema;

import java.util.Arrays;

/**
 * A TOML text without its empty lines and its lines that are only comment, except within strings. The parser's time grows with the third power of the number of
 * such lines in a row (tomlj 2.2.0: 200 take 10 ms, 2000 take 19 s).
 */
final class Condensed {
    private final StringBuilder kept;
    private int[] lines = new int[256];
    private int count;

    private Condensed(int length) {
        kept = new StringBuilder(length);
    }

    /** {@return the condensed text} */
    static Condensed of(String text) {
        var condensed = new Condensed(text.length());
        char open = 0;
        int line = 1;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            if (open != 0 || !isIdle(text, start, next)) {
                condensed.keep(text, start, next, line);
                open = scan(text, start, next, open);
            }
            start = next;
        }
        return condensed;
    }

    private void keep(String text, int start, int next, int line) {
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
        }
        lines[count++] = line;
        kept.append(text, start, next);
    }

    private static boolean isIdle(String text, int start, int next) {
        for (int i = start; i < next; i++) {
            char c = text.charAt(i);
            if (c == '#') {
                return true;
            }
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return false;
            }
        }
        return true;
    }

    /** {@return the quote of the multi-line string that is open at the end of this line; 0 where none is} */
    private static char scan(String text, int start, int next, char open) {
        char quote = open;
        int i = start;
        while (i < next) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote == '"') {
                    i += 2;
                } else if (c == quote && isTriple(text, i)) {
                    i = pastQuotes(text, i, quote);
                    quote = 0;
                } else {
                    i++;
                }
            } else if (c == '#') {
                return 0;
            } else if (c == '"' || c == '\'') {
                if (isTriple(text, i)) {
                    quote = c;
                    i += 3;
                } else {
                    i = pastString(text, i + 1, next, c);
                }
            } else {
                i++;
            }
        }
        return quote;
    }

    private static boolean isTriple(String text, int i) {
        char c = text.charAt(i);
        return i + 2 < text.length() && text.charAt(i + 1) == c && text.charAt(i + 2) == c;
    }

    /** Up to two quotes may stand right before the three that end a string. */
    private static int pastQuotes(String text, int i, char quote) {
        int end = i;
        while (end < text.length() && end < i + 5 && text.charAt(end) == quote) {
            end++;
        }
        return end;
    }

    private static int pastString(String text, int from, int next, char quote) {
        int i = from;
        while (i < next && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' && quote == '"' ? 2 : 1;
        }
        return i + 1;
    }

    /** {@return what is left} */
    String text() {
        return kept.toString();
    }

    /** {@return the line of the whole text that this line, from 1, was} */
    int line(int condensed) {
        if (count == 0) {
            return 1;
        }
        return condensed <= count ? lines[condensed - 1] : lines[count - 1];
    }
}
