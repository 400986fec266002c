package lazuli.oci;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.Compression;

/**
 * What an image is to be, but for its files.
 *
 * @param annotations of the manifest: {@code org.opencontainers.image.title} and its like; {@code …created} is added from the stamp
 * @param createdBy the command line that made each layer, for the history
 * @param steps what was done before, for the history: a line each
 */
public record ImagePlan(
        Platform platform,
        ContainerConfig config,
        Optional<String> author,
        SortedMap<String, String> annotations,
        Compression compression,
        Layering layering,
        String createdBy,
        List<String> steps) {
    public ImagePlan {
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        steps = List.copyOf(steps);
        MediaType.layer(compression);
    }
}
