package lazuli.shell.command.regex;

/** Reads a bracket expression. */
final class SetParser {
    private static final String UNMATCHED = "Unmatched [, [^, [:, [., or [=";

    private final String pattern;
    private final Dialect dialect;
    private final CharacterSet set = new CharacterSet();
    private int at;

    /** Reads from {@code at}, the index after the opening bracket. */
    SetParser(String pattern, int at, Dialect dialect) {
        this.pattern = pattern;
        this.at = at;
        this.dialect = dialect;
    }

    /** The index after the closing bracket. */
    int end() {
        return at;
    }

    CharacterSet parse() {
        boolean negated = peek() == '^';
        if (dialect != Dialect.AWK && peek() == ':') {
            int end = pattern.indexOf(']', at + 1);
            if (end > at + 1 && pattern.charAt(end - 1) == ':') {
                throw new RegexSyntaxException(
                        "character class syntax is [[:space:]], not [:space:]");
            }
        }
        at += negated ? 1 : 0;
        boolean first = true;
        while (first || peek() != ']') {
            element();
            first = false;
        }
        at++;
        return negated ? set.negate() : set;
    }

    private int peek() {
        if (at >= pattern.length()) {
            throw new RegexSyntaxException(UNMATCHED);
        }
        return pattern.codePointAt(at);
    }

    private void element() {
        if (pattern.startsWith("[:", at)) {
            String name = delimited(':');
            set.add(
                    CharacterClass.named(name)
                            .orElseThrow(() ->
                                    new RegexSyntaxException("Invalid character class name")));
            return;
        }
        boolean equivalence = pattern.startsWith("[=", at);
        int first = equivalence ? single(delimited('=')) : character();
        if (!isRange()) {
            set.add(first, first);
            return;
        }
        at++;
        if (equivalence || pattern.startsWith("[=", at) || pattern.startsWith("[:", at)) {
            throw new RegexSyntaxException("Invalid range end");
        }
        int last = character();
        if (last < first) {
            throw new RegexSyntaxException("Invalid range end");
        }
        set.add(first, last);
    }

    private boolean isRange() {
        return peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    }

    private int character() {
        if (pattern.startsWith("[.", at)) {
            return single(delimited('.'));
        }
        int c = peek();
        if (c == '\\' && dialect.escapesInBrackets() && at + 1 < pattern.length()) {
            AwkEscape escape = AwkEscape.at(pattern, at);
            at += escape.length();
            return escape.codePoint();
        }
        at += Character.charCount(c);
        return c;
    }

    private static int single(String name) {
        if (name.codePointCount(0, name.length()) != 1) {
            throw new RegexSyntaxException("Invalid collation character");
        }
        return name.codePointAt(0);
    }

    /** What stands between {@code [:} and {@code :]}. */
    private String delimited(char mark) {
        int end = pattern.indexOf(mark + "]", at + 2);
        if (end < 0) {
            throw new RegexSyntaxException(UNMATCHED);
        }
        String name = pattern.substring(at + 2, end);
        at = end + 2;
        return name;
    }
}
