package lazuli.definition.schema;

import java.util.List;

/** What a setting may be. */
public sealed interface Type {
    /** A string with a grammar. */
    record Text(Grammar grammar) implements Type {}

    /** One of a few strings. */
    record Choice(String noun, List<Option> options) implements Type {
        public Choice {
            options = List.copyOf(options);
        }

        /** {@return the strings themselves} */
        List<String> values() {
            return options.stream().map(Option::value).toList();
        }
    }

    /** One of the strings of a {@link Choice}, and what it means; {@code says} may be empty where the name says it. */
    record Option(String value, String says) {}

    /** True or false. */
    record Flag() implements Type {}

    /** A whole number within limits. */
    record Whole(long least, long most) implements Type {}

    /** A point in time: an offset date-time, or seconds since 1970. */
    record Moment() implements Type {}

    /** A list; of a set's strings none may stand twice. */
    record Many(Type element, boolean isSet, boolean mayBeEmpty) implements Type {}

    /** A table whose keys are names that the user gives. */
    record Named(Grammar names, String placeholder, Type value) implements Type {}

    /** A table whose keys are known. */
    record Sub(Section section) implements Type {}

    /** Any of these, which differ in their TOML type. */
    record Either(List<Type> types) implements Type {
        public Either {
            types = List.copyOf(types);
        }
    }
}
