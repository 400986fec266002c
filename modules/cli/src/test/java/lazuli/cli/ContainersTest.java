package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import lazuli.referee.HostileServer;
import lazuli.referee.Referee;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lazuli Linux's images in containers, as people run them: podman, crun, umoci. */
final class ContainersTest {
    private static final char[] PASSWORD = "password".toCharArray();

    private static Path folder;
    private static Podman podman;
    private static HostileServer tls;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        Podman.need();
        folder = Lazuli.folder("containers");
        podman = new Podman(folder);
        tls = tlsServer();
        for (String image : new String[] {"base", "distroless"}) {
            Referee.of("cp")
                    .run(folder, "-a", Lazuli.layout(image, "amd64").toString(), ".")
                    .good();
        }
        Files.writeString(folder.resolve("sources.list"), Lazuli.aptSources());
    }

    @AfterAll
    static void stop() {
        if (tls != null) {
            tls.close();
        }
    }

    /** A server on this host, whose certificate only a CA of the test's vouches for: {@code ca.crt}. */
    private static HostileServer tlsServer() throws IOException, GeneralSecurityException {
        String keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        String[] commands = {
            "-genkeypair -alias ca -keyalg EC -dname CN=Test-CA -ext bc:critical=ca:true -ext ku:critical=keyCertSign -keystore ca.p12",
            "-exportcert -alias ca -rfc -file ca.crt -keystore ca.p12",
            "-genkeypair -alias server -keyalg EC -dname CN=localhost -keystore server.p12",
            "-certreq -alias server -file server.csr -keystore server.p12",
            "-gencert -alias ca -rfc -infile server.csr -outfile server.crt -ext san=dns:localhost -keystore ca.p12",
            "-importcert -noprompt -alias ca -file ca.crt -keystore server.p12",
            "-importcert -noprompt -alias server -file server.crt -keystore server.p12"
        };
        for (String command : commands) {
            Referee.of("sh")
                    .run(folder, "-c", "exec \"$0\" $1 -storepass password", keytool, command)
                    .good();
        }
        KeyStore keys = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD);
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocketFactory sockets = context.getServerSocketFactory();
        return new HostileServer(
                "https",
                sockets,
                (request, out) ->
                        HostileServer.honest(
                                request, out, "hello over TLS\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static String oci(String image) {
        return "oci:%s/%s.oci".formatted(Podman.FOLDER, image);
    }

    @Test
    void podmanRunsBaseAndItsCommand() {
        assertThat(
                        podman.podman(
                                        oci("base"),
                                        "bash",
                                        "-c",
                                        ". /etc/os-release; echo $ID $VERSION_ID $LANG; id -un; pwd")
                                .good()
                                .text())
                .isEqualTo("lazuli 4.0 C.UTF-8\nroot\n/\n");
    }

    @Test
    void baseGoesOnFromThere() {
        // One container for all, since making one takes long.
        String script =
                """
                set -e
                dpkg --audit
                dpkg -V
                rm /etc/apt/sources.list.d/debian.sources
                cp /mnt/sources.list /etc/apt/sources.list
                apt-get -qq update
                apt-get -qq install curl hello >/dev/null 2>&1
                dpkg --audit
                dpkg -V
                ! curl --silent $URL
                cp /mnt/ca.crt /usr/local/share/ca-certificates/test.crt
                update-ca-certificates >/dev/null 2>&1
                curl --silent --show-error $URL
                hello
                apt-get -qq --purge remove hello >/dev/null 2>&1
                apt-get -qq --purge autoremove >/dev/null 2>&1
                dpkg --audit
                dpkg -V
                """;
        assertThat(
                        podman.podman(
                                        "--volume=%s:/mnt:ro".formatted(Podman.FOLDER),
                                        "--env=URL=" + tls.url(""),
                                        oci("base"),
                                        "bash",
                                        "-c",
                                        script)
                                .good()
                                .text())
                .isEqualTo("hello over TLS\nHello, world!\n");
    }

    @Test
    void bothTrustACaThatTheDefinitionPutsIn() throws IOException {
        Path project = folder.resolve("trusting");
        String distribution = House.root().resolve("distro").toString();
        Referee.of("cp").run(folder, "-r", distribution, project.toString()).good();
        Files.copy(folder.resolve("ca.crt"), project.resolve("test.crt"));
        for (String image : new String[] {"base", "distroless"}) {
            Files.writeString(
                    project.resolve("lazuli.toml"),
                    """

                    [[image.%s.file]]
                    path = "/usr/local/share/ca-certificates/test.crt"
                    source = "test.crt"
                    """
                            .formatted(image),
                    StandardOpenOption.APPEND);
        }
        Lazuli.run("build", "--arch", "amd64", "-C", project.toString()).good();
        for (String image : new String[] {"base", "distroless"}) {
            Path layout = project.resolve("out/%s/amd64/%s.oci".formatted(image, image));
            Referee.of("cp").run(folder, "-a", layout.toString(), "trusting-" + image).good();
            assertThat(
                            podman.podman(
                                            "--volume=/usr/bin/openssl:/openssl:ro",
                                            "oci:%s/trusting-%s".formatted(Podman.FOLDER, image),
                                            "/openssl",
                                            "s_client",
                                            "-verify_return_error",
                                            "-CAfile",
                                            "/etc/ssl/certs/ca-certificates.crt",
                                            "-connect",
                                            tls.url("").getAuthority())
                                    .good()
                                    .text())
                    .contains("Verify return code: 0 (ok)");
        }
    }

    @Test
    void distrolessRunsDynamicallyLinkedProgramsAsNonroot() {
        String busybox = "--volume=/usr/bin/busybox:/busybox:ro";
        assertThat(podman.podman(busybox, oci("distroless"), "/busybox", "id").good().text())
                .isEqualTo("uid=65532(nonroot) gid=65532(nonroot) groups=65532(nonroot)\n");
        assertThat(podman.podman(busybox, oci("distroless"), "/busybox", "pwd").good().text())
                .isEqualTo("/home/nonroot\n");
        assertThat(
                        podman.podman(
                                        "--volume=/usr/bin/openssl:/openssl:ro",
                                        "--volume=%s/ca.crt:/ca.crt:ro".formatted(Podman.FOLDER),
                                        oci("distroless"),
                                        "/openssl",
                                        "s_client",
                                        "-verify_return_error",
                                        "-CAfile",
                                        "/ca.crt",
                                        "-connect",
                                        tls.url("").getAuthority())
                                .good()
                                .text())
                .contains("Verify return code: 0 (ok)");
        assertThat(podman.podman(oci("distroless"), "/bin/sh").status()).isNotZero();
    }

    /** Debian 13's umoci knows no zstd, and so the layers of this base are gzip's. */
    @Test
    void umociUnpacksAndCrunRuns() throws IOException {
        Path distro = folder.resolve("distro");
        Referee.of("cp").run(folder, "-a", House.root().resolve("distro").toString(), ".").good();
        Path definition = distro.resolve("lazuli.toml");
        Files.writeString(
                definition,
                Files.readString(definition)
                        .replace("[image.base]\n", "[image.base]\ncompression = \"gzip\"\n"));
        Lazuli.run(
                        "-C",
                        distro.toString(),
                        "--output",
                        folder.resolve("out").toString(),
                        "--arch",
                        "amd64",
                        "build",
                        "base")
                .good();
        String image = Podman.FOLDER + "/out/base/amd64/base.oci:4.0";
        assertThat(podman.run("umoci", "stat", "--image", image).good().text())
                .contains("lazuli: unpack and configure");
        podman.run("umoci", "unpack", "--image", image, Podman.FOLDER + "/bundle").good();
        Path config = folder.resolve("bundle/config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceFirst("\"terminal\": *true", "\"terminal\": false")
                        .replaceFirst(
                                "\"args\": *\\[[^]]*]",
                                "\"args\": [\"bash\", \"-c\", \"dpkg -V && id -un\"]"));
        assertThat(
                        podman.run(
                                        "crun",
                                        "--root=/run/crun",
                                        "--cgroup-manager=disabled",
                                        "run",
                                        "--bundle=" + Podman.FOLDER + "/bundle",
                                        "lazuli-test")
                                .good()
                                .text())
                .isEqualTo("root\n");
    }
}
