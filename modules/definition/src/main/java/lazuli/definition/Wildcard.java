package lazuli.definition;

/** Shell patterns within one name: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, as in POSIX 2.14; a backslash takes the next character as it is. */
final class Wildcard {
    private Wildcard() {}

    /** {@return whether the pattern in {@code p[from, to)} matches all of {@code s[start, end)}} Takes at most their lengths' product of steps. */
    static boolean matches(String p, int from, int to, String s, int start, int end) {
        int i = from;
        int j = start;
        int starAt = -1;
        int retry = -1;
        while (j < end) {
            if (i < to && p.charAt(i) == '*') {
                starAt = i++;
                retry = j;
                continue;
            }
            int next = i < to ? one(p, i, to, s.charAt(j)) : -1;
            if (next >= 0) {
                i = next;
                j++;
            } else if (starAt >= 0) {
                i = starAt + 1;
                j = ++retry;
            } else {
                return false;
            }
        }
        while (i < to && p.charAt(i) == '*') {
            i++;
        }
        return i == to;
    }

    /** {@return where the pattern goes on after the piece at {@code i} has matched {@code c}; -1 where it does not match} */
    private static int one(String p, int i, int to, char c) {
        return switch (p.charAt(i)) {
            case '?' -> i + 1;
            case '[' -> set(p, i, to, c);
            case '\\' -> i + 1 < to && p.charAt(i + 1) == c ? i + 2 : -1;
            default -> p.charAt(i) == c ? i + 1 : -1;
        };
    }

    private static int set(String p, int open, int to, char c) {
        int i = open + 1;
        boolean negated = i < to && (p.charAt(i) == '!' || p.charAt(i) == '^');
        if (negated) {
            i++;
        }
        int first = i;
        boolean found = false;
        while (i < to && (p.charAt(i) != ']' || i == first)) {
            char low = p.charAt(i);
            char high = low;
            if (i + 2 < to && p.charAt(i + 1) == '-' && p.charAt(i + 2) != ']') {
                high = p.charAt(i + 2);
                i += 2;
            }
            found |= c >= low && c <= high;
            i++;
        }
        return i < to && found != negated ? i + 1 : -1;
    }

    /** {@return whether every {@code [} is closed and no backslash stands last} */
    static boolean isWhole(String p, int from, int to) {
        for (int i = from; i < to; i++) {
            if (p.charAt(i) == '\\' && ++i == to) {
                return false;
            }
            if (p.charAt(i) == '[' && (i = closing(p, i, to)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int closing(String p, int open, int to) {
        int i = open + 1;
        if (i < to && (p.charAt(i) == '!' || p.charAt(i) == '^')) {
            i++;
        }
        int close = p.indexOf(']', i + 1);
        return close >= 0 && close < to ? close : -1;
    }
}
