package lazuli.shell.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one word, or the text of a here-document: quotes and substitutions, nested as they are. Follows dash's own automaton state by state, since what
 * quotes mean inside {@code "${x-…}"} is defined by nothing else.
 */
final class WordReader {
    /** How characters are understood. */
    private enum Mode {
        PLAIN,
        DOUBLE,
        SINGLE,
        ARITHMETIC
    }

    /** The state of one level of {@code ${…}} or {@code $((…))}. */
    private static final class Level {
        Mode mode;
        boolean innerQuotes;
        boolean pushed;
        boolean doubleQuoted;
        int braces;
        int parentheses;
        int quotedBraces;

        Level(Mode mode) {
            this.mode = mode;
        }
    }

    private static final int MAX_LEVELS = 100;

    private final Input input;
    private final Lexer lexer;

    /** The line that ends a here-document; null in a word. */
    private final @Nullable String mark;

    /** Whether the end of the text ends it, as in a here-document, and quotes are no quotes. */
    private final boolean document;

    private final boolean stripTabs;
    private final PartsBuilder parts = new PartsBuilder();
    private final Deque<Level> outer = new ArrayDeque<>(2);
    private Level level;
    private boolean quoted;
    private int last;

    private WordReader(
            Lexer lexer, Mode mode, boolean document, @Nullable String mark, boolean stripTabs) {
        this.lexer = lexer;
        this.input = lexer.input();
        this.document = document;
        this.mark = mark;
        this.stripTabs = stripTabs;
        this.level = new Level(mode);
        this.level.doubleQuoted = mode == Mode.DOUBLE;
    }

    /** Reads a word that begins with {@code first}. */
    static WordReader word(Lexer lexer, int first) {
        var reader = new WordReader(lexer, Mode.PLAIN, false, null, false);
        reader.read(first);
        return reader;
    }

    /** Reads a here-document. */
    static Word document(Lexer lexer, HereDocument here) {
        Mode mode = here.isQuoted() ? Mode.SINGLE : Mode.DOUBLE;
        var reader = new WordReader(lexer, mode, true, here.mark(), here.isStripped());
        Input input = lexer.input();
        reader.read(mode == Mode.SINGLE ? input.next() : input.nextJoined());
        return Word.of(reader.parts.build());
    }

    /** Reads all there is, as between double quotes. */
    static Word quotedText(Lexer lexer) {
        var reader = new WordReader(lexer, Mode.DOUBLE, true, null, false);
        reader.read(lexer.input().nextJoined());
        return Word.of(reader.parts.build());
    }

    /** Whether any of it was quoted. */
    boolean isQuoted() {
        return quoted;
    }

    /** The character after the word. */
    int last() {
        return last;
    }

    /** The word's one unquoted character; 0 where it is empty, -1 where there is more. */
    int single() {
        return quoted ? -1 : parts.single();
    }

    List<Part> parts() {
        return parts.build();
    }

    private int next() {
        return level.mode == Mode.SINGLE ? input.next() : input.nextJoined();
    }

    private void read(int first) {
        int c = atLineStart(first);
        while (take(c)) {
            boolean newline = c == '\n';
            if (!newline) {
                input.takeOrdinary(level.mode != Mode.PLAIN, parts);
            }
            c = next();
            if (newline) {
                c = atLineStart(c);
            }
        }
        last = c;
        if (level.mode == Mode.ARITHMETIC) {
            throw lexer.error("Missing '))'");
        }
        if (level.mode != Mode.PLAIN && !document) {
            throw lexer.error("Unterminated quoted string");
        }
        if (level.braces != 0) {
            throw lexer.error("Missing '}'");
        }
    }

    /** Takes one character, and what belongs to it. Returns false where the word ends before it. */
    private boolean take(int c) {
        if (c == Input.EOF) {
            return false;
        }
        return switch (level.mode) {
            case PLAIN -> takePlain(c);
            case DOUBLE -> takeDouble(c);
            case SINGLE -> takeSingle(c);
            case ARITHMETIC -> takeArithmetic(c);
        };
    }

    private boolean takePlain(int c) {
        switch (c) {
            case '\n' -> {
                if (level.braces == 0) {
                    return false;
                }
                newline();
            }
            case '\\' -> backslash();
            case '\'' -> {
                level.mode = Mode.SINGLE;
                mark();
            }
            case '"' -> {
                level.mode = Mode.DOUBLE;
                level.doubleQuoted = true;
                toggleQuotes();
            }
            case '`' -> backquote();
            case '$' -> dollar();
            case '}' -> closingBrace();
            case '<', '>', '(', ')', ';', '&', '|', ' ', '\t' -> {
                if (level.braces == 0) {
                    return false;
                }
                parts.literal(c);
            }
            default -> parts.literal(c);
        }
        return true;
    }

    private boolean takeDouble(int c) {
        switch (c) {
            case '\n' -> newline();
            case '\\' -> backslash();
            case '"' -> closingQuote(c);
            case '`' -> backquote();
            case '$' -> dollar();
            case '}' -> closingBrace();
            case '!', '*', '?', '[', '=', '~', ':', '/', '-', ']' -> parts.escaped(c);
            default -> parts.literal(c);
        }
        return true;
    }

    private boolean takeSingle(int c) {
        switch (c) {
            case '\n' -> newline();
            case '\'' -> closingQuote(c);
            case '!', '*', '?', '[', '=', '~', ':', '/', '-', ']', '\\' -> parts.escaped(c);
            default -> parts.literal(c);
        }
        return true;
    }

    private boolean takeArithmetic(int c) {
        switch (c) {
            case '\n' -> newline();
            case '\\' -> backslash();
            case '`' -> backquote();
            case '$' -> dollar();
            case '}' -> closingBrace();
            case '(' -> {
                level.parentheses++;
                parts.literal(c);
            }
            case ')' -> closingParenthesis();
            default -> parts.literal(c);
        }
        return true;
    }

    private void newline() {
        parts.literal('\n');
        input.newline();
    }

    private void mark() {
        if (!document) {
            parts.quoteMark();
        }
    }

    private void toggleQuotes() {
        if (level.braces > 0) {
            level.innerQuotes = !level.innerQuotes;
        }
        mark();
    }

    private void closingQuote(int c) {
        if (document && level.braces == 0) {
            parts.literal(c);
            return;
        }
        if (level.quotedBraces == 0) {
            level.mode = Mode.PLAIN;
            level.doubleQuoted = false;
        }
        quoted = true;
        if (c == '"') {
            toggleQuotes();
        } else {
            mark();
        }
    }

    private void backslash() {
        int c = input.next();
        if (c == Input.EOF) {
            parts.escaped('\\');
            input.unget(c);
            return;
        }
        if (level.doubleQuoted && keepsBackslash(c)) {
            parts.escaped('\\');
        }
        parts.escaped(c);
        quoted = true;
    }

    private boolean keepsBackslash(int c) {
        return switch (c) {
            case '\\', '`', '$' -> false;
            case '"' -> document && level.braces == 0;
            case '}' -> level.braces == 0;
            default -> true;
        };
    }

    private void closingBrace() {
        if (level.innerQuotes || level.braces == 0) {
            parts.literal('}');
            return;
        }
        level.braces--;
        if (level.braces == 0 && level.pushed) {
            level = outer.pop();
        } else if (level.quotedBraces > 0) {
            level.quotedBraces--;
        }
        parts.close();
    }

    private void closingParenthesis() {
        if (level.parentheses > 0) {
            level.parentheses--;
            parts.literal(')');
            return;
        }
        int c = input.nextJoined();
        if (c == ')') {
            parts.close();
            level = outer.pop();
        } else {
            input.unget(c);
            parts.literal(')');
        }
    }

    private void push(Mode mode) {
        if (outer.size() == MAX_LEVELS) {
            throw lexer.error("substitutions nested too deeply");
        }
        outer.push(level);
        level = new Level(mode);
    }

    private void backquote() {
        if (lexer.isReadingMark()) {
            parts.literal('`');
        } else {
            parts.add(new Part.Substitution(lexer.backquoted(level.doubleQuoted)));
        }
    }

    private void dollar() {
        int c = input.nextJoined();
        if (lexer.isReadingMark()
                || c != '('
                        && c != '{'
                        && !Identifiers.isFirst(c)
                        && !Identifiers.isSpecialParameter(c)) {
            parts.literal('$');
            input.unget(c);
        } else if (c != '(') {
            parameter(c);
        } else {
            int second = input.nextJoined();
            if (second == '(') {
                push(Mode.ARITHMETIC);
                level.doubleQuoted = true;
                parts.openArithmetic();
            } else {
                input.unget(second);
                parts.add(new Part.Substitution(lexer.parenthesized()));
            }
        }
    }

    private void parameter(int first) {
        var expression = new ParameterReader(input, first);
        Part.Operator operator = expression.operator();
        if (operator == Part.Operator.VALUE) {
            parts.add(new Part.Parameter(expression.name(), operator, false, List.of()));
            return;
        }
        Mode mode = expression.isPattern() ? Mode.PLAIN : level.mode;
        if (mode == Mode.ARITHMETIC) {
            mode = Mode.DOUBLE;
        }
        if (mode != level.mode || level.innerQuotes) {
            push(mode);
            level.pushed = true;
            level.doubleQuoted = mode != Mode.PLAIN;
        } else if (level.braces == MAX_LEVELS) {
            throw lexer.error("substitutions nested too deeply");
        }
        level.braces++;
        if (level.doubleQuoted) {
            level.quotedBraces++;
        }
        parts.openParameter(expression.name(), operator, expression.orNull());
    }

    /** At the start of a line: {@code c}, or the end of the text where the line is a here-document's mark. */
    private int atLineStart(int first) {
        if (mark == null) {
            return first;
        }
        int c = first;
        while (stripTabs && c == '\t') {
            c = input.next();
        }
        var line = new StringBuilder();
        int at = 0;
        int next = c;
        while (at < mark.length() && next == mark.charAt(at)) {
            line.append((char) next);
            next = input.next();
            at++;
        }
        if (at == mark.length() && (next == '\n' || next == Input.EOF)) {
            input.newline();
            return Input.EOF;
        }
        if (line.isEmpty()) {
            return c;
        }
        input.unget(next);
        for (int i = line.length() - 1; i > 0; i--) {
            input.unget(line.charAt(i));
        }
        return line.charAt(0);
    }
}
