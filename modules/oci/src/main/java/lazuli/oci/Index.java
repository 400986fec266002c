package lazuli.oci;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Images that are one thing on several platforms, or the contents of an image layout; OCI image index.
 *
 * @param manifests of images, or of further indexes
 */
public record Index(
        MediaType mediaType, List<Descriptor> manifests, SortedMap<String, String> annotations) {
    public Index {
        manifests = List.copyOf(manifests);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** Of OCI's type, without annotations. */
    public Index(List<Descriptor> manifests) {
        this(MediaType.INDEX, manifests, new TreeMap<>());
    }

    /** {@return the JSON document} */
    public byte[] json() {
        return Json.document(json -> {
            json.field("schemaVersion", 2).field("mediaType", mediaType.value());
            json.array("manifests", () -> manifests.forEach(manifest -> manifest.write(json)));
            json.texts("annotations", annotations);
        });
    }

    /** {@return what describes the JSON document} */
    public Descriptor descriptor() {
        return Descriptor.of(mediaType, json());
    }

    /**
     * {@return the index that this JSON document is}
     *
     * @param where the document, as people know it
     */
    public static Index parse(byte[] bytes, String where) {
        JsonView json = JsonView.parse(bytes, where);
        checkVersion(json, where);
        return new Index(
                json.optionalMediaType("mediaType").orElse(MediaType.INDEX),
                json.objects("manifests").stream().map(Descriptor::read).toList(),
                json.texts("annotations"));
    }

    static void checkVersion(JsonView json, String where) {
        long version = json.size("schemaVersion");
        if (version != 2) {
            throw JsonView.problem(
                    where, "schemaVersion is %d; this reader knows 2".formatted(version));
        }
    }
}
