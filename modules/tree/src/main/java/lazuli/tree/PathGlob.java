package lazuli.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths. Within a component {@code *} is any text, {@code ?} any one character, {@code [a-c]} and {@code [!a-c]} one of a set, and a backslash takes
 * the meaning from the next character; {@code **} as a whole component is any number of components, none included. A leading dot is nothing special.
 */
public final class PathGlob {
    private static final String ANY_DEPTH = "**";

    private final String pattern;
    private final List<String> components;

    private PathGlob(String pattern, List<String> components) {
        this.pattern = pattern;
        this.components = components;
    }

    /**
     * {@return the pattern that this text is}
     *
     * @throws IllegalArgumentException where it is not absolute, has an empty, {@code .} or {@code ..} component, an open bracket or a lone backslash at its end
     */
    public static PathGlob parse(String pattern) {
        if (pattern.length() < 2 || pattern.charAt(0) != '/') {
            throw new IllegalArgumentException(
                    "a pattern of paths begins with a slash and goes on: " + pattern);
        }
        List<String> components = new ArrayList<>();
        for (String component : pattern.substring(1).split("/", -1)) {
            if (component.isEmpty() || component.equals(".") || component.equals("..")) {
                throw new IllegalArgumentException(
                        "a pattern of paths has no component \"" + component + "\": " + pattern);
            }
            boolean doubled =
                    component.equals(ANY_DEPTH)
                            && !components.isEmpty()
                            && components.getLast().equals(ANY_DEPTH);
            if (!doubled) {
                checkBrackets(component, pattern);
                components.add(component);
            }
        }
        return new PathGlob(pattern, List.copyOf(components));
    }

    private static void checkBrackets(String component, String pattern) {
        int at = 0;
        while (at < component.length()) {
            char c = component.charAt(at);
            if (c == '\\' && at + 1 == component.length()) {
                throw new IllegalArgumentException(
                        "a backslash at the end of a component: " + pattern);
            }
            if (c == '[' && endOfSet(component, at) < 0) {
                throw new IllegalArgumentException("a bracket without its end: " + pattern);
            }
            at = c == '[' ? endOfSet(component, at) + 1 : c == '\\' ? at + 2 : at + 1;
        }
    }

    /** {@return where the set that begins at {@code open} ends, or -1} A bracket that comes first in a set is one of it. */
    private static int endOfSet(String text, int open) {
        int first = open + 1 < text.length() && text.charAt(open + 1) == '!' ? open + 2 : open + 1;
        return text.indexOf(']', first + 1);
    }

    /** {@return whether this path is one of the pattern} */
    public boolean matches(TreePath path) {
        return matches(0, path.value(), 1);
    }

    /** From component {@code index} on, the rest of the path from {@code start}; beyond its end there is nothing left. */
    private boolean matches(int index, String path, int start) {
        if (index == components.size()) {
            return start > path.length();
        }
        String component = components.get(index);
        if (component.equals(ANY_DEPTH)) {
            for (int at = start; at <= path.length(); at = next(path, at)) {
                if (matches(index + 1, path, at)) {
                    return true;
                }
            }
            return index + 1 == components.size();
        }
        if (start > path.length()) {
            return false;
        }
        int end = next(path, start) - 1;
        return matchesName(component, 0, path, start, end) && matches(index + 1, path, end + 1);
    }

    /** {@return where the component after the one at {@code start} begins} */
    private static int next(String path, int start) {
        int slash = path.indexOf('/', start);
        return slash < 0 ? path.length() + 1 : slash + 1;
    }

    private static boolean matchesName(String glob, int g, String path, int p, int end) {
        int at = g;
        int to = p;
        int retryGlob = -1;
        int retryPath = -1;
        while (true) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                retryGlob = ++at;
                retryPath = to;
                continue;
            }
            if (at == glob.length() && to == end) {
                return true;
            }
            int next = at < glob.length() && to < end ? step(glob, at, path.charAt(to)) : -1;
            if (next >= 0) {
                at = next;
                to++;
            } else if (retryGlob >= 0 && retryPath < end) {
                at = retryGlob;
                to = ++retryPath;
            } else {
                return false;
            }
        }
    }

    /** {@return where the glob goes on after it took this character, or -1 where it does not take it} */
    private static int step(String glob, int at, char c) {
        return switch (glob.charAt(at)) {
            case '?' -> at + 1;
            case '\\' -> glob.charAt(at + 1) == c ? at + 2 : -1;
            case '[' -> {
                int end = endOfSet(glob, at);
                boolean negated = glob.charAt(at + 1) == '!';
                yield inSet(glob, negated ? at + 2 : at + 1, end, c) != negated ? end + 1 : -1;
            }
            default -> glob.charAt(at) == c ? at + 1 : -1;
        };
    }

    private static boolean inSet(String glob, int from, int end, char c) {
        int at = from;
        while (at < end) {
            boolean range = at + 2 < end && glob.charAt(at + 1) == '-';
            char high = range ? glob.charAt(at + 2) : glob.charAt(at);
            if (glob.charAt(at) <= c && c <= high) {
                return true;
            }
            at += range ? 3 : 1;
        }
        return false;
    }

    /** {@return the pattern as written} */
    @Override
    public String toString() {
        return pattern;
    }
}
