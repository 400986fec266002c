package lazuli.shell.command.sort;

/**
 * A number of any length, as {@code sort -n} reads it.
 *
 * @param sign -1, 0 or 1
 * @param whole the digits before the point, without zeros before them
 * @param fraction the digits after the point, without zeros after them
 * @param end where in the text the number ends
 */
record Decimal(int sign, String whole, String fraction, int end) implements Comparable<Decimal> {
    static Decimal parse(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        at += negative ? 1 : 0;
        int start = at;
        at = digits(text, at);
        int zeros = start;
        while (zeros < at && text.charAt(zeros) == '0') {
            zeros++;
        }
        String whole = text.substring(zeros, at);
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            int last = end;
            while (last > at + 1 && text.charAt(last - 1) == '0') {
                last--;
            }
            fraction = text.substring(at + 1, last);
            at = end;
        }
        boolean zero = whole.isEmpty() && fraction.isEmpty();
        return new Decimal(zero ? 0 : negative ? -1 : 1, whole, fraction, at);
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    public int compareTo(Decimal other) {
        if (sign != other.sign) {
            return Integer.compare(sign, other.sign);
        }
        int size = Integer.compare(whole.length(), other.whole.length());
        if (size == 0) {
            size = whole.compareTo(other.whole);
        }
        if (size == 0) {
            size = fraction.compareTo(other.fraction);
        }
        return sign < 0 ? -size : size;
    }
}
