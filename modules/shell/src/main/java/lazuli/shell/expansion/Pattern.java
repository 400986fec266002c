package lazuli.shell.expansion;

/**
 * Patterns: XCU 2.13, in bytes and the C locale. A pattern is text with backslashes before what stands for itself. Where dash is lenient (an unclosed bracket,
 * a backslash at the end), this is alike.
 */
public final class Pattern {
    private static final int NONE = -1;

    private Pattern() {}

    /** {@return the pattern that an expansion is: quoted characters stand for themselves} */
    public static String of(CharSequence tagged) {
        int first = 0;
        while (first < tagged.length() && tagged.charAt(first) < Expansion.QUOTED) {
            first++;
        }
        if (first == tagged.length()) {
            return tagged.toString();
        }
        var pattern = new StringBuilder(tagged.length() + 8).append(tagged, 0, first);
        boolean escapes = true;
        for (int i = first; i < tagged.length(); i++) {
            char c = tagged.charAt(i);
            if (c == Expansion.MARK) {
                escapes = true;
            } else if (c == '\\') {
                // A backslash out of a variable quotes what follows, and needs no second one.
                escapes = false;
                pattern.append(c);
            } else {
                if (c >= Expansion.QUOTED && escapes) {
                    pattern.append('\\');
                }
                escapes = true;
                pattern.append((char) (c & 0xff));
            }
        }
        return pattern.toString();
    }

    /** Is told how many characters were compared, before it is very many. */
    @FunctionalInterface
    public interface Effort {
        /** So many characters were compared. */
        void compared(long characters);
    }

    private static final int WORTH_TELLING = 1 << 12;

    /** {@return whether the whole text fits the pattern} */
    public static boolean matches(String pattern, String text, Effort effort) {
        return matches(pattern, text, 0, text.length(), effort);
    }

    /** {@return whether the text from {@code start} to {@code end} fits the pattern} */
    public static boolean matches(String pattern, String text, int start, int end, Effort effort) {
        int p = 0;
        int t = start;
        int compared = 0;
        int starPattern = NONE;
        int starText = NONE;
        while (true) {
            int next;
            if (p == pattern.length()) {
                if (t == end) {
                    return true;
                }
                next = NONE;
            } else if (pattern.charAt(p) == '*') {
                starPattern = p + 1;
                starText = t;
                p++;
                continue;
            } else {
                next = t == end ? NONE : single(pattern, p, text.charAt(t));
            }
            if (next != NONE) {
                p = next;
                t++;
            } else if (starPattern != NONE && starText < end) {
                compared += t - starText + 1;
                if (compared > WORTH_TELLING) {
                    effort.compared(compared);
                    compared = 0;
                }
                starText++;
                p = starPattern;
                t = starText;
            } else {
                effort.compared(compared + t - start);
                return false;
            }
        }
    }

    /** Matches one character. Returns where the pattern goes on, or NONE. */
    private static int single(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        return switch (first) {
            case '?' -> p + 1;
            case '\\' ->
                    p + 1 == pattern.length()
                            ? literal(first, c, p + 1)
                            : literal(pattern.charAt(p + 1), c, p + 2);
            case '[' -> bracket(pattern, p + 1, c);
            default -> literal(first, c, p + 1);
        };
    }

    private static int literal(char wanted, char c, int next) {
        return wanted == c ? next : NONE;
    }

    private static char at(String pattern, int p) {
        return p < pattern.length() ? pattern.charAt(p) : 0;
    }

    private static int bracket(String pattern, int start, char c) {
        int p = start;
        boolean inverted = at(pattern, p) == '!';
        if (inverted) {
            p++;
        }
        boolean found = false;
        char member = at(pattern, p++);
        do {
            if (p > pattern.length()) {
                return literal('[', c, start);
            }
            if (member == '[' && at(pattern, p) == ':') {
                int end = pattern.indexOf(":]", p + 1);
                CharacterClass named = end < 0 ? null : CharacterClass.of(pattern, p + 1, end);
                if (named != null) {
                    found |= named.has(c);
                    p = end + 2;
                    member = at(pattern, p++);
                    continue;
                }
            } else if (member == '\\') {
                member = at(pattern, p++);
            }
            if (at(pattern, p) == '-' && at(pattern, p + 1) != ']') {
                p++;
                if (at(pattern, p) == '\\') {
                    p++;
                }
                // dash compares chars, which are signed.
                found |= (byte) c >= (byte) member && (byte) c <= (byte) at(pattern, p);
                p++;
            } else {
                found |= c == member;
            }
            member = at(pattern, p++);
        } while (member != ']' || p > pattern.length());
        return found == inverted ? NONE : p;
    }
}
