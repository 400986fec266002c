package lazuli.shell.command.regex;

import java.util.List;

/** A part of a pattern. */
sealed interface Node {
    /** Matches nothing at all, everywhere. */
    record Empty() implements Node {}

    record Literal(int codePoint) implements Node {}

    /** Any one character. */
    record Any() implements Node {}

    record OneOf(CharacterSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Alternation(List<Node> branches) implements Node {}

    /**
     * A parenthesised part.
     *
     * @param number from 1
     */
    record Group(int number, Node body) implements Node {}

    /**
     * A repeated part.
     *
     * @param most -1 for no limit
     */
    record Repeat(Node body, int least, int most) implements Node {}

    record BackReference(int number) implements Node {}

    /** A condition on a position. */
    enum Assertion implements Node {
        LINE_START,
        LINE_END,
        TEXT_START,
        TEXT_END,
        WORD_START,
        WORD_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY,
        NO_WORD_BEFORE,
        NO_WORD_AFTER
    }
}
