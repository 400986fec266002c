package lazuli.shell.command.regex;

/**
 * One of mawk's escapes in a pattern or string.
 *
 * @param codePoint what it means
 * @param length how long it is, the backslash included
 */
record AwkEscape(int codePoint, int length) {
    /** The escape whose backslash stands at {@code at}, before another character. */
    static AwkEscape at(String pattern, int at) {
        int c = pattern.codePointAt(at + 1);
        return switch (c) {
            case 'n' -> new AwkEscape('\n', 2);
            case 't' -> new AwkEscape('\t', 2);
            case 'r' -> new AwkEscape('\r', 2);
            case 'f' -> new AwkEscape('\f', 2);
            case 'v' -> new AwkEscape(0x0b, 2);
            case 'a' -> new AwkEscape(0x07, 2);
            case 'b' -> new AwkEscape('\b', 2);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(pattern, at);
            default -> new AwkEscape(c, 1 + Character.charCount(c));
        };
    }

    private static AwkEscape octal(String pattern, int at) {
        int value = 0;
        int length = 1;
        while (length < 4 && at + length < pattern.length()) {
            int digit = pattern.charAt(at + length) - '0';
            if (digit < 0 || digit > 7) {
                break;
            }
            value = value * 8 + digit;
            length++;
        }
        return new AwkEscape(value & 0xff, length);
    }
}
