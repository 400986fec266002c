package lazuli.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a script, one complete command after the other. */
public final class Parser {
    private static final int MAX_DEPTH = 150;

    private final Lexer lexer;
    private int depth;

    /**
     * Starts at a place in a text.
     *
     * @param text bytes as chars
     * @param at where to begin
     * @param line the number of the line that begins there
     * @param aliases are looked up while words are read
     */
    public Parser(String text, int at, int line, Aliases aliases) {
        this(text, at, line, aliases, 0);
    }

    private Parser(String text, int at, int line, Aliases aliases, int depth) {
        this.lexer = new Lexer(this, new Input(text, at, line), aliases);
        this.depth = depth;
    }

    /** {@return a text, expanded as between double quotes} That is how the shell treats {@code PS4}. */
    public static Word quotedText(String text) {
        return WordReader.quotedText(new Parser(text, 0, 1, Aliases.NONE).lexer);
    }

    /**
     * Commands up to the end of a line.
     *
     * @param node null where the line is empty
     * @param last whether the text ended
     */
    public record Line(@Nullable Node node, boolean last) {}

    /**
     * {@return the next complete command}
     *
     * @throws SyntaxException where the text is none
     */
    public Line next() {
        lexer.reset();
        Node node = list(true, false);
        return new Line(node, lexer.last() == Token.EOF);
    }

    /** {@return how many chars of the text were read} Of use between two commands. */
    public int position() {
        return lexer.input().position();
    }

    /** {@return the number of the line that is read next} */
    public int line() {
        return lexer.input().line();
    }

    /** Commands up to a closing parenthesis. */
    @Nullable Node enclosed() {
        Node commands = list(false, true);
        if (lexer.next() != Token.RIGHT) {
            throw unexpected(Token.RIGHT);
        }
        return commands;
    }

    /** Commands that are all of a text. It counts its own lines, from 1, as in dash. */
    @Nullable Node nested(String text, Aliases aliases) {
        deeper();
        var inner = new Parser(text, 0, 1, aliases, depth);
        // What follows a closing token that opens nothing is never read, and no error: so has dash
        // it.
        Node commands = inner.list(false, true);
        depth--;
        return commands;
    }

    private void deeper() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw lexer.error("commands nested too deeply");
        }
    }

    private SyntaxException unexpected() {
        return lexer.error(lexer.last().shown() + " unexpected");
    }

    private SyntaxException unexpected(Token instead) {
        return lexer.error(
                lexer.last().shown() + " unexpected (expecting " + instead.shown() + ")");
    }

    private static @Nullable Node joined(List<Node> nodes) {
        return switch (nodes.size()) {
            case 0 -> null;
            case 1 -> nodes.getFirst();
            default -> new Node.Sequence(List.copyOf(nodes));
        };
    }

    /** A list that must not be empty. */
    private Node list() {
        Node node = list(false, false);
        // Only the end of the text leaves it empty, and then what should follow is missed.
        return node == null ? new Node.Sequence(List.of()) : node;
    }

    /**
     * A list of commands.
     *
     * @param line it ends with the line
     * @param optional it may be empty, where what follows ends a list
     */
    private @Nullable Node list(boolean line, boolean optional) {
        List<Node> nodes = new ArrayList<>();
        int newlines = line ? 0 : Lexer.NEWLINE;
        boolean mayEnd = optional;
        while (true) {
            lexer.expect(newlines | Lexer.KEYWORD | Lexer.ALIAS);
            Token token = lexer.next();
            if (token == Token.NEWLINE) {
                lexer.readDocuments();
                return joined(nodes);
            }
            if (token == Token.EOF) {
                return ended(nodes);
            }
            lexer.pushBack();
            if (!line && mayEnd && token.endsList()) {
                return joined(nodes);
            }
            mayEnd = true;
            int start = lexer.tokenLine();
            Node node = andOr();
            token = lexer.next();
            nodes.add(token == Token.BACKGROUND ? background(start, node) : node);
            switch (token) {
                case EOF -> {
                    return ended(nodes);
                }
                case NEWLINE -> lexer.pushBack();
                case BACKGROUND, SEMICOLON -> {}
                default -> {
                    if (line) {
                        throw unexpected();
                    }
                    lexer.pushBack();
                    return joined(nodes);
                }
            }
        }
    }

    private @Nullable Node ended(List<Node> nodes) {
        lexer.readDocuments();
        lexer.pushBack();
        return joined(nodes);
    }

    private static Node background(int line, Node node) {
        return node instanceof Node.Redirected(var at, var body, var redirects)
                ? new Node.Background(at, body, redirects)
                : new Node.Background(line, node, List.of());
    }

    private Node andOr() {
        Node first = pipeline();
        Token token = lexer.next();
        if (token != Token.AND && token != Token.OR) {
            lexer.pushBack();
            return first;
        }
        List<Node.Link> rest = new ArrayList<>();
        while (token == Token.AND || token == Token.OR) {
            lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD | Lexer.ALIAS);
            rest.add(new Node.Link(token == Token.OR, pipeline()));
            token = lexer.next();
        }
        lexer.pushBack();
        return new Node.AndOr(first, List.copyOf(rest));
    }

    private Node pipeline() {
        boolean negated = lexer.next() == Token.NOT;
        if (negated) {
            lexer.expect(Lexer.KEYWORD | Lexer.ALIAS);
        } else {
            lexer.pushBack();
        }
        int line = lexer.tokenLine();
        Node node = command();
        if (lexer.next() == Token.PIPE) {
            List<Node> stages = new ArrayList<>();
            stages.add(node);
            do {
                lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD | Lexer.ALIAS);
                stages.add(command());
            } while (lexer.next() == Token.PIPE);
            node = new Node.Pipeline(line, List.copyOf(stages));
        }
        lexer.pushBack();
        return negated ? new Node.Not(node) : node;
    }

    private Node command() {
        deeper();
        Node node = compound();
        depth--;
        return node;
    }

    private Node compound() {
        Token first = lexer.next();
        int line = lexer.tokenLine();
        return switch (first) {
            case IF -> redirected(line, ifCommand());
            case WHILE, UNTIL -> redirected(line, loop(first == Token.UNTIL));
            case FOR -> redirected(line, forCommand(line));
            case CASE -> redirected(line, caseCommand(line));
            case LEFT -> {
                Node body = list();
                need(Token.RIGHT);
                yield new Node.Subshell(line, body, redirects());
            }
            case BEGIN -> {
                Node body = list();
                need(Token.END);
                yield redirected(line, body);
            }
            case WORD, REDIRECT -> {
                lexer.pushBack();
                yield simple();
            }
            case EOF,
                    NEWLINE,
                    SEMICOLON,
                    BACKGROUND,
                    AND,
                    OR,
                    PIPE,
                    RIGHT,
                    END_CASE,
                    NOT,
                    DO,
                    DONE,
                    ELIF,
                    ELSE,
                    ESAC,
                    FI,
                    IN,
                    THEN,
                    END ->
                    throw unexpected();
        };
    }

    private void need(Token token) {
        if (lexer.next() != token) {
            throw unexpected(token);
        }
    }

    private Node redirected(int line, Node body) {
        List<Redirect> redirects = redirects();
        return redirects.isEmpty() ? body : new Node.Redirected(line, body, redirects);
    }

    private List<Redirect> redirects() {
        lexer.expect(Lexer.KEYWORD | Lexer.ALIAS);
        List<Redirect> redirects = new ArrayList<>(2);
        while (lexer.next() == Token.REDIRECT) {
            redirects.add(redirect());
        }
        lexer.pushBack();
        return List.copyOf(redirects);
    }

    private Node ifCommand() {
        List<Node.Arm> arms = new ArrayList<>(1);
        do {
            Node test = list();
            need(Token.THEN);
            arms.add(new Node.Arm(test, list()));
        } while (lexer.next() == Token.ELIF);
        Node otherwise = null;
        if (lexer.last() == Token.ELSE) {
            otherwise = list();
        } else {
            lexer.pushBack();
        }
        need(Token.FI);
        return new Node.If(List.copyOf(arms), otherwise);
    }

    private Node loop(boolean until) {
        Node test = list();
        need(Token.DO);
        Node body = list();
        need(Token.DONE);
        return new Node.Loop(until, test, body);
    }

    private Node forCommand(int line) {
        String name = lexer.next() == Token.WORD ? lexer.word().constant() : null;
        if (name == null || lexer.isWordQuoted() || !Identifiers.isName(name)) {
            throw lexer.error("Bad for loop variable");
        }
        List<Word> words = new ArrayList<>();
        lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD | Lexer.ALIAS);
        if (lexer.next() == Token.IN) {
            while (lexer.next() == Token.WORD) {
                words.add(lexer.word());
            }
            if (lexer.last() != Token.NEWLINE && lexer.last() != Token.SEMICOLON) {
                throw unexpected();
            }
        } else {
            words.add(Word.ALL);
            if (lexer.last() != Token.SEMICOLON) {
                lexer.pushBack();
            }
        }
        lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD | Lexer.ALIAS);
        need(Token.DO);
        Node body = list();
        need(Token.DONE);
        return new Node.For(line, name, List.copyOf(words), body);
    }

    private Node caseCommand(int line) {
        if (lexer.next() != Token.WORD) {
            throw unexpected(Token.WORD);
        }
        Word subject = lexer.word();
        lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD | Lexer.ALIAS);
        need(Token.IN);
        List<Node.Clause> clauses = new ArrayList<>();
        lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD);
        Token token = lexer.next();
        while (token != Token.ESAC) {
            clauses.add(clause(token));
            lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD);
            token = lexer.next();
            if (token == Token.END_CASE) {
                lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD);
                token = lexer.next();
            } else if (token != Token.ESAC) {
                throw unexpected(Token.END_CASE);
            }
        }
        return new Node.Case(line, subject, List.copyOf(clauses));
    }

    private Node.Clause clause(Token first) {
        if (first == Token.LEFT) {
            lexer.next();
        }
        List<Word> patterns = new ArrayList<>(2);
        // As in dash, any token is taken for a pattern here, and means the word that was read last.
        patterns.add(lexer.word());
        while (lexer.next() == Token.PIPE) {
            lexer.next();
            patterns.add(lexer.word());
        }
        if (lexer.last() != Token.RIGHT) {
            throw unexpected(Token.RIGHT);
        }
        return new Node.Clause(List.copyOf(patterns), list(false, true));
    }

    private Node simple() {
        // As in dash, the line where the first word ends, which may be a long quoted text.
        int line = lexer.input().line();
        List<Node.Assignment> assignments = new ArrayList<>(2);
        List<Word> words = new ArrayList<>(4);
        List<Redirect> redirects = new ArrayList<>(2);
        int expected = Lexer.ALIAS;
        lexer.expect(expected);
        Token token = lexer.next();
        while (token == Token.WORD || token == Token.REDIRECT) {
            if (token == Token.REDIRECT) {
                redirects.add(redirect());
            } else {
                Word word = lexer.word();
                String name = expected == 0 ? null : word.assignedName();
                if (name != null) {
                    assignments.add(new Node.Assignment(name, word.assignedValue()));
                } else {
                    words.add(word);
                    expected = 0;
                }
            }
            lexer.expect(expected);
            token = lexer.next();
        }
        if (token == Token.LEFT
                && words.size() == 1
                && assignments.isEmpty()
                && redirects.isEmpty()) {
            return function(words.getFirst());
        }
        lexer.pushBack();
        return new Node.Simple(
                line, List.copyOf(assignments), List.copyOf(words), List.copyOf(redirects));
    }

    private Node function(Word word) {
        need(Token.RIGHT);
        String name =
                word.parts().size() == 1
                                && word.parts().getFirst() instanceof Part.Literal(var text)
                        ? text
                        : "";
        if (!Identifiers.isName(name) || isSpecialBuiltin(name)) {
            throw lexer.error("Bad function name");
        }
        lexer.expect(Lexer.NEWLINE | Lexer.KEYWORD | Lexer.ALIAS);
        int line = lexer.input().line();
        return new Node.Function(line, name, command());
    }

    /** {@return whether this is a reserved word} */
    public static boolean isReserved(String word) {
        return Token.reserved(word) != null;
    }

    /** {@return whether this is the name of a special builtin of dash} That has more than POSIX: {@code local}. */
    public static boolean isSpecialBuiltin(String name) {
        return switch (name) {
            case "break",
                    "continue",
                    ".",
                    "eval",
                    "exec",
                    "exit",
                    "export",
                    "readonly",
                    "local",
                    "return",
                    "set",
                    "shift",
                    "times",
                    "trap",
                    ":",
                    "unset" ->
                    true;
            default -> false;
        };
    }

    /** Reads the word of a redirection whose operator was read. */
    private Redirect redirect() {
        Lexer.RedirectStart start = lexer.redirect();
        int descriptor = start.descriptor();
        char operator = start.operator();
        boolean document = operator == 'h' || operator == 't';
        if (document) {
            lexer.expect(Lexer.MARK);
        }
        if (lexer.next() != Token.WORD) {
            throw unexpected();
        }
        Word word = lexer.word();
        return switch (operator) {
            case 'h', 't' -> {
                var here =
                        new HereDocument(
                                descriptor, plain(word), lexer.isWordQuoted(), operator == 't');
                lexer.await(here);
                yield here;
            }
            case 'o', 'i' -> duplicate(descriptor, word);
            case '>' -> new Redirect.File(descriptor, Redirect.Mode.WRITE, word);
            case 'a' -> new Redirect.File(descriptor, Redirect.Mode.APPEND, word);
            case 'c' -> new Redirect.File(descriptor, Redirect.Mode.CLOBBER, word);
            case 'b' -> new Redirect.File(descriptor, Redirect.Mode.READ_WRITE, word);
            default -> new Redirect.File(descriptor, Redirect.Mode.READ, word);
        };
    }

    private static Redirect duplicate(int descriptor, Word word) {
        if (word.parts().size() == 1
                && word.parts().getFirst() instanceof Part.Literal(var text)
                && text.length() == 1) {
            char c = text.charAt(0);
            if (Identifiers.isDigit(c)) {
                return new Redirect.Duplicate(descriptor, c - '0', null);
            }
            if (c == '-') {
                return new Redirect.Duplicate(descriptor, -1, null);
            }
        }
        return new Redirect.Duplicate(descriptor, -1, word);
    }

    /** The text of a here-document's mark, where nothing is a substitution. */
    private static String plain(Word word) {
        var text = new StringBuilder();
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal(var chars)) {
                text.append(chars);
            } else if (part instanceof Part.Escaped(var chars)) {
                text.append(chars);
            }
        }
        return text.toString();
    }
}
