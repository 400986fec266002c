package lazuli.oci;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a container of an image runs, if nobody says otherwise; OCI image configuration, "config".
 *
 * @param entrypoint the program and its first arguments
 * @param cmd further arguments, or the program where there is no entrypoint
 * @param env {@code NAME=value}
 * @param user {@code user}, {@code uid}, {@code user:group}, {@code uid:gid}
 * @param workingDir an absolute path
 * @param exposedPorts {@code port}, {@code port/tcp}, {@code port/udp}
 * @param volumes absolute paths
 * @param stopSignal {@code SIGTERM}, or a number
 */
public record ContainerConfig(
        List<String> entrypoint,
        List<String> cmd,
        List<String> env,
        Optional<String> user,
        Optional<String> workingDir,
        SortedMap<String, String> labels,
        SortedSet<String> exposedPorts,
        SortedSet<String> volumes,
        Optional<String> stopSignal) {
    /** Nothing said. */
    public static final ContainerConfig EMPTY =
            new ContainerConfig(
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    new TreeSet<>(),
                    new TreeSet<>(),
                    Optional.empty());

    public ContainerConfig {
        entrypoint = List.copyOf(entrypoint);
        cmd = List.copyOf(cmd);
        env = List.copyOf(env);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        exposedPorts = Collections.unmodifiableSortedSet(new TreeSet<>(exposedPorts));
        volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
    }

    /** In the order of the specification. */
    void write(Json json) {
        user.ifPresent(text -> json.field("User", text));
        json.names("ExposedPorts", exposedPorts);
        json.texts("Env", env);
        json.texts("Entrypoint", entrypoint);
        json.texts("Cmd", cmd);
        json.names("Volumes", volumes);
        workingDir.ifPresent(text -> json.field("WorkingDir", text));
        json.texts("Labels", labels);
        stopSignal.ifPresent(text -> json.field("StopSignal", text));
    }

    static ContainerConfig read(JsonView json) {
        return new ContainerConfig(
                json.list("Entrypoint"),
                json.list("Cmd"),
                json.list("Env"),
                json.optionalText("User").filter(text -> !text.isEmpty()),
                json.optionalText("WorkingDir").filter(text -> !text.isEmpty()),
                json.texts("Labels"),
                new TreeSet<>(json.names("ExposedPorts")),
                new TreeSet<>(json.names("Volumes")),
                json.optionalText("StopSignal").filter(text -> !text.isEmpty()));
    }
}
