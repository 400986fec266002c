package lazuli.resolve;

/**
 * Names of packages, where {@code *} stands for any characters and {@code ?} for one.
 *
 * @param pattern the pattern
 * @param where where the definition says it
 */
public record NamePattern(String pattern, String where) {
    /** {@return whether this is such a name} */
    public boolean matches(String name) {
        return matches(pattern, name);
    }

    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            if (wanted == '*') {
                star = p++;
                resume = n;
            } else if (wanted == '?' || wanted == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
