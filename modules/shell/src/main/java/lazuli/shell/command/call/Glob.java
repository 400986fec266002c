package lazuli.shell.command.call;

import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;

/** A pattern of fnmatch(3), in which {@code *} also matches slashes. */
public final class Glob {
    private final Regex regex;

    private Glob(Regex regex) {
        this.regex = regex;
    }

    /** {@return the pattern of this text} */
    public static Glob of(String pattern) {
        return of(pattern, false);
    }

    /** {@return the pattern of this text, which may ignore case} */
    public static Glob of(String pattern, boolean ignoringCase) {
        String translated = translate(pattern);
        return new Glob(
                ignoringCase
                        ? Regex.parse(
                                translated,
                                Dialect.GREP_EXTENDED,
                                Regex.Flag.LINE,
                                Regex.Flag.IGNORE_CASE)
                        : Regex.parse(translated, Dialect.GREP_EXTENDED, Regex.Flag.LINE));
    }

    /** {@return whether the whole text matches} */
    public boolean matches(String text) {
        return regex.matches(text);
    }

    private static String translate(String pattern) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i++);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    int end = bracketEnd(pattern, i);
                    if (end < 0) {
                        regex.append("\\[");
                    } else {
                        bracket(pattern.substring(i, end), regex);
                        i = end + 1;
                    }
                }
                case '\\' -> {
                    char literal = i < pattern.length() ? pattern.charAt(i++) : '\\';
                    literal(literal, regex);
                }
                default -> literal(c, regex);
            }
        }
        return regex.toString();
    }

    private static void literal(char c, StringBuilder regex) {
        boolean special = c < 128 && !Character.isLetterOrDigit(c) && "<>'`_\n".indexOf(c) < 0;
        regex.append(special ? "\\" : "").append(c);
    }

    /** Where the closing bracket is, or -1 where this is no bracket expression. */
    private static int bracketEnd(String pattern, int start) {
        int at = start;
        if (at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^')) {
            at++;
        }
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at + 2);
                at = end < 0 ? at + 1 : end + 2;
            } else {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
        }
        if (at >= pattern.length()) {
            return -1;
        }
        try {
            StringBuilder regex = new StringBuilder();
            bracket(pattern.substring(start, at), regex);
            Regex.parse(regex.toString(), Dialect.GREP_EXTENDED);
            return at;
        } catch (RegexSyntaxException e) {
            return -1;
        }
    }

    private static void bracket(String inside, StringBuilder regex) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String rest = inside.substring(negated ? 1 : 0).replaceAll("\\\\(.)", "$1");
        regex.append(negated ? "[^" : "[").append(rest).append(']');
    }
}
