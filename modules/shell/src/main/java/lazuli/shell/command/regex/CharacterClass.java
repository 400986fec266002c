package lazuli.shell.command.regex;

import java.util.Optional;

/** The classes of {@code [:name:]}, as C.UTF-8 has them. */
public enum CharacterClass {
    ALPHA,
    DIGIT,
    ALNUM,
    UPPER,
    LOWER,
    SPACE,
    BLANK,
    PUNCT,
    PRINT,
    GRAPH,
    CNTRL,
    XDIGIT;

    /** {@return the class of this name} */
    public static Optional<CharacterClass> named(String name) {
        return switch (name) {
            case "alpha" -> Optional.of(ALPHA);
            case "digit" -> Optional.of(DIGIT);
            case "alnum" -> Optional.of(ALNUM);
            case "upper" -> Optional.of(UPPER);
            case "lower" -> Optional.of(LOWER);
            case "space" -> Optional.of(SPACE);
            case "blank" -> Optional.of(BLANK);
            case "punct" -> Optional.of(PUNCT);
            case "print" -> Optional.of(PRINT);
            case "graph" -> Optional.of(GRAPH);
            case "cntrl" -> Optional.of(CNTRL);
            case "xdigit" -> Optional.of(XDIGIT);
            default -> Optional.empty();
        };
    }

    /** {@return whether the character is of this class} */
    public boolean contains(int c) {
        return switch (this) {
            case ALPHA -> c < 128 ? isAsciiLetter(c) : Character.isLetter(c) || isOtherDigit(c);
            case DIGIT -> c >= '0' && c <= '9';
            case ALNUM -> DIGIT.contains(c) || ALPHA.contains(c);
            case UPPER -> c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
            case LOWER -> c < 128 ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
            case SPACE -> c < 128 ? c == ' ' || c >= 9 && c <= 13 : isWideSpace(c);
            case BLANK -> c < 128 ? c == ' ' || c == '\t' : isWideBlank(c);
            case PUNCT -> GRAPH.contains(c) && !ALNUM.contains(c);
            case PRINT -> c < 128 ? c >= ' ' && c < 127 : isWidePrint(c);
            case GRAPH -> c < 128 ? c > ' ' && c < 127 : isWidePrint(c) && !isWideSpace(c);
            case CNTRL -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
            case XDIGIT -> DIGIT.contains(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
        };
    }

    private static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Digits of other scripts are letters to glibc. */
    private static boolean isOtherDigit(int c) {
        return Character.isDigit(c);
    }

    private static boolean isWideSpace(int c) {
        return Character.isWhitespace(c) && !Character.isISOControl(c);
    }

    private static boolean isWideBlank(int c) {
        return isWideSpace(c) && c != 0x2028 && c != 0x2029;
    }

    private static boolean isWidePrint(int c) {
        return Character.isDefined(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE
                && c != 0x2028
                && c != 0x2029;
    }
}
