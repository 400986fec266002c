package lazuli.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;

/** Reads images, our own and others'. Every blob's digest is checked before its content is believed. */
public final class ImageReader {
    /** What the distribution specification expects registries to take at least. */
    private static final int MAX_DOCUMENT = 4 << 20;

    private static final int MAX_DEPTH = 4;

    /** What an entry of an image that was read is there for. */
    public static final Origin ORIGIN = new Origin.FromLazuli("read from image");

    private final Blobs blobs;
    private final ReadLimits limits;

    /** Reads these blobs, with the {@linkplain ReadLimits#DEFAULT usual limits}. */
    public ImageReader(Blobs blobs) {
        this(blobs, ReadLimits.DEFAULT);
    }

    /** Reads these blobs. */
    public ImageReader(Blobs blobs, ReadLimits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /** {@return the images that a manifest or an index leads to, in the order in which they are found} */
    public List<Image> images(Descriptor root) {
        List<Image> images = new ArrayList<>();
        collect(root, 0, images);
        return images;
    }

    private void collect(Descriptor descriptor, int depth, List<Image> images) {
        if (descriptor.mediaType().isIndex()) {
            if (depth == MAX_DEPTH) {
                throw JsonView.problem(
                        where(descriptor),
                        "indexes in indexes, deeper than %d".formatted(MAX_DEPTH));
            }
            Index index = Index.parse(document(descriptor), where(descriptor));
            index.manifests().forEach(manifest -> collect(manifest, depth + 1, images));
        } else if (descriptor.mediaType().isManifest()) {
            image(descriptor).ifPresent(images::add);
        }
    }

    /** The image of this manifest; empty where it is something else that is kept as an OCI artifact: an SBOM, a signature. */
    private Optional<Image> image(Descriptor descriptor) {
        Manifest manifest = Manifest.parse(document(descriptor), where(descriptor));
        boolean isImage =
                manifest.config().mediaType().equals(MediaType.CONFIG)
                        || manifest.mediaType().equals(MediaType.DOCKER_MANIFEST);
        boolean hasLayers =
                manifest.layers().stream()
                        .allMatch(layer -> layer.mediaType().layerCompression().isPresent());
        if (!isImage || !hasLayers) {
            return Optional.empty();
        }
        ImageConfig config =
                ImageConfig.parse(document(manifest.config()), where(manifest.config()));
        if (config.diffIds().size() != manifest.layers().size()) {
            throw JsonView.problem(
                    where(manifest.config()),
                    "%d diff_ids for %d layers"
                            .formatted(config.diffIds().size(), manifest.layers().size()));
        }
        return Optional.of(new Image(descriptor.withPlatform(config.platform()), manifest, config));
    }

    /**
     * {@return the image's files} Large contents are not kept in memory: opening one reads its layer again up to there.
     */
    public Tree tree(Image image) {
        TreeEditor editor = TreeEditor.empty(image.config().created().orElse(0L), ORIGIN);
        LayerReader reader = new LayerReader(blobs, limits);
        for (int i = 0; i < image.manifest().layers().size(); i++) {
            reader.apply(image.manifest().layers().get(i), image.config().diffIds().get(i), editor);
        }
        return editor.toTree();
    }

    private byte[] document(Descriptor descriptor) {
        if (descriptor.size() > MAX_DOCUMENT) {
            throw JsonView.problem(
                    where(descriptor),
                    "%d bytes; at most %d".formatted(descriptor.size(), MAX_DOCUMENT));
        }
        ByteSource blob = blobs.blob(descriptor);
        byte[] bytes = blob.bytes();
        checkDigest(blobs, descriptor, Digest.of(bytes));
        return bytes;
    }

    private String where(Descriptor descriptor) {
        return "%s, %s".formatted(blobs.where(), descriptor.digest());
    }

    static void checkDigest(Blobs blobs, Descriptor descriptor, Digest actual) {
        if (!actual.equals(descriptor.digest())) {
            throw new Problem(
                            "oci.digest",
                            Kind.DATA,
                            "a blob of the image is not the one that its digest names",
                            "%s, %s".formatted(blobs.where(), descriptor.digest()),
                            "its digest is " + actual,
                            "the image is damaged or was tampered with: make it again, or get it from where it was made")
                    .exception();
        }
    }
}
