package lazuli.shell.command.regex;

/** The syntaxes of regular expressions, by the programs that have them. */
public enum Dialect {
    /** {@code RE_SYNTAX_POSIX_BASIC}: sed. */
    SED_BASIC,
    /** {@code RE_SYNTAX_POSIX_EXTENDED}: sed -E. */
    SED_EXTENDED,
    /** {@code RE_SYNTAX_GREP}; expr has the same. */
    GREP_BASIC,
    /** {@code RE_SYNTAX_EGREP}. */
    GREP_EXTENDED,
    /** {@code RE_SYNTAX_EMACS} with a dot that matches newlines: find -regex. */
    EMACS,
    /** mawk's. */
    AWK;

    boolean extended() {
        return this == SED_EXTENDED || this == GREP_EXTENDED || this == AWK;
    }

    /** Whether + and ? repeat without a backslash. */
    boolean plainPlus() {
        return extended() || this == EMACS;
    }

    /** Whether + and ? repeat with a backslash. */
    boolean escapedPlus() {
        return this == SED_BASIC || this == GREP_BASIC;
    }

    boolean intervals() {
        return this != EMACS;
    }

    boolean gnuOperators() {
        return this != AWK;
    }

    boolean backReferences() {
        return this != AWK;
    }

    boolean escapesInBrackets() {
        return this == AWK;
    }

    /** Whether an interval that is none is text. */
    boolean looseIntervals() {
        return this == GREP_EXTENDED || this == AWK;
    }

    /** Whether a closing parenthesis without an opening one is text. */
    boolean looseParenthesis() {
        return this == GREP_EXTENDED || this == AWK;
    }

    /** Whether a repetition of nothing is an error. */
    boolean strictRepetition() {
        return this == SED_EXTENDED || this == AWK;
    }

    /** Whether a repetition may not be repeated. */
    boolean singleRepetition() {
        return this == SED_BASIC;
    }
}
