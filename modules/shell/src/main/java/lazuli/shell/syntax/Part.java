package lazuli.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a {@link Word}. */
public sealed interface Part {
    /** Text that stands for itself, whose pattern characters and leading tilde mean something. */
    record Literal(String text) implements Part {}

    /** Text whose characters were quoted, one by one or by quotes. */
    record Escaped(String text) implements Part {}

    /** A quote opens or closes: what stands between two is quoted, and there even where it is empty. */
    record QuoteMark() implements Part {
        /** The only one that is needed. */
        public static final QuoteMark INSTANCE = new QuoteMark();
    }

    /** {@code $name}, or {@code ${name operator word}}. */
    record Parameter(String name, Operator operator, boolean orNull, List<Part> word)
            implements Part {
        /** {@return whether this is {@code $@} and nothing more} */
        public boolean isAll() {
            return operator == Operator.VALUE && name.equals("@");
        }
    }

    /** What {@code ${name operator word}} does; {@code orNull} says that a colon stood before it. */
    enum Operator {
        /** The syntax is wrong, which is an error when it is expanded. */
        BAD,
        VALUE,
        DEFAULT,
        ALTERNATIVE,
        ERROR,
        ASSIGN,
        SHORTEST_SUFFIX,
        LONGEST_SUFFIX,
        SHORTEST_PREFIX,
        LONGEST_PREFIX,
        LENGTH
    }

    /** {@code $(command)}; null where it is empty. */
    record Substitution(@Nullable Node command) implements Part {}

    /** {@code $((expression))}. */
    record Arithmetic(List<Part> expression) implements Part {}
}
