package lazuli.definition;

/**
 * A pattern for paths of an image. {@code *}, {@code ?} and {@code [a-z]} match within one component of the path; a component {@code **} matches any
 * number of components, but at the pattern's end at least one: {@code /usr/share/doc/**} is everything below {@code /usr/share/doc}.
 *
 * @param pattern begins with {@code /}
 */
public record PathGlob(String pattern) {
    public PathGlob {
        if (!isGlob(pattern)) {
            throw new IllegalArgumentException("not a path pattern: " + pattern);
        }
    }

    /** {@return whether this text is a pattern} */
    public static boolean isGlob(String text) {
        if (text.length() < 2 || text.charAt(0) != '/' || text.indexOf('\0') >= 0) {
            return false;
        }
        for (int start = 1; start <= text.length(); start = end(text, start) + 1) {
            int end = end(text, start);
            int length = end - start;
            boolean dots =
                    length == 1 && text.charAt(start) == '.'
                            || length == 2 && text.startsWith("..", start);
            if (length == 0 || dots || !isComponent(text, start, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isComponent(String text, int start, int end) {
        int stars = text.indexOf("**", start);
        boolean starred = stars >= 0 && stars < end && !isAny(text, start, end);
        return !starred && Wildcard.isWhole(text, start, end);
    }

    private static int end(String text, int start) {
        int slash = text.indexOf('/', start);
        return slash < 0 ? text.length() : slash;
    }

    private static boolean isAny(String text, int start, int end) {
        return end - start == 2 && text.startsWith("**", start);
    }

    /** {@return the path that everything it matches begins with, character by character} */
    public String prefix() {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*' || c == '?' || c == '[' || c == '\\') {
                return pattern.substring(0, i);
            }
        }
        return pattern;
    }

    /** {@return whether this absolute path matches} */
    public boolean matches(String path) {
        int p = 1;
        int s = 1;
        int anyAt = -1;
        int retry = -1;
        while (s <= path.length()) {
            if (p <= pattern.length()) {
                int pEnd = end(pattern, p);
                if (isAny(pattern, p, pEnd)) {
                    if (pEnd == pattern.length()) {
                        return s < path.length();
                    }
                    anyAt = pEnd + 1;
                    retry = s;
                    p = anyAt;
                    continue;
                }
                int sEnd = end(path, s);
                if (Wildcard.matches(pattern, p, pEnd, path, s, sEnd)) {
                    p = pEnd + 1;
                    s = sEnd + 1;
                    continue;
                }
            }
            if (anyAt < 0) {
                return false;
            }
            retry = end(path, retry) + 1;
            s = retry;
            p = anyAt;
        }
        return p > pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
