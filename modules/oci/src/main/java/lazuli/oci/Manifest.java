package lazuli.oci;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image of one platform: its configuration and its layers; OCI image manifest.
 *
 * @param layers the lowest first
 */
public record Manifest(
        MediaType mediaType,
        Descriptor config,
        List<Descriptor> layers,
        SortedMap<String, String> annotations) {
    public Manifest {
        layers = List.copyOf(layers);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** {@return the JSON document} */
    public byte[] json() {
        return Json.document(json -> {
            json.field("schemaVersion", 2).field("mediaType", mediaType.value());
            json.member("config");
            config.write(json);
            json.array("layers", () -> layers.forEach(layer -> layer.write(json)));
            json.texts("annotations", annotations);
        });
    }

    /** {@return what describes the JSON document} */
    public Descriptor descriptor() {
        return Descriptor.of(mediaType, json());
    }

    /**
     * {@return the manifest that this JSON document is}
     *
     * @param where the document, as people know it
     */
    public static Manifest parse(byte[] bytes, String where) {
        JsonView json = JsonView.parse(bytes, where);
        Index.checkVersion(json, where);
        return new Manifest(
                json.optionalMediaType("mediaType").orElse(MediaType.MANIFEST),
                Descriptor.read(json.object("config")),
                json.objects("layers").stream().map(Descriptor::read).toList(),
                json.texts("annotations"));
    }
}
