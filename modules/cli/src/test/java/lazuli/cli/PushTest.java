package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lazuli.content.Digest;
import lazuli.referee.DockerRegistry;
import lazuli.referee.Referee;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lazuli push} to Debian's docker-registry; skopeo pulls. */
final class PushTest {
    @TempDir private static Path folder;
    private static DockerRegistry open;
    private static DockerRegistry closed;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        open = DockerRegistry.start(Files.createDirectory(folder.resolve("open")), false);
        closed = DockerRegistry.start(Files.createDirectory(folder.resolve("closed")), true);
        Lazuli.layout("distroless", "amd64");
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static Lazuli.Outcome push(String reference, Map<String, String> environment) {
        return Lazuli.run(
                environment,
                "-C",
                House.root().resolve("distro").toString(),
                "--output",
                Lazuli.out().toString(),
                "push",
                "--plain-http",
                "distroless",
                reference);
    }

    private static String at(int port, String name) {
        return "127.0.0.1:%d/%s".formatted(port, name);
    }

    private static String digest() throws IOException {
        String index =
                Files.readString(Lazuli.out().resolve("distroless/distroless.oci/index.json"));
        var matcher = Pattern.compile("\"digest\": *\"(sha256:[0-9a-f]{64})\"").matcher(index);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void skopeoPullsAllArchitecturesByTheSameDigests() throws IOException {
        String reference = at(open.port(), "lazuli/distroless:4.0");
        assertThat(push(reference, Map.of()).good().out().strip()).isEqualTo(digest());
        byte[] raw =
                Referee.of("skopeo")
                        .run(
                                folder,
                                "inspect",
                                "--tls-verify=false",
                                "--raw",
                                "docker://" + reference)
                        .good()
                        .output();
        assertThat(Digest.of(raw)).hasToString(digest());
        Path pulled = folder.resolve("pulled");
        Referee.of("skopeo")
                .run(
                        folder,
                        "copy",
                        "--quiet",
                        "--all",
                        "--preserve-digests",
                        "--insecure-policy",
                        "--src-tls-verify=false",
                        "docker://" + reference,
                        "oci:" + pulled + ":4.0")
                .good();
        assertThat(blobs(pulled))
                .isEqualTo(blobs(Lazuli.out().resolve("distroless/distroless.oci")));
    }

    private static Map<String, Digest> blobs(Path layout) throws IOException {
        Map<String, Digest> blobs = new TreeMap<>();
        try (Stream<Path> files = Files.list(layout.resolve("blobs/sha256"))) {
            for (Path file : files.toList()) {
                blobs.put(file.getFileName().toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return blobs;
    }

    @Test
    void aSecondPushSendsNothing() {
        String reference = at(open.port(), "twice:1");
        assertThat(push(reference, Map.of()).good().err()).contains(" 0 there already");
        assertThat(push(reference, Map.of()).good().err()).contains(": 0 sent");
    }

    @Test
    void aPasswordIsFoundWhereDockerKeepsIt() throws IOException {
        push(at(closed.port(), "secret:1"), config("right", "someone:secret")).good();
    }

    @Test
    void aWrongPasswordIsSaid() throws IOException {
        String reference = at(closed.port(), "secret:2");
        push(reference, config("wrong", "someone:guess"))
                .failed(4, "registry.", "127.0.0.1:" + closed.port(), "login");
        push(reference, Map.of("HOME", folder.toString(), "DOCKER_CONFIG", ""))
                .failed(4, "registry.", "127.0.0.1:" + closed.port(), "login");
    }

    private static Map<String, String> config(String name, String password) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                home.resolve("config.json"),
                "{\"auths\": {\"127.0.0.1:%d\": {\"auth\": \"%s\"}}}"
                        .formatted(
                                closed.port(),
                                Base64.getEncoder()
                                        .encodeToString(
                                                password.getBytes(StandardCharsets.UTF_8))));
        return Map.of("HOME", folder.toString(), "DOCKER_CONFIG", home.toString());
    }

    @Test
    void aRegistryThatDoesNotAnswerIsSaid() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        push(at(free, "nobody:1"), Map.of())
                .failed(4, "registry.unreachable", "127.0.0.1:" + free, "network");
    }

    @Test
    void whatIsNoReferenceIsSaid() {
        push("Not A Reference", Map.of()).failed(2, "oci.reference", "Not A Reference");
        Lazuli.onDistribution("push", "nothing", "mirror.example/x")
                .failed(2, "arguments.no-such-image", "nothing", "base, distroless");
    }
}
