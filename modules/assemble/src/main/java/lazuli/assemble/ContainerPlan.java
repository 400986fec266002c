package lazuli.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import lazuli.definition.Container;
import lazuli.definition.Definition;
import lazuli.definition.Distribution;
import lazuli.definition.Image;
import lazuli.oci.ContainerConfig;
import lazuli.oci.ImagePlan;
import lazuli.oci.Layering;
import lazuli.oci.Platform;

/** What a container image is to be, besides its tree. */
public final class ContainerPlan {
    /** Enough that an update changes few, and far below what container engines bear. */
    private static final int MAX_LAYERS = 12;

    private ContainerPlan() {}

    /**
     * {@return how this image's tree becomes an OCI image}
     *
     * @param sourceOf the source package of a package: packages of one source change together
     * @param steps what was done, for the history
     */
    public static ImagePlan of(
            Definition definition,
            Image image,
            Container container,
            String architecture,
            UnaryOperator<String> sourceOf,
            List<String> steps) {
        List<String> env = new ArrayList<>();
        container.env().forEach((name, value) -> env.add(name + "=" + value));
        ContainerConfig config =
                new ContainerConfig(
                        container.entrypoint(),
                        container.cmd(),
                        env,
                        container.user(),
                        container.workdir(),
                        new TreeMap<>(container.labels()),
                        new TreeSet<>(container.ports()),
                        new TreeSet<>(container.volumes()),
                        container.stopSignal());
        Layering layering =
                switch (container.layering()) {
                    case SINGLE -> new Layering.Single();
                    case PACKAGES -> new Layering.ByPackage(MAX_LAYERS, sourceOf);
                };
        return new ImagePlan(
                Platform.ofDebian(architecture),
                config,
                Optional.empty(),
                annotations(definition.distribution(), image, container),
                container.compression(),
                layering,
                "lazuli build " + image.name(),
                steps);
    }

    /** The OCI image specification's annotations; what the definition says wins. */
    private static SortedMap<String, String> annotations(
            Distribution distribution, Image image, Container container) {
        SortedMap<String, String> annotations = new TreeMap<>();
        annotations.put("org.opencontainers.image.title", image.name());
        annotations.put("org.opencontainers.image.version", distribution.version());
        annotations.put("org.opencontainers.image.vendor", distribution.name());
        image.description()
                .ifPresent(text -> annotations.put("org.opencontainers.image.description", text));
        annotations.putAll(container.annotations());
        return annotations;
    }
}
