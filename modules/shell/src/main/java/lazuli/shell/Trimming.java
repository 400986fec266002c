package lazuli.shell;

import lazuli.shell.expansion.Pattern;
import lazuli.shell.syntax.Part.Operator;

/** Takes a prefix or suffix from the value of a parameter. A byte 0, which stands between parameters, ends what dash looks at. */
final class Trimming {
    private Trimming() {}

    static String trim(String value, Operator operator, String pattern) {
        return switch (operator) {
            case SHORTEST_PREFIX -> shortestPrefix(value, pattern);
            case LONGEST_PREFIX -> longestPrefix(value, pattern);
            case SHORTEST_SUFFIX -> shortestSuffix(value, pattern);
            case LONGEST_SUFFIX -> longestSuffix(value, pattern);
            case BAD, VALUE, DEFAULT, ALTERNATIVE, ERROR, ASSIGN, LENGTH -> value;
        };
    }

    private static String upToNul(String value, int from, int to) {
        int nul = value.indexOf('\0', from);
        return value.substring(from, nul < 0 || nul > to ? to : nul);
    }

    private static int firstNul(String value) {
        int nul = value.indexOf('\0');
        return nul < 0 ? value.length() : nul;
    }

    private static String shortestPrefix(String value, String pattern) {
        for (int end = 0; end <= firstNul(value); end++) {
            if (Pattern.matches(pattern, value.substring(0, end))) {
                return value.substring(end);
            }
        }
        return value;
    }

    private static String longestPrefix(String value, String pattern) {
        for (int end = value.length(); end >= 0; end--) {
            if (Pattern.matches(pattern, upToNul(value, 0, end))) {
                return value.substring(end);
            }
        }
        return value;
    }

    private static String shortestSuffix(String value, String pattern) {
        for (int start = value.length(); start >= 0; start--) {
            if (Pattern.matches(pattern, upToNul(value, start, value.length()))) {
                return value.substring(0, start);
            }
        }
        return value;
    }

    private static String longestSuffix(String value, String pattern) {
        for (int start = 0; start <= firstNul(value); start++) {
            if (Pattern.matches(pattern, upToNul(value, start, value.length()))) {
                return value.substring(0, start);
            }
        }
        return value;
    }
}
