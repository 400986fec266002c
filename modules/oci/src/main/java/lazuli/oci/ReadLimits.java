package lazuli.oci;

/**
 * How much somebody else's image may make us do.
 *
 * @param bytes of the layers together, uncompressed
 * @param entries of the layers together
 * @param metadataBytes of names, link targets and extended attributes together
 */
public record ReadLimits(long bytes, long entries, long metadataBytes) {
    /** What no image that anybody uses exceeds: 256 GiB, four million entries, 128 MiB of names. */
    public static final ReadLimits DEFAULT = new ReadLimits(256L << 30, 4L << 20, 128L << 20);
}
