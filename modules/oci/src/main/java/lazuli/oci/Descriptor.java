package lazuli.oci;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.Digest;

/**
 * What is known of a blob without reading it; OCI content descriptor.
 *
 * @param size in bytes
 * @param platform what an index's manifest runs on
 */
public record Descriptor(
        MediaType mediaType,
        Digest digest,
        long size,
        SortedMap<String, String> annotations,
        Optional<Platform> platform) {
    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a blob of %d bytes".formatted(size));
        }
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** Without annotations and platform. */
    public Descriptor(MediaType mediaType, Digest digest, long size) {
        this(mediaType, digest, size, new TreeMap<>(), Optional.empty());
    }

    /** {@return what describes these bytes} */
    public static Descriptor of(MediaType mediaType, byte[] bytes) {
        return new Descriptor(mediaType, Digest.of(bytes), bytes.length);
    }

    /** {@return the same with this platform} */
    public Descriptor withPlatform(Platform newPlatform) {
        return new Descriptor(mediaType, digest, size, annotations, Optional.of(newPlatform));
    }

    /** {@return the same with one more annotation} */
    public Descriptor withAnnotation(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(annotations);
        more.put(key, value);
        return new Descriptor(mediaType, digest, size, more, platform);
    }

    void write(Json json) {
        json.object(() -> {
            json.field("mediaType", mediaType.value());
            json.field("digest", digest.toString());
            json.field("size", size);
            json.texts("annotations", annotations);
            platform.ifPresent(p -> json.object("platform", () -> p.write(json)));
        });
    }

    static Descriptor read(JsonView json) {
        return new Descriptor(
                json.mediaType("mediaType"),
                json.digest("digest"),
                json.size("size"),
                json.texts("annotations"),
                json.optionalObject("platform").map(Platform::read));
    }
}
