package lazuli.shell.expansion;

import org.jspecify.annotations.Nullable;

/** The classes that a bracket expression can name: XBD 7.3.1, in the C locale. */
enum CharacterClass {
    ALNUM,
    ALPHA,
    BLANK,
    CNTRL,
    DIGIT,
    GRAPH,
    LOWER,
    PRINT,
    PUNCT,
    SPACE,
    UPPER,
    XDIGIT;

    static @Nullable CharacterClass of(String pattern, int start, int end) {
        return switch (pattern.substring(start, end)) {
            case "alnum" -> ALNUM;
            case "alpha" -> ALPHA;
            case "blank" -> BLANK;
            case "cntrl" -> CNTRL;
            case "digit" -> DIGIT;
            case "graph" -> GRAPH;
            case "lower" -> LOWER;
            case "print" -> PRINT;
            case "punct" -> PUNCT;
            case "space" -> SPACE;
            case "upper" -> UPPER;
            case "xdigit" -> XDIGIT;
            default -> null;
        };
    }

    boolean has(char c) {
        return switch (this) {
            case ALNUM -> isAlpha(c) || isDigit(c);
            case ALPHA -> isAlpha(c);
            case BLANK -> c == ' ' || c == '\t';
            case CNTRL -> c < ' ' || c == 0x7f;
            case DIGIT -> isDigit(c);
            case GRAPH -> c > ' ' && c < 0x7f;
            case LOWER -> c >= 'a' && c <= 'z';
            case PRINT -> c >= ' ' && c < 0x7f;
            case PUNCT -> c > ' ' && c < 0x7f && !isAlpha(c) && !isDigit(c);
            case SPACE -> c == ' ' || c >= '\t' && c <= '\r';
            case UPPER -> c >= 'A' && c <= 'Z';
            case XDIGIT -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
        };
    }

    private static boolean isAlpha(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
