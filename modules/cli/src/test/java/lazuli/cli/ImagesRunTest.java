package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lazuli Linux's images, from the real archive, judged and run by the programs that people run them with. */
final class ImagesRunTest {
    private static final Map<String, Path> ROOTS = new ConcurrentHashMap<>();

    @BeforeAll
    static void needsRoot() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "chroot needs root");
        Referee.trixie();
    }

    /** {@return the image's files, unpacked as a container engine does} */
    private static Path root(String image) {
        return ROOTS.computeIfAbsent(
                image,
                name -> {
                    Path folder = Lazuli.folder(name + "-root");
                    Path unpacked = folder.resolve("layers");
                    Referee.of("skopeo")
                            .run(
                                    folder,
                                    "--insecure-policy",
                                    "copy",
                                    "--quiet",
                                    "oci:" + Lazuli.layout(name, "amd64"),
                                    "dir:" + unpacked)
                            .good();
                    Path root = folder.resolve("rootfs");
                    try {
                        Files.createDirectory(root);
                        for (String layer : Lazuli.layers(Lazuli.layout(name, "amd64"))) {
                            Referee.of("tar")
                                    .run(
                                            folder,
                                            "--zstd",
                                            "--numeric-owner",
                                            "--xattrs",
                                            "--xattrs-include=*",
                                            "-xpf",
                                            unpacked.resolve(layer).toString(),
                                            "-C",
                                            root.toString())
                                    .good();
                        }
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return root;
                });
    }

    private static Referee.Verdict in(Path root, String... command) {
        return Referee.of("chroot")
                .run(
                        root,
                        Stream.concat(Stream.of(root.toString()), Stream.of(command))
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"base, amd64", "base, arm64", "distroless, amd64", "distroless, arm64"})
    void skopeoSeesThePlatformItWasBuiltFor(String image, String architecture) {
        String json =
                Referee.of("skopeo")
                        .run(Path.of(""), "inspect", "oci:" + Lazuli.layout(image, architecture))
                        .good()
                        .text();
        assertThat(json)
                .contains("\"Architecture\": \"" + architecture + "\"", "\"Os\": \"linux\"");
    }

    @Test
    void baseIsLazuliLinux() {
        assertThat(
                        in(
                                        root("base"),
                                        "bash",
                                        "-c",
                                        ". /etc/os-release; echo $ID $VERSION_ID $ID_LIKE")
                                .good()
                                .text())
                .isEqualTo("lazuli 4.0 debian\n");
    }

    @Test
    void dpkgHasNothingToSayAboutBase() {
        assertThat(in(root("base"), "dpkg", "--audit").good().text()).isEmpty();
        assertThat(in(root("base"), "dpkg", "-V").good().text()).isEmpty();
    }

    @Test
    void baseInstallsAFurtherPackage() throws IOException {
        Path root = root("base");
        Files.copy(
                Path.of("/etc/resolv.conf"),
                root.resolve("etc/resolv.conf"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(root.resolve("etc/apt/sources.list.d/debian.sources"));
        Files.writeString(root.resolve("etc/apt/sources.list"), Lazuli.aptSources());
        in(root, "apt-get", "update").good();
        in(root, "apt-get", "install", "-y", "--no-install-recommends", "hello", "openssh-client")
                .good();
        assertThat(in(root, "hello").good().text()).startsWith("Hello");
        assertThat(in(root, "dpkg", "--audit").good().text()).isEmpty();
    }

    @Test
    void distrolessHasNoShellNoPackageManagerAndNoSetuidFile() throws IOException {
        Path root = root("distroless");
        for (String program :
                List.of("sh", "bash", "dash", "dpkg", "apt", "apt-get", "perl", "openssl")) {
            assertThat(root.resolve("usr/bin").resolve(program)).doesNotExist();
        }
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file) && isSetuid(file)))
                    .isEmpty();
        }
    }

    private static boolean isSetuid(Path file) {
        try {
            return ((int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 06000)
                            != 0
                    && Files.isRegularFile(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void distrolessRunsADynamicallyLinkedProgramAsNonroot() throws IOException {
        Path root = root("distroless");
        Files.copy(
                Referee.trixie().resolve("usr/bin/sha256sum"),
                root.resolve("sha256sum"),
                StandardCopyOption.REPLACE_EXISTING);
        String output =
                Referee.of("chroot")
                        .run(
                                root,
                                "--userspec=nonroot:nonroot",
                                root.toString(),
                                "/sha256sum",
                                "/usr/lib/os-release")
                        .good()
                        .text();
        assertThat(output).matches("[0-9a-f]{64}  /usr/lib/os-release\n");
    }

    @Test
    void scannersSeeWhatIsInDistroless() {
        assertThat(root("distroless").resolve("var/lib/dpkg/status.d/libc6"))
                .content()
                .contains("Package: libc6", "Version: ");
    }
}
