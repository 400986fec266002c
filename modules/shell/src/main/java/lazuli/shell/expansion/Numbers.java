package lazuli.shell.expansion;

/** Reads integers as C's {@code strtoimax} does: white space, a sign, and digits to the base, as far as they go. */
public final class Numbers {
    private final String text;
    private int at;
    private long value;
    private boolean overflow;

    private Numbers(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * Reads from {@code start}.
     *
     * @param base 10, or 0 for what C's prefixes say
     * @param unsigned whether 64 bits without a sign are meant
     */
    public static Numbers read(String text, int start, int base, boolean unsigned) {
        var number = new Numbers(text, start);
        number.read(base, unsigned);
        return number;
    }

    /** {@return where the number ends; where it was to start, if there is none} */
    public int end() {
        return at;
    }

    /** {@return the number; the nearest there is, where it does not fit} */
    public long value() {
        return value;
    }

    /** {@return whether it does not fit} */
    public boolean isOverflow() {
        return overflow;
    }

    private char peek(int offset) {
        return at + offset < text.length() ? text.charAt(at + offset) : 0;
    }

    private void read(int base, boolean unsigned) {
        int start = at;
        while (isSpace(peek(0))) {
            at++;
        }
        boolean negative = peek(0) == '-';
        if (negative || peek(0) == '+') {
            at++;
        }
        int radix = base == 0 ? prefix() : base;
        int first = at;
        long magnitude = 0;
        for (int digit = digit(radix); digit >= 0; digit = digit(radix)) {
            if (Long.compareUnsigned(magnitude, Long.divideUnsigned(-1 - digit, radix)) > 0) {
                overflow = true;
            }
            magnitude = magnitude * radix + digit;
            at++;
        }
        if (at == first) {
            at = start;
            return;
        }
        value = unsigned ? fitUnsigned(negative, magnitude) : fit(negative, magnitude);
    }

    private int prefix() {
        if (peek(0) != '0') {
            return 10;
        }
        char kind = (char) (peek(1) | 0x20);
        if (kind == 'x' && Character.digit(peek(2), 16) >= 0
                || kind == 'b' && Character.digit(peek(2), 2) >= 0) {
            at += 2;
            return kind == 'x' ? 16 : 2;
        }
        return 8;
    }

    private int digit(int radix) {
        char c = peek(0);
        return c < 0x80 ? Character.digit(c, radix) : -1;
    }

    private long fit(boolean negative, long magnitude) {
        if (overflow || magnitude < 0 && !(negative && magnitude == Long.MIN_VALUE)) {
            overflow = true;
            return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return negative ? -magnitude : magnitude;
    }

    private long fitUnsigned(boolean negative, long magnitude) {
        if (overflow) {
            return -1;
        }
        return negative ? -magnitude : magnitude;
    }

    /** {@return whether C's {@code isspace} is true of this} */
    public static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
