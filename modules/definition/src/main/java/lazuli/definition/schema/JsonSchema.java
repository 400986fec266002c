package lazuli.definition.schema;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes the declarations as a JSON Schema, draft 7, which is the one that TOML editors read. */
public final class JsonSchema {
    private final JsonWriter json;
    private final Deque<Section> pending = new ArrayDeque<>();
    private final List<Section> written = new ArrayList<>();

    private JsonSchema(JsonWriter json) {
        this.json = json;
    }

    /** {@return the schema of a file whose top is this section} */
    public static String of(Section top, String title) {
        var text = new StringWriter();
        var json = new JsonWriter(text);
        json.setIndent("  ");
        json.setHtmlSafe(false);
        try {
            new JsonSchema(json).write(top, title);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(Section top, String title) throws IOException {
        json.beginObject();
        json.name("$schema").value("http://json-schema.org/draft-07/schema#");
        json.name("title").value(title);
        // Nothing is required at the top: a file that another one includes need not have it all.
        section(top, List.of());
        json.name("definitions").beginObject();
        while (!pending.isEmpty()) {
            Section next = pending.removeFirst();
            if (!written.contains(next)) {
                written.add(next);
                json.name(next.name()).beginObject();
                section(next, next.keys().stream().filter(Key::required).toList());
                json.endObject();
            }
        }
        json.endObject();
        json.endObject();
    }

    private void section(Section section, List<Key> required) throws IOException {
        json.name("type").value("object");
        json.name("description").value(Words.plain(section.says()));
        json.name("additionalProperties").value(false);
        if (!required.isEmpty()) {
            json.name("required").beginArray();
            for (Key key : required) {
                json.value(key.name());
            }
            json.endArray();
        }
        json.name("properties").beginObject();
        for (Key key : section.keys()) {
            json.name(key.name()).beginObject();
            json.name("description").value(description(key));
            type(key.type());
            json.endObject();
        }
        json.endObject();
    }

    private static String description(Key key) {
        return Words.plain(
                key.says() + key.otherwise().map(o -> " Default: " + o + ".").orElse(""));
    }

    private void type(Type type) throws IOException {
        switch (type) {
            case Type.Text(var grammar) -> {
                json.name("type").value("string");
                json.name("pattern").value("^(" + grammar.regex() + ")$");
            }
            case Type.Choice choice -> {
                json.name("enum").beginArray();
                for (String value : choice.values()) {
                    json.value(value);
                }
                json.endArray();
            }
            case Type.Flag _ -> json.name("type").value("boolean");
            case Type.Whole(var least, var most) -> {
                json.name("type").value("integer");
                json.name("minimum").value(least);
                json.name("maximum").value(most);
            }
            case Type.Moment _ -> moment();
            case Type.Many(var element, var isSet, var mayBeEmpty) -> {
                json.name("type").value("array");
                json.name("uniqueItems").value(isSet);
                json.name("minItems").value(mayBeEmpty ? 0 : 1);
                json.name("items").beginObject();
                type(element);
                json.endObject();
            }
            case Type.Named(var names, _, var value) -> named(names, value);
            case Type.Sub(var section) -> {
                pending.addLast(section);
                json.name("$ref").value("#/definitions/" + section.name());
            }
            case Type.Either(var types) -> {
                json.name("anyOf").beginArray();
                for (Type each : types) {
                    json.beginObject();
                    type(each);
                    json.endObject();
                }
                json.endArray();
            }
        }
    }

    private void moment() throws IOException {
        json.name("anyOf").beginArray();
        json.beginObject().name("type").value("integer").name("minimum").value(0).endObject();
        json.beginObject().name("type").value("string").name("format").value("date-time");
        json.endObject();
        json.endArray();
    }

    private void named(Grammar names, Type value) throws IOException {
        json.name("type").value("object");
        json.name("propertyNames").beginObject();
        json.name("pattern").value("^(" + names.regex() + ")$");
        json.endObject();
        json.name("additionalProperties").beginObject();
        type(value);
        json.endObject();
    }
}
