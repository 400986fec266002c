package lazuli.referee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** Debian's docker-registry, as a process of its own on a free port of this host. */
public final class DockerRegistry implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final int SECONDS = 60;

    /** What htpasswd writes for someone:secret. */
    private static final String HTPASSWD =
            "someone:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

    private final Process process;
    private final int port;

    private DockerRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * {@return a registry that answers} Skips the test where it is missing, or fails it where {@code CI=true}.
     *
     * @param directory where it keeps everything
     * @param passwords whether it knows nobody but {@code someone}, with the password {@code secret}
     */
    public static DockerRegistry start(Path directory, boolean passwords)
            throws IOException, InterruptedException {
        Referee.of("docker-registry");
        Path root = Referee.trixie();
        Path htpasswd = Files.writeString(directory.resolve("htpasswd"), HTPASSWD);
        Path config =
                Files.writeString(
                        directory.resolve("registry.yml"),
                        """
                        version: 0.1
                        log: {level: info}
                        storage: {filesystem: {rootdirectory: "%s"}, delete: {enabled: true}}
                        http: {addr: "127.0.0.1:0", secret: "for tests"}
                        %s
                        """
                                .formatted(
                                        directory.resolve("registry"),
                                        passwords
                                                ? "auth: {htpasswd: {realm: tests, path: \"%s\"}}"
                                                        .formatted(htpasswd)
                                                : ""));
        Path log = directory.resolve("registry.log");
        Process process =
                new ProcessBuilder(
                                root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString(),
                                "--library-path",
                                root.resolve("usr/lib/x86_64-linux-gnu")
                                        + ":"
                                        + root.resolve("usr/lib"),
                                root.resolve("usr/bin/docker-registry").toString(),
                                "serve",
                                config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        for (int i = 0; i < SECONDS * 20; i++) {
            Matcher matcher = LISTENING.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (matcher.find()) {
                return new DockerRegistry(process, Integer.parseInt(matcher.group(1)));
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        return Assertions.fail("docker-registry did not start:\n" + Files.readString(log));
    }

    /** {@return the port of 127.0.0.1 where it listens, without TLS} */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
