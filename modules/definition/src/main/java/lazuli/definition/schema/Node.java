package lazuli.definition.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lazuli.definition.Position;

/** A TOML value that knows where it stands. */
public sealed interface Node {
    /** {@return where it stands: the key, or the element of an array} */
    Position where();

    /** {@return what people call it: "a string"} */
    String noun();

    /** A string. */
    record Text(String value, Position where) implements Node {
        @Override
        public String noun() {
            return "a string";
        }
    }

    /** True or false. */
    record Flag(boolean value, Position where) implements Node {
        @Override
        public String noun() {
            return "a boolean";
        }
    }

    /** A whole number. */
    record Whole(long value, Position where) implements Node {
        @Override
        public String noun() {
            return "a number";
        }
    }

    /** An offset date-time, in seconds since 1970-01-01T00:00:00Z. */
    record Moment(long epochSecond, Position where) implements Node {
        @Override
        public String noun() {
            return "a date with a time";
        }
    }

    /** What no setting wants: a fraction, or a date or time without its zone. */
    record Other(String noun, Position where) implements Node {}

    /** An array. */
    record Many(List<Node> elements, Position where) implements Node {
        public Many {
            elements = List.copyOf(elements);
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    /** A table, in the order written. */
    record Table(SequencedMap<String, Node> entries, Position where) implements Node {
        public Table {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String noun() {
            return "a table";
        }
    }

    /** What stood here and was wrong. */
    record Wrong(Position where) implements Node {
        @Override
        public String noun() {
            return "wrong";
        }
    }
}
