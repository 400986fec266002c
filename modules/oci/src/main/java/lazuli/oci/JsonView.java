package lazuli.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A JSON object that somebody else wrote: what is missing or of another type is a {@link Problem} that names the document and the member. */
final class JsonView {
    private final JsonObject object;
    private final String where;

    private JsonView(JsonObject object, String where) {
        this.object = object;
        this.where = where;
    }

    /**
     * {@return the object that these bytes are}
     *
     * @param where the document, as people know it
     */
    static JsonView parse(byte[] bytes, String where) {
        try {
            JsonElement element = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
            if (element.isJsonObject()) {
                return new JsonView(element.getAsJsonObject(), where);
            }
            throw problem(where, "it is no JSON object");
        } catch (JsonParseException e) {
            throw problem(where, "it is no JSON: " + e.getMessage());
        }
    }

    static ProblemException problem(String where, String why) {
        return new Problem(
                        "oci.malformed",
                        Kind.DATA,
                        "a document of the image is not what the OCI image specification says",
                        where,
                        why,
                        "make the image again, or get it from where it was made")
                .exception();
    }

    private JsonView view(String name, JsonElement element) {
        if (!element.isJsonObject()) {
            throw problem(where, name + " is no object");
        }
        return new JsonView(element.getAsJsonObject(), where + ", " + name);
    }

    private @Nullable JsonElement get(String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? null : element;
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> problem(where, "it has no " + name));
    }

    Optional<JsonView> optionalObject(String name) {
        return Optional.ofNullable(get(name)).map(element -> view(name, element));
    }

    JsonView object(String name) {
        return required(name, optionalObject(name));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(get(name)).map(element -> text(name, element));
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    private String text(String name, JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw problem(where, name + " is no string");
    }

    boolean flag(String name) {
        JsonElement element = get(name);
        return element instanceof JsonPrimitive primitive
                && primitive.isBoolean()
                && primitive.getAsBoolean();
    }

    long size(String name) {
        JsonElement element = required(name, Optional.ofNullable(get(name)));
        try {
            if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
                long value = primitive.getAsBigDecimal().longValueExact();
                if (value >= 0) {
                    return value;
                }
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            // Said below.
        }
        throw problem(where, name + " is no whole number from 0");
    }

    MediaType mediaType(String name) {
        try {
            return new MediaType(text(name));
        } catch (IllegalArgumentException e) {
            throw problem(where, name + ": " + e.getMessage());
        }
    }

    Optional<MediaType> optionalMediaType(String name) {
        return get(name) == null ? Optional.empty() : Optional.of(mediaType(name));
    }

    Digest digest(String name) {
        return digest(name, text(name));
    }

    private Digest digest(String name, String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw problem(where, name + ": " + e.getMessage());
        }
    }

    /** A time of RFC 3339, in seconds since 1970; what is less than a second is left out. */
    Optional<Long> optionalTime(String name) {
        return optionalText(name)
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toEpochSecond();
                    } catch (DateTimeException e) {
                        throw problem(where, name + " is no time: " + text);
                    }
                });
    }

    List<JsonView> objects(String name) {
        List<JsonView> views = new ArrayList<>();
        for (JsonElement element : elements(name)) {
            views.add(view("%s[%d]".formatted(name, views.size()), element));
        }
        return views;
    }

    List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : elements(name)) {
            texts.add(text(name, element));
        }
        return texts;
    }

    List<Digest> digests(String name) {
        List<Digest> digests = new ArrayList<>();
        for (JsonElement element : elements(name)) {
            digests.add(digest(name, text(name, element)));
        }
        return digests;
    }

    private JsonArray elements(String name) {
        JsonElement element = get(name);
        if (element == null) {
            return new JsonArray();
        }
        if (element.isJsonArray()) {
            return element.getAsJsonArray();
        }
        throw problem(where, name + " is no array");
    }

    SortedMap<String, String> texts(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        optionalObject(name)
                .ifPresent(map ->
                        map.object
                                .entrySet()
                                .forEach(e -> texts.put(e.getKey(), map.text(e.getKey()))));
        return texts;
    }

    List<String> names(String name) {
        return optionalObject(name).map(map -> List.copyOf(map.object.keySet())).orElse(List.of());
    }
}
