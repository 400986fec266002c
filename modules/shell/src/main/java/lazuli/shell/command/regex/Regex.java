package lazuli.shell.command.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled pattern. It counts the work of all searches where back-references make that endless, and changes in nothing else. */
public final class Regex {
    private final Program program;
    private final @Nullable String literal;

    private Regex(Program program, @Nullable String literal) {
        this.program = program;
        this.literal = literal;
    }

    /** What changes the meaning of a pattern. */
    public enum Flag {
        /** Upper and lower case are the same. */
        IGNORE_CASE,
        /** {@code ^} and {@code $} match at each line of the text. */
        MULTILINE,
        /** No word's character may stand beside the match. */
        WORD,
        /** The match must be a whole line. */
        LINE
    }

    /**
     * {@return the pattern of this text}
     *
     * @throws RegexSyntaxException where it is none
     */
    public static Regex parse(String pattern, Dialect dialect, Flag... flags) {
        List<Flag> list = List.of(flags);
        PatternParser parser = new PatternParser(pattern, dialect, list.contains(Flag.IGNORE_CASE));
        Node node = parser.parse();
        return compile(node, parser.groups(), list);
    }

    /** {@return a pattern that matches this text and nothing else} */
    public static Regex literal(String text, Flag... flags) {
        List<Node> parts = new ArrayList<>();
        text.codePoints().forEach(c -> parts.add(new Node.Literal(c)));
        return compile(new Node.Sequence(parts), 0, List.of(flags));
    }

    private static Regex compile(Node node, int groups, List<Flag> flags) {
        Node whole = node;
        if (flags.contains(Flag.WORD)) {
            whole =
                    new Node.Sequence(
                            List.of(
                                    Node.Assertion.NO_WORD_BEFORE,
                                    whole,
                                    Node.Assertion.NO_WORD_AFTER));
        }
        if (flags.contains(Flag.LINE)) {
            whole =
                    new Node.Sequence(
                            List.of(Node.Assertion.LINE_START, whole, Node.Assertion.LINE_END));
        }
        boolean ignoringCase = flags.contains(Flag.IGNORE_CASE);
        Program program =
                Program.compile(whole, groups, ignoringCase, flags.contains(Flag.MULTILINE));
        return new Regex(program, ignoringCase ? null : text(whole));
    }

    /** The text that this part is, where it is nothing else. */
    private static @Nullable String text(Node node) {
        return switch (node) {
            case Node.Literal(int c) -> Character.toString(c);
            case Node.Sequence(var parts) -> {
                StringBuilder text = new StringBuilder();
                for (Node part : parts) {
                    if (!(part instanceof Node.Literal(int c))) {
                        yield null;
                    }
                    text.appendCodePoint(c);
                }
                yield text.toString();
            }
            case Node.Empty _ -> "";
            case Node.Any _,
                    Node.OneOf _,
                    Node.Alternation _,
                    Node.Group _,
                    Node.Repeat _,
                    Node.BackReference _,
                    Node.Assertion _ ->
                    null;
        };
    }

    /** {@return how many groups the pattern has} */
    public int groups() {
        return program.groups();
    }

    /** {@return the first match that begins at {@code from} or after it, the longest of those that begin there; null where there is none} */
    public @Nullable Match find(String text, int from) {
        if (literal != null) {
            int at = text.indexOf(literal, from);
            return at < 0 ? null : new Match(new int[] {at, at + literal.length()});
        }
        return new Search(program, text).find(from);
    }

    /** {@return a search of this text, for those who look for more than one match} */
    public Search search(String text) {
        return new Search(program, text);
    }

    /** {@return the longest match that begins at {@code at}; null where there is none} */
    public @Nullable Match matchAt(String text, int at) {
        return new Search(program, text).matchAt(at);
    }

    /** {@return whether the pattern matches somewhere in the text} */
    public boolean matches(String text) {
        return find(text, 0) != null;
    }
}
