package lazuli.oci;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import lazuli.content.Compression;

/** Plans of images to test with. */
public final class Plans {
    private Plans() {}

    /** A plan that says something everywhere. */
    public static ImagePlan full(Compression compression, Layering layering) {
        TreeMap<String, String> annotations = new TreeMap<>();
        annotations.put("org.opencontainers.image.title", "Lazuli \"base\" ü");
        annotations.put("org.opencontainers.image.version", "4.0");
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("maintainer", "nobody");
        ContainerConfig config =
                new ContainerConfig(
                        List.of("/bin/sh", "-c"),
                        List.of("echo <hello> & 'bye'"),
                        List.of("PATH=/usr/bin:/bin", "LANG=C.UTF-8"),
                        Optional.of("65534:65534"),
                        Optional.of("/srv"),
                        labels,
                        new TreeSet<>(List.of("8080/tcp", "53/udp")),
                        new TreeSet<>(List.of("/var/lib/data")),
                        Optional.of("SIGTERM"));
        return new ImagePlan(
                Platform.ofDebian("arm64"),
                config,
                Optional.of("Lazuli"),
                annotations,
                compression,
                layering,
                "lazuli build base",
                List.of("lazuli lock"));
    }
}
