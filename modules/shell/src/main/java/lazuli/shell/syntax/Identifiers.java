package lazuli.shell.syntax;

/** Names of variables and functions: XBD 3.216, in ASCII. */
public final class Identifiers {
    private Identifiers() {}

    /** {@return where the name that starts at {@code start} ends; {@code start} where none does} */
    public static int end(String text, int start) {
        if (start >= text.length() || !isFirst(text.charAt(start))) {
            return start;
        }
        int at = start + 1;
        while (at < text.length() && isNext(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@return whether the whole text is a name} */
    public static boolean isName(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** {@return whether a name can begin with this} */
    public static boolean isFirst(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** {@return whether a name can go on with this} */
    public static boolean isNext(int c) {
        return isFirst(c) || isDigit(c);
    }

    /** {@return whether this is a decimal digit} */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** {@return whether this is a digit, or the name of a special parameter} */
    static boolean isSpecialParameter(int c) {
        return switch (c) {
            case '#', '?', '$', '!', '-', '*', '@' -> true;
            default -> isDigit(c);
        };
    }
}
