package lazuli.oci;

import lazuli.content.Digest;

/**
 * A layer that was written.
 *
 * @param descriptor of the blob, as it is: compressed
 * @param diffId the digest of the tar archive, uncompressed
 * @param title what is in it, for the image's history
 */
public record Layer(Descriptor descriptor, Digest diffId, String title) {}
