package lazuli.oci;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;

/** Writes JSON without spaces, members in the order in which they are named: the same values give the same bytes. Empty collections are left out. */
final class Json {
    private final StringWriter text = new StringWriter(1024);
    private final JsonWriter writer = new JsonWriter(text);

    interface Body {
        void write();
    }

    private interface Step {
        void run() throws IOException;
    }

    static byte[] document(java.util.function.Consumer<Json> body) {
        Json json = new Json();
        json.object(() -> body.accept(json));
        return json.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    Json object(Body body) {
        step(writer::beginObject);
        body.write();
        step(writer::endObject);
        return this;
    }

    Json object(String name, Body body) {
        return member(name).object(body);
    }

    Json member(String name) {
        step(() -> writer.name(name));
        return this;
    }

    Json element(String value) {
        step(() -> writer.value(value));
        return this;
    }

    Json field(String name, String value) {
        step(() -> writer.name(name).value(value));
        return this;
    }

    Json field(String name, long value) {
        step(() -> writer.name(name).value(value));
        return this;
    }

    Json field(String name, boolean value) {
        step(() -> writer.name(name).value(value));
        return this;
    }

    Json array(String name, Body elements) {
        step(() -> writer.name(name).beginArray());
        elements.write();
        step(writer::endArray);
        return this;
    }

    Json texts(String name, Collection<String> values) {
        return values.isEmpty() ? this : array(name, () -> values.forEach(this::element));
    }

    Json texts(String name, SortedMap<String, String> values) {
        return values.isEmpty() ? this : object(name, () -> values.forEach(this::field));
    }

    /** A set as Go's {@code map[string]struct{}}: names with empty objects. */
    Json names(String name, Collection<String> values) {
        return values.isEmpty()
                ? this
                : object(name, () -> values.forEach(value -> object(value, () -> {})));
    }

    private static void step(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
