package lazuli.shell.command.awk;

import java.util.List;
import java.util.Set;
import lazuli.shell.command.call.Failure;

/** Cuts a program's text into tokens. Whether a slash begins a pattern is for the parser to say. */
final class Lexer {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "BEGIN",
                    "END",
                    "function",
                    "func",
                    "if",
                    "else",
                    "while",
                    "for",
                    "do",
                    "break",
                    "continue",
                    "next",
                    "nextfile",
                    "exit",
                    "return",
                    "delete",
                    "in",
                    "getline",
                    "print",
                    "printf");
    static final Set<String> FUNCTIONS =
            Set.of(
                    "length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "sin",
                    "cos", "atan2", "exp", "log", "sqrt", "int", "rand", "srand", "tolower",
                    "toupper", "system", "close", "fflush");
    private static final List<String> OPERATORS =
            List.of(
                    "**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "**", "==",
                    "<=", ">=", "!=", "!~", ">>", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-",
                    "*", "/", "%", "^", "!", ">", "<", "|", "?", ":", "~", "$", "=");

    /** What a token is. */
    enum Kind {
        NUMBER,
        STRING,
        NAME,
        /** A name with a parenthesis at once behind it: a function that the program defines. */
        CALLED,
        FUNCTION,
        KEYWORD,
        OPERATOR,
        NEWLINE,
        END
    }

    record Token(Kind kind, String text) {
        boolean is(String operator) {
            return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operator);
        }
    }

    private final String source;
    private int at;

    Lexer(String source) {
        this.source = source;
    }

    Failure wrong(String near) {
        int line = 1;
        for (int i = 0; i < Math.min(at, source.length()); i++) {
            line += source.charAt(i) == '\n' ? 1 : 0;
        }
        return new Failure(2, "line " + line + ": syntax error at or near " + near);
    }

    Token next() {
        skipBlanks();
        if (at >= source.length()) {
            return new Token(Kind.END, "end of program");
        }
        char c = source.charAt(at);
        if (c == '\n') {
            at++;
            return new Token(Kind.NEWLINE, "end of line");
        }
        if (c == '"') {
            at++;
            return new Token(Kind.STRING, unescape(until('"')));
        }
        if (isDigit(c) || c == '.' && at + 1 < source.length() && isDigit(source.charAt(at + 1))) {
            return number();
        }
        if (isLetter(c)) {
            return word();
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                at += operator.length();
                String text = operator.replace("**", "^");
                return new Token(Kind.OPERATOR, text);
            }
        }
        throw wrong(String.valueOf(c));
    }

    /** {@return the rest of the pattern whose first slash was the last token, or {@code /=}} */
    String pattern() {
        return until('/');
    }

    private void skipBlanks() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && source.startsWith("\n", at + 1)) {
                at += 2;
            } else if (c == '#') {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else {
                return;
            }
        }
    }

    /** Up to an end that no backslash stands before, which is passed over. Backslashes stay. */
    private String until(char end) {
        int start = at;
        while (at < source.length() && source.charAt(at) != end) {
            if (source.charAt(at) == '\n') {
                throw wrong("unterminated " + source.substring(start, at));
            }
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw wrong("unterminated " + source.substring(start));
        }
        return source.substring(start, at++);
    }

    private Token number() {
        int start = at;
        while (at < source.length() && (isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
            at++;
        }
        if (at < source.length() && (source.charAt(at) | 0x20) == 'e') {
            int digits = at + 1;
            if (digits < source.length() && "+-".indexOf(source.charAt(digits)) >= 0) {
                digits++;
            }
            if (digits < source.length() && isDigit(source.charAt(digits))) {
                at = digits;
                while (at < source.length() && isDigit(source.charAt(at))) {
                    at++;
                }
            }
        }
        return new Token(Kind.NUMBER, source.substring(start, at));
    }

    private Token word() {
        int start = at;
        while (at < source.length()
                && (isLetter(source.charAt(at)) || isDigit(source.charAt(at)))) {
            at++;
        }
        String word = source.substring(start, at);
        if (KEYWORDS.contains(word)) {
            return new Token(Kind.KEYWORD, word.equals("func") ? "function" : word);
        }
        if (FUNCTIONS.contains(word)) {
            return new Token(Kind.FUNCTION, word);
        }
        return new Token(source.startsWith("(", at) ? Kind.CALLED : Kind.NAME, word);
    }

    /** {@return what a text between quotes means; an escape that is none keeps its backslash, as mawk has it} */
    static String unescape(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            int known = "\"\\abfnrtv".indexOf(escaped);
            if (known >= 0) {
                text.append("\"\\\u0007\b\f\n\r\t\u000b".charAt(known));
            } else if (escaped >= '0' && escaped <= '7') {
                int end = endOfDigits(raw, i, 3, 8);
                text.append((char) (Integer.parseInt(raw.substring(i, end), 8) & 0xff));
                i = end - 1;
            } else if (escaped == 'x' && endOfDigits(raw, i + 1, 2, 16) > i + 1) {
                int end = endOfDigits(raw, i + 1, 2, 16);
                text.append((char) Integer.parseInt(raw.substring(i + 1, end), 16));
                i = end - 1;
            } else if (escaped != '\n') {
                text.append('\\').append(escaped);
            }
        }
        return text.toString();
    }

    private static int endOfDigits(String raw, int start, int most, int radix) {
        int end = start;
        while (end < raw.length()
                && end < start + most
                && raw.charAt(end) < 0x80
                && Character.digit(raw.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
