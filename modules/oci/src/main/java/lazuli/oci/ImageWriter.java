package lazuli.oci;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.Compression;
import lazuli.content.Stamp;
import lazuli.tree.Tree;

/** Writes images: layers, configuration and manifest, which stand in the sink when this returns. */
public final class ImageWriter {
    private static final String ZSTD = "io.github.containers.compression.zstd";
    private static final String CREATED = "org.opencontainers.image.created";

    private ImageWriter() {}

    /** {@return the image of this tree} The same arguments give the same bytes. */
    public static Image write(Tree tree, ImagePlan plan, Stamp stamp, BlobSink sink)
            throws IOException {
        List<Layer> layers = new ArrayList<>();
        try (LayerWriter writer = new LayerWriter(plan.compression(), stamp, sink)) {
            for (LayerContent content : plan.layering().cut(tree)) {
                layers.add(writer.write(content));
            }
        }
        ImageConfig config = config(plan, stamp, layers);
        byte[] configJson = config.json();
        sink.put(configJson);
        SortedMap<String, String> annotations = new TreeMap<>(plan.annotations());
        annotations.putIfAbsent(CREATED, Rfc3339.format(stamp.epochSecond()));
        Manifest manifest =
                new Manifest(
                        MediaType.MANIFEST,
                        Descriptor.of(MediaType.CONFIG, configJson),
                        layers.stream().map(Layer::descriptor).toList(),
                        annotations);
        sink.put(manifest.json());
        return new Image(manifest.descriptor().withPlatform(plan.platform()), manifest, config);
    }

    /** {@return what describes the index over images of several platforms, which stands in the sink then} */
    public static Descriptor writeIndex(
            List<Image> images, SortedMap<String, String> annotations, BlobSink sink)
            throws IOException {
        Index index =
                new Index(
                        MediaType.INDEX,
                        images.stream().map(ImageWriter::instance).toList(),
                        annotations);
        sink.put(index.json());
        return index.descriptor();
    }

    /** Whatever the image was called where it was read; and with the mark that containers' tools look for, and would add to a copy: the copy's digest would be another. */
    private static Descriptor instance(Image image) {
        Descriptor named = image.descriptor();
        Descriptor manifest =
                new Descriptor(
                        named.mediaType(),
                        named.digest(),
                        named.size(),
                        new TreeMap<>(),
                        named.platform());
        boolean zstd =
                image.manifest().layers().stream()
                        .anyMatch(layer ->
                                layer.mediaType()
                                        .layerCompression()
                                        .filter(Compression.ZSTD::equals)
                                        .isPresent());
        return zstd ? manifest.withAnnotation(ZSTD, "true") : manifest;
    }

    private static ImageConfig config(ImagePlan plan, Stamp stamp, List<Layer> layers) {
        Optional<Long> created = Optional.of(stamp.epochSecond());
        List<History> history = new ArrayList<>();
        for (String step : plan.steps()) {
            history.add(new History(created, step, Optional.empty(), true));
        }
        for (Layer layer : layers) {
            history.add(new History(created, plan.createdBy(), Optional.of(layer.title()), false));
        }
        return new ImageConfig(
                plan.platform(),
                created,
                plan.author(),
                plan.config(),
                layers.stream().map(Layer::diffId).toList(),
                history);
    }
}
