package lazuli.shell;

import lazuli.shell.expansion.Pattern;
import lazuli.shell.syntax.Part.Operator;

/** Takes a prefix or suffix from the value of a parameter. A byte 0, which stands between parameters, ends what dash looks at. */
final class Trimming {
    private final String value;
    private final String pattern;
    private final Pattern.Effort effort;
    private final boolean hasNul;

    Trimming(String value, String pattern, Pattern.Effort effort) {
        this.value = value;
        this.pattern = pattern;
        this.effort = effort;
        this.hasNul = value.indexOf('\0') >= 0;
    }

    String trim(Operator operator) {
        return switch (operator) {
            case SHORTEST_PREFIX -> shortestPrefix();
            case LONGEST_PREFIX -> longestPrefix();
            case SHORTEST_SUFFIX -> shortestSuffix();
            case LONGEST_SUFFIX -> longestSuffix();
            case BAD, VALUE, DEFAULT, ALTERNATIVE, ERROR, ASSIGN, LENGTH -> value;
        };
    }

    /** {@return whether the pattern fits from here up to there, or to a byte 0 before} */
    private boolean fits(int from, int to) {
        int nul = hasNul ? value.indexOf('\0', from, to) : -1;
        return Pattern.matches(pattern, value, from, nul < 0 ? to : nul, effort);
    }

    private int firstNul() {
        int nul = value.indexOf('\0');
        return nul < 0 ? value.length() : nul;
    }

    private String shortestPrefix() {
        int most = firstNul();
        for (int end = 0; end <= most; end++) {
            if (fits(0, end)) {
                return value.substring(end);
            }
        }
        return value;
    }

    private String longestPrefix() {
        for (int end = value.length(); end >= 0; end--) {
            if (fits(0, end)) {
                return value.substring(end);
            }
        }
        return value;
    }

    private String shortestSuffix() {
        for (int start = value.length(); start >= 0; start--) {
            if (fits(start, value.length())) {
                return value.substring(0, start);
            }
        }
        return value;
    }

    private String longestSuffix() {
        int most = firstNul();
        for (int start = 0; start <= most; start++) {
            if (fits(start, value.length())) {
                return value.substring(0, start);
            }
        }
        return value;
    }
}
