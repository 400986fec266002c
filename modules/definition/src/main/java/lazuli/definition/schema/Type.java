package lazuli.definition.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a setting may be.
 *
 * <p>Each type checks itself, where a {@code switch} over them would do: the JDK makes the code of such a switch when it first runs, and every start would wait.
 */
public sealed interface Type {
    /** {@return whether this value's TOML type is the right one} */
    boolean fits(Node node);

    /** {@return what is right in a value that fits; null where nothing is} */
    @Nullable Node check(Node node, Key key, Checker checker);

    /** A string with a grammar. */
    record Text(Grammar grammar) implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Text;
        }

        @Override
        public @Nullable Node check(Node node, Key key, Checker checker) {
            return checker.text((Node.Text) node, grammar);
        }
    }

    /** One of a few strings. */
    record Choice(String noun, List<Option> options) implements Type {
        public Choice {
            options = List.copyOf(options);
        }

        /** {@return the strings themselves} */
        List<String> values() {
            return options.stream().map(Option::value).toList();
        }

        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Text;
        }

        @Override
        public @Nullable Node check(Node node, Key key, Checker checker) {
            return checker.choice((Node.Text) node, this);
        }
    }

    /** One of the strings of a {@link Choice}, and what it means; {@code says} may be empty where the name says it. */
    record Option(String value, String says) {}

    /** True or false. */
    record Flag() implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Flag;
        }

        @Override
        public Node check(Node node, Key key, Checker checker) {
            return node;
        }
    }

    /** A whole number within limits. */
    record Whole(long least, long most) implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Whole;
        }

        @Override
        public @Nullable Node check(Node node, Key key, Checker checker) {
            return checker.whole((Node.Whole) node, this);
        }
    }

    /** A point in time: an offset date-time, or seconds since 1970. */
    record Moment() implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Whole || node instanceof Node.Moment;
        }

        @Override
        public @Nullable Node check(Node node, Key key, Checker checker) {
            long second =
                    node instanceof Node.Moment(var epochSecond, _)
                            ? epochSecond
                            : ((Node.Whole) node).value();
            return checker.moment(new Node.Whole(second, node.where()), key);
        }
    }

    /** A list; of a set's strings none may stand twice. */
    record Many(Type element, boolean isSet, boolean mayBeEmpty) implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Many;
        }

        @Override
        public Node check(Node node, Key key, Checker checker) {
            return checker.many((Node.Many) node, this, key);
        }
    }

    /** A table whose keys are names that the user gives. */
    record Named(Grammar names, String placeholder, Type value) implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Table;
        }

        @Override
        public Node check(Node node, Key key, Checker checker) {
            return checker.named((Node.Table) node, this, key);
        }
    }

    /** A table whose keys are known. */
    record Sub(Section section) implements Type {
        @Override
        public boolean fits(Node node) {
            return node instanceof Node.Table;
        }

        @Override
        public Node check(Node node, Key key, Checker checker) {
            return checker.check((Node.Table) node, section);
        }
    }

    /** Any of these, which differ in their TOML type. */
    record Either(List<Type> types) implements Type {
        public Either {
            types = List.copyOf(types);
        }

        @Override
        public boolean fits(Node node) {
            return types.stream().anyMatch(type -> type.fits(node));
        }

        @Override
        public @Nullable Node check(Node node, Key key, Checker checker) {
            for (Type type : types) {
                if (type.fits(node)) {
                    return type.check(node, key, checker);
                }
            }
            return null;
        }
    }
}
