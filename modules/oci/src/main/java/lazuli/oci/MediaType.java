package lazuli.oci;

import java.util.Optional;
import lazuli.content.Compression;

/**
 * What a blob is, as in RFC 6838. Docker's types are understood when read, never written.
 *
 * @param value {@code application/vnd.oci.image.manifest.v1+json}
 */
public record MediaType(String value) {
    /** An image index. */
    public static final MediaType INDEX = new MediaType("application/vnd.oci.image.index.v1+json");

    /** An image manifest. */
    public static final MediaType MANIFEST =
            new MediaType("application/vnd.oci.image.manifest.v1+json");

    /** An image configuration. */
    public static final MediaType CONFIG =
            new MediaType("application/vnd.oci.image.config.v1+json");

    /** Docker's image manifest, version 2 schema 2. */
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");

    /** Docker's manifest list. */
    public static final MediaType DOCKER_INDEX =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");

    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final String FOREIGN_LAYER =
            "application/vnd.oci.image.layer.nondistributable.v1.tar";
    private static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar";

    public MediaType {
        int slash = value.indexOf('/');
        boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (slash <= 0 || slash == value.length() - 1 || !plain || value.length() > 255) {
            throw new IllegalArgumentException("not a media type: " + value);
        }
    }

    /** {@return the type of a layer that is compressed so} */
    public static MediaType layer(Compression compression) {
        return switch (compression) {
            case NONE -> new MediaType(LAYER);
            case GZIP -> new MediaType(LAYER + "+gzip");
            case ZSTD -> new MediaType(LAYER + "+zstd");
            case XZ -> throw new IllegalArgumentException("no layer is compressed with xz");
        };
    }

    /** {@return how a layer of this type is compressed; empty where this is no layer's type} */
    public Optional<Compression> layerCompression() {
        return switch (value) {
            case LAYER, FOREIGN_LAYER, DOCKER_LAYER -> Optional.of(Compression.NONE);
            case LAYER + "+gzip", FOREIGN_LAYER + "+gzip", DOCKER_LAYER + ".gzip" ->
                    Optional.of(Compression.GZIP);
            case LAYER + "+zstd", FOREIGN_LAYER + "+zstd", DOCKER_LAYER + ".zstd" ->
                    Optional.of(Compression.ZSTD);
            default -> Optional.empty();
        };
    }

    /** {@return whether this is an index, of OCI or of Docker} */
    public boolean isIndex() {
        return equals(INDEX) || equals(DOCKER_INDEX);
    }

    /** {@return whether this is an image manifest, of OCI or of Docker} */
    public boolean isManifest() {
        return equals(MANIFEST) || equals(DOCKER_MANIFEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
