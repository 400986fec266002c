package lazuli.evidence;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;

/**
 * {@code origins.json.zst}: why every path of an image is as it is. One JSON object, compressed: {@code version} 1; {@code origins}, each origin once; {@code paths}, each path with the
 * numbers of its origins: one where content, mode and owner have the same, or else three in this order.
 */
public final class OriginsFile {
    /** What the file is called beside an image. */
    public static final String NAME = "origins.json.zst";

    private static final int VERSION = 1;

    private OriginsFile() {}

    /** {@return the file for this tree} */
    public static ByteSource write(Tree tree) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try (var json =
                new JsonWriter(
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        Compression.ZSTD.encoder(bytes),
                                        StandardCharsets.UTF_8)))) {
            Map<Origin, Integer> numbers = number(tree);
            json.beginObject().name("version").value(VERSION).name("origins").beginArray();
            for (Origin origin : numbers.keySet()) {
                write(json, origin);
            }
            json.endArray().name("paths").beginObject();
            for (var entry : tree.entries().entrySet()) {
                write(json.name(entry.getKey().value()), entry.getValue().origins(), numbers);
            }
            json.endObject().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteSource.of(bytes.toByteArray());
    }

    private static Map<Origin, Integer> number(Tree tree) {
        Map<Origin, Integer> numbers = new LinkedHashMap<>();
        for (Entry entry : tree.entries().values()) {
            Origins origins = entry.origins();
            numbers.putIfAbsent(origins.content(), numbers.size());
            numbers.putIfAbsent(origins.mode(), numbers.size());
            numbers.putIfAbsent(origins.owner(), numbers.size());
        }
        return numbers;
    }

    private static void write(JsonWriter json, Origins origins, Map<Origin, Integer> numbers)
            throws IOException {
        Integer content = numbers.get(origins.content());
        if (origins.equals(Origins.all(origins.content()))) {
            json.value(content);
        } else {
            json.beginArray()
                    .value(content)
                    .value(numbers.get(origins.mode()))
                    .value(numbers.get(origins.owner()))
                    .endArray();
        }
    }

    private static void write(JsonWriter json, Origin origin) throws IOException {
        json.beginArray();
        switch (origin) {
            case Origin.FromPackage(var name, var version) ->
                    json.value("package").value(name).value(version);
            case Origin.FromScript(var name, var script, var line, var command) ->
                    json.value("script").value(name).value(script).value(line).value(command);
            case Origin.FromDefinition(var file, var line, var what) ->
                    json.value("definition").value(file).value(line).value(what);
            case Origin.FromLazuli(var reason) -> json.value("lazuli").value(reason);
        }
        json.endArray();
    }

    /**
     * {@return the origins of every path, from a file that {@link #write} made}
     *
     * @param where the file, for messages
     */
    public static NavigableMap<TreePath, Origins> read(InputStream file, String where) {
        try (var json =
                new JsonReader(
                        new InputStreamReader(
                                Compression.ZSTD.decoder(file), StandardCharsets.UTF_8))) {
            List<Origin> origins = new ArrayList<>();
            NavigableMap<TreePath, Origins> paths = new TreeMap<>();
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "version" -> checkVersion(json.nextInt(), where);
                    case "origins" -> readOrigins(json, origins);
                    case "paths" -> readPaths(json, origins, paths);
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("something follows the end");
            }
            return paths;
        } catch (IOException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw damaged(where, String.valueOf(e.getMessage())).exception();
        }
    }

    private static void checkVersion(int version, String where) {
        if (version != VERSION) {
            throw damaged(
                            where,
                            "its version is %d; this reader knows %d".formatted(version, VERSION))
                    .exception();
        }
    }

    private static Problem damaged(String where, String why) {
        return new Problem(
                "evidence.origins",
                Kind.DATA,
                "the origins of this image can't be read",
                where,
                why,
                "build the image again");
    }

    private static void readOrigins(JsonReader json, List<Origin> origins) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            json.beginArray();
            String kind = json.nextString();
            origins.add(
                    switch (kind) {
                        case "package" ->
                                new Origin.FromPackage(json.nextString(), json.nextString());
                        case "script" ->
                                new Origin.FromScript(
                                        json.nextString(),
                                        json.nextString(),
                                        json.nextInt(),
                                        json.nextString());
                        case "definition" ->
                                new Origin.FromDefinition(
                                        json.nextString(), json.nextInt(), json.nextString());
                        case "lazuli" -> new Origin.FromLazuli(json.nextString());
                        default ->
                                throw new IllegalArgumentException(
                                        "an origin of the unknown kind " + kind);
                    });
            json.endArray();
        }
        json.endArray();
    }

    private static void readPaths(
            JsonReader json, List<Origin> origins, Map<TreePath, Origins> paths)
            throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            TreePath path = new TreePath(json.nextName());
            if (json.peek() == JsonToken.NUMBER) {
                paths.put(path, Origins.all(origins.get(json.nextInt())));
                continue;
            }
            json.beginArray();
            paths.put(
                    path,
                    new Origins(
                            origins.get(json.nextInt()),
                            origins.get(json.nextInt()),
                            origins.get(json.nextInt())));
            json.endArray();
        }
        json.endObject();
    }
}
