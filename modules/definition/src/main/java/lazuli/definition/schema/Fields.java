package lazuli.definition.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import lazuli.definition.Located;
import lazuli.definition.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table that the {@link Checker} has passed. What is asked for as another type than its key's is our mistake.
 *
 * @param table the table
 */
public record Fields(Node.Table table) {
    /** {@return where the table stands} */
    public Position where() {
        return table.where();
    }

    /** {@return where this setting stands; where it is not there, where its table stands} */
    public Position where(Key key) {
        Node node = node(key);
        return node == null ? where() : node.where();
    }

    /** {@return whether this setting is there, be it right or wrong} */
    public boolean has(Key key) {
        return node(key) != null;
    }

    private @Nullable Node node(Key key) {
        return table.entries().get(key.name());
    }

    /** {@return this string} */
    public Optional<String> text(Key key) {
        return node(key) instanceof Node.Text(var value, _) ? Optional.of(value) : Optional.empty();
    }

    /** {@return this string, or the other one} */
    public String text(Key key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** {@return this boolean, or the other one} */
    public boolean flag(Key key, boolean otherwise) {
        return node(key) instanceof Node.Flag(var value, _) ? value : otherwise;
    }

    /** {@return this number} */
    public OptionalLong whole(Key key) {
        return node(key) instanceof Node.Whole(var value, _)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    /** {@return this number, whose limits are those of an {@code int}} */
    public OptionalInt number(Key key) {
        OptionalLong whole = whole(key);
        return whole.isPresent()
                ? OptionalInt.of(Math.toIntExact(whole.getAsLong()))
                : OptionalInt.empty();
    }

    /** {@return these strings, with where they stand; a single string counts as one} */
    public List<Located<String>> located(Key key) {
        List<Located<String>> texts = new ArrayList<>();
        Node node = node(key);
        if (node instanceof Node.Many(var elements, _)) {
            elements.forEach(element -> texts.add(located((Node.Text) element)));
        } else if (node instanceof Node.Text text) {
            texts.add(located(text));
        }
        return texts;
    }

    private static Located<String> located(Node.Text text) {
        return new Located<>(text.value(), text.where());
    }

    /** {@return these strings} */
    public List<String> texts(Key key) {
        return located(key).stream().map(Located::value).toList();
    }

    /** {@return this table of names and strings} */
    public SequencedMap<String, String> strings(Key key) {
        SequencedMap<String, String> strings = new LinkedHashMap<>();
        named(key).forEach((name, node) -> strings.put(name, ((Node.Text) node).value()));
        return strings;
    }

    /** {@return this table of names and values of any type} */
    public SequencedMap<String, Node> named(Key key) {
        return node(key) instanceof Node.Table(var entries, _) ? entries : new LinkedHashMap<>();
    }

    /** {@return these tables} */
    public List<Fields> tables(Key key) {
        List<Fields> tables = new ArrayList<>();
        if (node(key) instanceof Node.Many(var elements, _)) {
            elements.forEach(element -> tables.add(new Fields((Node.Table) element)));
        }
        return tables;
    }

    /** {@return these tables by name} */
    public SequencedMap<String, Fields> namedTables(Key key) {
        SequencedMap<String, Fields> tables = new LinkedHashMap<>();
        named(key).forEach((name, node) -> tables.put(name, new Fields((Node.Table) node)));
        return tables;
    }

    /** {@return this table} */
    public Optional<Fields> table(Key key) {
        return node(key) instanceof Node.Table inner
                ? Optional.of(new Fields(inner))
                : Optional.empty();
    }
}
