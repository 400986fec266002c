package lazuli.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lazuli.content.Compression;

/**
 * A container image, as in the OCI image specification's config and manifest.
 *
 * @param entrypoint the command that always runs; may be empty
 * @param cmd the default arguments, or the command where there is no entrypoint; may be empty
 * @param env environment variables by name
 * @param user who runs it: {@code user}, {@code uid}, {@code user:group} or {@code uid:gid}
 * @param workdir where it runs
 * @param labels the config's labels
 * @param annotations the manifest's annotations
 * @param ports the ports it listens on, each with its protocol: {@code 8080/tcp}
 * @param volumes the directories that outlive the container
 * @param stopSignal what ends it: {@code SIGTERM}
 * @param compression how its layers are compressed: gzip or zstd
 * @param layering how its tree is cut into layers
 */
public record Container(
        List<String> entrypoint,
        List<String> cmd,
        SequencedMap<String, String> env,
        Optional<String> user,
        Optional<String> workdir,
        SequencedMap<String, String> labels,
        SequencedMap<String, String> annotations,
        List<String> ports,
        List<String> volumes,
        Optional<String> stopSignal,
        Compression compression,
        Layering layering)
        implements ImageKind {
    public Container {
        entrypoint = List.copyOf(entrypoint);
        cmd = List.copyOf(cmd);
        env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(annotations));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
    }

    /** How a tree is cut into layers. */
    public enum Layering {
        /** One layer. */
        SINGLE,
        /** Several, cut along packages so that an update changes few of them. */
        PACKAGES
    }
}
