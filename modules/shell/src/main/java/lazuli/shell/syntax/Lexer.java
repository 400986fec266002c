package lazuli.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a script into tokens. Which words are reserved, or aliases, depends on what the parser expects. */
final class Lexer {
    /** Words may be aliases. */
    static final int ALIAS = 1;

    /** Words may be reserved. */
    static final int KEYWORD = 2;

    /** Newlines mean nothing. */
    static final int NEWLINE = 4;

    /** The word ends a here-document: nothing in it is a substitution. */
    static final int MARK = 8;

    private final Input input;
    private final Aliases aliases;
    private final Parser parser;

    /** What the next token may be. */
    private int expected;

    private Token last = Token.EOF;
    private boolean pushedBack;
    private Word word = Word.ALL;
    private boolean wordQuoted;
    private int tokenLine = 1;
    private RedirectStart redirect = new RedirectStart('<', 0);
    private List<HereDocument> pending = new ArrayList<>();

    /** The operator of a redirection, whose word is not yet read: {@code operator} is <, >, a (>>), c (>|), o (>&), i (<&), b (<>), h (<<), t (<<-). */
    record RedirectStart(char operator, int descriptor) {}

    Lexer(Parser parser, Input input, Aliases aliases) {
        this.parser = parser;
        this.input = input;
        this.aliases = aliases;
    }

    Input input() {
        return input;
    }

    /** {@return the last word that was read} */
    Word word() {
        return word;
    }

    /** {@return whether any of the last word was quoted} */
    boolean isWordQuoted() {
        return wordQuoted;
    }

    /** {@return the last redirection operator that was read} */
    RedirectStart redirect() {
        return redirect;
    }

    /** {@return the line where the last token began} */
    int tokenLine() {
        return tokenLine;
    }

    Token last() {
        return last;
    }

    boolean isReadingMark() {
        return (expected & MARK) != 0;
    }

    void expect(int what) {
        expected = what;
    }

    /** Gives the last token back. */
    void pushBack() {
        pushedBack = true;
    }

    void reset() {
        pushedBack = false;
        expected = 0;
        pending = new ArrayList<>();
    }

    SyntaxException error(String message) {
        return new SyntaxException(input.line(), message);
    }

    void await(HereDocument here) {
        pending.add(here);
    }

    /** Reads the here-documents that begin now. */
    void readDocuments() {
        if (pending.isEmpty()) {
            return;
        }
        List<HereDocument> due = pending;
        pending = new ArrayList<>();
        for (HereDocument here : due) {
            here.text(WordReader.document(this, here));
        }
    }

    Token next() {
        int wanted = expected;
        while (true) {
            Token token = read();
            while ((wanted & NEWLINE) != 0 && token == Token.NEWLINE) {
                readDocuments();
                expected = 0;
                token = read();
            }
            expected = 0;
            if (input.takeLeftBlank()) {
                wanted |= ALIAS;
            }
            if (token != Token.WORD || wordQuoted) {
                return token;
            }
            String plain = word.constant();
            if ((wanted & KEYWORD) != 0 && plain != null) {
                Token reserved = Token.reserved(plain);
                if (reserved != null) {
                    last = reserved;
                    return reserved;
                }
            }
            if ((wanted & ALIAS) == 0 || !enterAlias()) {
                return token;
            }
        }
    }

    private boolean enterAlias() {
        if (word.parts().size() != 1
                || !(word.parts().getFirst() instanceof Part.Literal(var name))) {
            return false;
        }
        String value = aliases.value(name);
        if (value == null || input.isInside(name)) {
            return false;
        }
        if (!value.isEmpty()) {
            input.enter(name, value);
        }
        return true;
    }

    private Token read() {
        if (pushedBack) {
            pushedBack = false;
            return last;
        }
        last = scan();
        return last;
    }

    private Token scan() {
        int c = input.nextJoined();
        while (c == ' ' || c == '\t' || c == '#') {
            if (c == '#') {
                input.skipLine();
            }
            c = input.nextJoined();
        }
        tokenLine = input.line();
        return switch (c) {
            case '\n' -> {
                input.newline();
                yield Token.NEWLINE;
            }
            case Input.EOF -> Token.EOF;
            case '&' -> doubled('&', Token.AND, Token.BACKGROUND);
            case '|' -> doubled('|', Token.OR, Token.PIPE);
            case ';' -> doubled(';', Token.END_CASE, Token.SEMICOLON);
            case '(' -> Token.LEFT;
            case ')' -> Token.RIGHT;
            default -> scanWord(c);
        };
    }

    private Token doubled(char second, Token twice, Token once) {
        int c = input.nextJoined();
        if (c == second) {
            return twice;
        }
        input.unget(c);
        return once;
    }

    private Token scanWord(int first) {
        WordReader reader = WordReader.word(this, first);
        int c = reader.last();
        if (c == '<' || c == '>') {
            int single = reader.single();
            if (single == 0 || Identifiers.isDigit(single)) {
                redirect = scanRedirect(c, single);
                return Token.REDIRECT;
            }
        }
        input.unget(c);
        word = Word.of(reader.parts());
        wordQuoted = reader.isQuoted();
        return Token.WORD;
    }

    private RedirectStart scanRedirect(int first, int digit) {
        int c = input.nextJoined();
        char operator;
        if (first == '>') {
            operator =
                    switch (c) {
                        case '>' -> 'a';
                        case '|' -> 'c';
                        case '&' -> 'o';
                        default -> '>';
                    };
        } else {
            operator =
                    switch (c) {
                        case '<' -> 'h';
                        case '&' -> 'i';
                        case '>' -> 'b';
                        default -> '<';
                    };
        }
        if (operator == first) {
            input.unget(c);
        } else if (operator == 'h') {
            int dash = input.nextJoined();
            if (dash == '-') {
                operator = 't';
            } else {
                input.unget(dash);
            }
        }
        int standard = first == '>' ? 1 : 0;
        return new RedirectStart(operator, digit == 0 ? standard : digit - '0');
    }

    /** Reads the commands of {@code $(…)}, after the parenthesis. */
    @Nullable Node parenthesized() {
        List<HereDocument> outside = pending;
        pending = new ArrayList<>();
        Node commands = parser.enclosed();
        pending = outside;
        return commands;
    }

    /** Reads the commands between backquotes, after the first. */
    @Nullable Node backquoted(boolean doubleQuoted) {
        var text = new StringBuilder();
        for (int c = input.nextJoined(); c != '`'; c = input.nextJoined()) {
            if (c == '\\') {
                c = input.next();
                if (c != '\\' && c != '`' && c != '$' && (!doubleQuoted || c != '"')) {
                    text.append('\\');
                }
            }
            if (c == Input.EOF) {
                throw error("EOF in backquote substitution");
            }
            if (c == '\n') {
                input.newline();
            }
            text.append((char) c);
        }
        return parser.nested(text.toString(), aliases);
    }
}
