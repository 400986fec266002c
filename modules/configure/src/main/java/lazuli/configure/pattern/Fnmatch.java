package lazuli.configure.pattern;

/** Shell patterns as fnmatch(3) matches them without flags, in the C locale: {@code * ? [a-z] [!a] \}. A slash is a character like others. */
public final class Fnmatch {
    private final String pattern;
    private final String text;

    private Fnmatch(String pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    /** {@return whether the whole text is what the pattern describes} */
    public static boolean matches(String pattern, String text) {
        return new Fnmatch(pattern, text).match();
    }

    /** {@return whether this is more than plain text} */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0
                || text.indexOf('?') >= 0
                || text.indexOf('[') >= 0
                || text.indexOf('\\') >= 0;
    }

    /** Goes back to the last star only: what an earlier one could take, the last one can. */
    private boolean match() {
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length()) {
            int next =
                    p < pattern.length() && pattern.charAt(p) != '*' ? one(p, text.charAt(t)) : -1;
            if (next >= 0) {
                p = next;
                t++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starText = t;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** {@return where the pattern goes on if its element at {@code p} takes this character, or -1} */
    private int one(int p, char c) {
        char element = pattern.charAt(p);
        if (element == '?') {
            return p + 1;
        }
        if (element == '[') {
            int end =
                    pattern.indexOf(
                            ']',
                            pattern.startsWith("!", p + 1) || pattern.startsWith("^", p + 1)
                                    ? p + 3
                                    : p + 2);
            if (end >= 0) {
                return inBrackets(p + 1, end, c) ? end + 1 : -1;
            }
        }
        if (element == '\\' && p + 1 < pattern.length()) {
            return pattern.charAt(p + 1) == c ? p + 2 : -1;
        }
        return element == c ? p + 1 : -1;
    }

    private boolean inBrackets(int start, int end, char c) {
        int at = start;
        boolean negated = pattern.charAt(at) == '!' || pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        boolean found = false;
        while (at < end) {
            char low = pattern.charAt(at);
            boolean range = at + 2 < end && pattern.charAt(at + 1) == '-';
            char high = range ? pattern.charAt(at + 2) : low;
            found |= c >= low && c <= high;
            at += range ? 3 : 1;
        }
        return found != negated;
    }
}
