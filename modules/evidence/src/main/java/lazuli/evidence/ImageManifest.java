package lazuli.evidence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/**
 * {@code manifest.json}: what is in an image, as it was written.
 *
 * @param image the image's name in the definition
 * @param architecture as the distribution calls it
 * @param epochSecond the stamp's time
 * @param manifest the digest of the OCI manifest
 * @param packages in the order of their names
 * @param layers the lowest first
 * @param files how many paths the tree has
 * @param bytes how much its regular files hold, hard links counted once
 */
public record ImageManifest(
        String image,
        String architecture,
        long epochSecond,
        Digest manifest,
        List<PackageLine> packages,
        List<LayerLine> layers,
        int files,
        long bytes) {
    /** What the file is called beside an image. */
    public static final String NAME = "manifest.json";

    private static final int VERSION = 1;

    public ImageManifest {
        packages = List.copyOf(packages);
        layers = List.copyOf(layers);
    }

    /**
     * A package.
     *
     * @param source its source package
     * @param digest of its archive
     */
    public record PackageLine(
            String name, String version, String architecture, String source, Digest digest) {}

    /**
     * A layer.
     *
     * @param title what is in it
     * @param digest of the compressed layer
     * @param size of the compressed layer, in bytes
     */
    public record LayerLine(String title, Digest digest, long size) {}

    /** {@return the file} */
    public ByteSource write() {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject().name("version").value(VERSION);
            json.name("image").value(image).name("architecture").value(architecture);
            json.name("epoch").value(epochSecond).name("manifest").value(manifest.toString());
            json.name("files").value(files).name("bytes").value(bytes);
            json.name("layers").beginArray();
            for (LayerLine layer : layers) {
                json.beginObject()
                        .name("title")
                        .value(layer.title)
                        .name("digest")
                        .value(layer.digest.toString());
                json.name("size").value(layer.size).endObject();
            }
            json.endArray().name("packages").beginArray();
            for (PackageLine line : packages) {
                json.beginObject()
                        .name("name")
                        .value(line.name)
                        .name("version")
                        .value(line.version);
                json.name("architecture")
                        .value(line.architecture)
                        .name("source")
                        .value(line.source);
                json.name("digest").value(line.digest.toString()).endObject();
            }
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteSource.of(text + "\n");
    }

    /**
     * {@return what a file that {@link #write} made says}
     *
     * @param where the file, for messages
     */
    public static ImageManifest parse(String text, String where) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (json.get("version").getAsInt() != VERSION) {
                throw new IllegalStateException(
                        "its version is " + json.get("version") + "; this reader knows " + VERSION);
            }
            return new ImageManifest(
                    json.get("image").getAsString(),
                    json.get("architecture").getAsString(),
                    json.get("epoch").getAsLong(),
                    Digest.parse(json.get("manifest").getAsString()),
                    packages(json.getAsJsonArray("packages")),
                    layers(json.getAsJsonArray("layers")),
                    json.get("files").getAsInt(),
                    json.get("bytes").getAsLong());
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | UnsupportedOperationException
                | ClassCastException e) {
            throw new Problem(
                            "evidence.manifest",
                            Kind.DATA,
                            "what is in this image can't be read",
                            where,
                            "it is not a manifest that Lazuli wrote: " + e.getMessage(),
                            "build the image again")
                    .exception();
        }
    }

    private static List<PackageLine> packages(JsonArray array) {
        List<PackageLine> lines = new ArrayList<>();
        for (JsonElement element : array) {
            JsonObject line = element.getAsJsonObject();
            lines.add(
                    new PackageLine(
                            line.get("name").getAsString(),
                            line.get("version").getAsString(),
                            line.get("architecture").getAsString(),
                            line.get("source").getAsString(),
                            Digest.parse(line.get("digest").getAsString())));
        }
        return lines;
    }

    private static List<LayerLine> layers(JsonArray array) {
        List<LayerLine> lines = new ArrayList<>();
        for (JsonElement element : array) {
            JsonObject line = element.getAsJsonObject();
            lines.add(
                    new LayerLine(
                            line.get("title").getAsString(),
                            Digest.parse(line.get("digest").getAsString()),
                            line.get("size").getAsLong()));
        }
        return lines;
    }
}
