package lazuli.shell.command.regex;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.regex.Node.Assertion;
import org.jspecify.annotations.Nullable;

/** Reads a pattern, with glibc's rules for what is an operator where. */
final class PatternParser {
    private static final int MOST_REPETITIONS = 0x7fff;
    private static final int DEEPEST = 500;

    private final String pattern;
    private final Dialect dialect;
    private final boolean ignoringCase;
    private final boolean[] closed = new boolean[10];
    private int at;
    private int groups;
    private int depth;

    PatternParser(String pattern, Dialect dialect, boolean ignoringCase) {
        this.pattern = pattern;
        this.dialect = dialect;
        this.ignoringCase = ignoringCase;
    }

    private enum Type {
        CHARACTER,
        NODE,
        OPEN_SET,
        OPEN_GROUP,
        CLOSE_GROUP,
        OR,
        REPEAT,
        OPEN_INTERVAL,
        ANCHOR,
        BACK_REFERENCE,
        END
    }

    /**
     * A piece of the pattern.
     *
     * @param codePoint the character, the repetition's operator, or the back-reference's digit
     * @param length in the pattern
     */
    private record Token(Type type, int codePoint, int length, Node node) {
        static Token of(Type type, int codePoint, int length) {
            return new Token(type, codePoint, length, new Node.Literal(codePoint));
        }
    }

    int groups() {
        return groups;
    }

    Node parse() {
        Node node = alternation();
        if (at < pattern.length()) {
            throw new RegexSyntaxException("Unmatched ) or \\)");
        }
        return node;
    }

    private Node alternation() {
        List<Node> branches = new ArrayList<>();
        branches.add(branch());
        while (peek(true).type == Type.OR) {
            at += peek(true).length;
            branches.add(branch());
        }
        return branches.size() == 1 ? branches.getFirst() : new Node.Alternation(branches);
    }

    private Node branch() {
        List<Node> parts = new ArrayList<>();
        boolean caretHere = true;
        while (true) {
            Token token = peek(caretHere);
            if (token.type == Type.END || token.type == Type.OR) {
                break;
            }
            if (token.type == Type.CLOSE_GROUP && depth > 0) {
                break;
            }
            caretHere = token.type == Type.ANCHOR;
            parts.add(expression(token));
        }
        return switch (parts.size()) {
            case 0 -> new Node.Empty();
            case 1 -> parts.getFirst();
            default -> new Node.Sequence(parts);
        };
    }

    private Node expression(Token token) {
        int start = at;
        at += token.length;
        Node atom =
                switch (token.type) {
                    case CHARACTER, NODE -> token.node;
                    case OPEN_SET -> set();
                    case OPEN_GROUP -> group();
                    case BACK_REFERENCE -> backReference(token.codePoint);
                    case ANCHOR -> token.node;
                    case CLOSE_GROUP -> strayClose();
                    case REPEAT, OPEN_INTERVAL -> strayRepetition(token);
                    case OR, END -> throw new IllegalStateException("no expression at " + start);
                };
        return token.type == Type.ANCHOR ? atom : repeated(atom);
    }

    private Node strayClose() {
        if (!dialect.looseParenthesis()) {
            throw new RegexSyntaxException("Unmatched ) or \\)");
        }
        return new Node.Literal(')');
    }

    /** An operator that has nothing to repeat. */
    private Node strayRepetition(Token token) {
        boolean interval = token.type == Type.OPEN_INTERVAL;
        if (dialect.strictRepetition() || interval && dialect.singleRepetition()) {
            throw new RegexSyntaxException("Invalid preceding regular expression");
        }
        if (!dialect.extended()) {
            return new Node.Literal(token.codePoint);
        }
        at -= token.length;
        return new Node.Empty();
    }

    private Node group() {
        int number = ++groups;
        if (++depth > DEEPEST) {
            throw new RegexSyntaxException("Regular expression too big");
        }
        Node body = alternation();
        Token close = peek(false);
        if (close.type != Type.CLOSE_GROUP) {
            throw new RegexSyntaxException("Unmatched ( or \\(");
        }
        at += close.length;
        depth--;
        if (number < closed.length) {
            closed[number] = true;
        }
        return new Node.Group(number, body);
    }

    private Node backReference(int digit) {
        int number = digit - '0';
        if (!closed[number]) {
            throw new RegexSyntaxException("Invalid back reference");
        }
        return new Node.BackReference(number);
    }

    private Node repeated(Node atom) {
        Node node = atom;
        while (true) {
            Token token = peek(false);
            if (token.type == Type.REPEAT) {
                at += token.length;
                node =
                        switch (token.codePoint) {
                            case '*' -> new Node.Repeat(node, 0, -1);
                            case '+' -> new Node.Repeat(node, 1, -1);
                            default -> new Node.Repeat(node, 0, 1);
                        };
            } else if (token.type == Type.OPEN_INTERVAL) {
                int start = at;
                at += token.length;
                Node repeated = interval(node);
                if (repeated == null) {
                    at = start + token.length;
                    return new Node.Sequence(List.of(node, repeated(new Node.Literal('{'))));
                }
                node = repeated;
            } else {
                return node;
            }
            checkSingle();
        }
    }

    private void checkSingle() {
        Token next = peek(false);
        boolean again =
                next.type == Type.OPEN_INTERVAL
                        || next.type == Type.REPEAT && next.codePoint == '*';
        if (dialect.singleRepetition() && again) {
            throw new RegexSyntaxException("Invalid preceding regular expression");
        }
    }

    /** What follows the opening brace: null where it is no interval, and the dialect takes that as text. */
    private @Nullable Node interval(Node body) {
        int least = number();
        boolean comma = at < pattern.length() && pattern.charAt(at) == ',';
        int most = least;
        if (comma) {
            at++;
            most = number();
        }
        String close = dialect.extended() ? "}" : "\\}";
        if (!pattern.startsWith(close, at) || least < 0 && !comma) {
            if (dialect.looseIntervals()) {
                return null;
            }
            throw new RegexSyntaxException(
                    at >= pattern.length() ? "Unmatched \\{" : "Invalid content of \\{\\}");
        }
        at += close.length();
        least = Math.max(least, 0);
        if (most >= 0 && least > most) {
            throw new RegexSyntaxException("Invalid content of \\{\\}");
        }
        if (Math.max(least, most) > MOST_REPETITIONS) {
            throw new RegexSyntaxException("Regular expression too big");
        }
        return new Node.Repeat(body, least, most);
    }

    /** A decimal number, more than the most repetitions where it is too large; -1 where there is none. */
    private int number() {
        int number = -1;
        while (at < pattern.length()) {
            int digit = pattern.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = Math.min(Math.max(number, 0) * 10 + digit, MOST_REPETITIONS + 1);
            at++;
        }
        return number;
    }

    private Node set() {
        SetParser parser = new SetParser(pattern, at, dialect);
        CharacterSet set = parser.parse();
        at = parser.end();
        return new Node.OneOf(ignoringCase ? set.ignoreCase() : set);
    }

    private Token peek(boolean caretHere) {
        if (at >= pattern.length()) {
            return Token.of(Type.END, 0, 0);
        }
        int c = pattern.codePointAt(at);
        int length = Character.charCount(c);
        return switch (c) {
            case '\\' -> escaped();
            case '[' -> Token.of(Type.OPEN_SET, c, 1);
            case '.' -> new Token(Type.NODE, c, 1, new Node.Any());
            case '*' -> Token.of(Type.REPEAT, c, 1);
            case '+', '?' -> Token.of(dialect.plainPlus() ? Type.REPEAT : Type.CHARACTER, c, 1);
            case '|' -> Token.of(dialect.extended() ? Type.OR : Type.CHARACTER, c, 1);
            case '(' -> Token.of(dialect.extended() ? Type.OPEN_GROUP : Type.CHARACTER, c, 1);
            case ')' -> Token.of(dialect.extended() ? Type.CLOSE_GROUP : Type.CHARACTER, c, 1);
            case '{' -> Token.of(dialect.extended() ? Type.OPEN_INTERVAL : Type.CHARACTER, c, 1);
            case '^' ->
                    caretHere || dialect.extended()
                            ? new Token(Type.ANCHOR, c, 1, Assertion.LINE_START)
                            : Token.of(Type.CHARACTER, c, 1);
            case '$' ->
                    dialect.extended() || endsHere(at + 1)
                            ? new Token(Type.ANCHOR, c, 1, Assertion.LINE_END)
                            : Token.of(Type.CHARACTER, c, 1);
            default -> Token.of(Type.CHARACTER, c, length);
        };
    }

    private boolean endsHere(int index) {
        return index == pattern.length()
                || pattern.startsWith("\\)", index)
                || pattern.startsWith("\\|", index);
    }

    private Token escaped() {
        if (at + 1 >= pattern.length()) {
            throw new RegexSyntaxException("Trailing backslash");
        }
        int c = pattern.codePointAt(at + 1);
        int length = 1 + Character.charCount(c);
        if (dialect == Dialect.AWK) {
            AwkEscape escape = AwkEscape.at(pattern, at);
            return Token.of(Type.CHARACTER, escape.codePoint(), escape.length());
        }
        boolean basic = !dialect.extended();
        return switch (c) {
            case '|' -> Token.of(basic ? Type.OR : Type.CHARACTER, c, 2);
            case '(' -> Token.of(basic ? Type.OPEN_GROUP : Type.CHARACTER, c, 2);
            case ')' -> Token.of(basic ? Type.CLOSE_GROUP : Type.CHARACTER, c, 2);
            case '{' ->
                    Token.of(
                            basic && dialect.intervals() ? Type.OPEN_INTERVAL : Type.CHARACTER,
                            c,
                            2);
            case '+', '?' -> Token.of(dialect.escapedPlus() ? Type.REPEAT : Type.CHARACTER, c, 2);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    Token.of(dialect.backReferences() ? Type.BACK_REFERENCE : Type.CHARACTER, c, 2);
            default -> gnuOperator(c, length);
        };
    }

    private static Token gnuOperator(int c, int length) {
        return switch (c) {
            case 'w' -> new Token(Type.NODE, c, 2, new Node.OneOf(CharacterSet.word()));
            case 'W' -> new Token(Type.NODE, c, 2, new Node.OneOf(CharacterSet.word().negate()));
            case 's' -> new Token(Type.NODE, c, 2, new Node.OneOf(CharacterSet.space()));
            case 'S' -> new Token(Type.NODE, c, 2, new Node.OneOf(CharacterSet.space().negate()));
            case 'b' -> new Token(Type.ANCHOR, c, 2, Assertion.WORD_BOUNDARY);
            case 'B' -> new Token(Type.ANCHOR, c, 2, Assertion.NO_WORD_BOUNDARY);
            case '<' -> new Token(Type.ANCHOR, c, 2, Assertion.WORD_START);
            case '>' -> new Token(Type.ANCHOR, c, 2, Assertion.WORD_END);
            case '`' -> new Token(Type.ANCHOR, c, 2, Assertion.TEXT_START);
            case '\'' -> new Token(Type.ANCHOR, c, 2, Assertion.TEXT_END);
            default -> Token.of(Type.CHARACTER, c, length);
        };
    }
}
