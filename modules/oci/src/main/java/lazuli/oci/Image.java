package lazuli.oci;

/**
 * An image of one platform, but for its files.
 *
 * @param descriptor of the manifest, with the platform
 */
public record Image(Descriptor descriptor, Manifest manifest, ImageConfig config) {}
