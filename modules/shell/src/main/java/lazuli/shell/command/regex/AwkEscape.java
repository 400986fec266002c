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
            case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(pattern, at, 1, 3, 8);
            case 'x' -> {
                AwkEscape hexadecimal = digits(pattern, at, 2, 2, 16);
                yield hexadecimal.length() > 2 ? hexadecimal : new AwkEscape('x', 2);
            }
            default -> new AwkEscape(c, 1 + Character.charCount(c));
        };
    }

    private static AwkEscape digits(String pattern, int at, int prefix, int most, int radix) {
        int value = 0;
        int length = prefix;
        while (length < prefix + most && at + length < pattern.length()) {
            int digit = Character.digit(pattern.charAt(at + length), radix);
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
            length++;
        }
        return new AwkEscape(value & 0xff, length);
    }
}
