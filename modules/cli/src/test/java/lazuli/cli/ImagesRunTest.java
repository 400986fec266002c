package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.definition.Overlay;
import lazuli.definition.load.DefinitionLoader;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        return root(image, "amd64");
    }

    private static Path root(String name, String architecture) {
        return ROOTS.computeIfAbsent(
                name + "-" + architecture,
                _ -> {
                    Path folder = Lazuli.folder(name + "-root");
                    Path unpacked = folder.resolve("layers");
                    Referee.of("skopeo")
                            .run(
                                    folder,
                                    "--insecure-policy",
                                    "copy",
                                    "--quiet",
                                    "oci:" + Lazuli.layout(name, architecture),
                                    "dir:" + unpacked)
                            .good();
                    Path root = folder.resolve("rootfs");
                    try {
                        Files.createDirectory(root);
                        for (String layer : Lazuli.layers(Lazuli.layout(name, architecture))) {
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

    /** {@return what a program of an arm64 image does, which this processor can't run by itself} */
    private static Referee.Verdict inArm64(Path root, String... command) throws IOException {
        Referee.of("qemu-aarch64-static");
        Path emulator = root.resolve("qemu");
        Referee.of("sh")
                .run(
                        root,
                        "-c",
                        "cp \"$(command -v qemu-aarch64-static)\" \"$0\"",
                        emulator.toString())
                .good();
        try {
            return in(
                    root,
                    Stream.concat(Stream.of("/qemu"), Stream.of(command)).toArray(String[]::new));
        } finally {
            Files.delete(emulator);
        }
    }

    @Test
    void baseRunsOnArm64() throws IOException {
        Path root = root("base", "arm64");
        assertThat(
                        inArm64(
                                        root,
                                        "/usr/bin/bash",
                                        "-c",
                                        ". /etc/os-release; echo $ID $HOSTTYPE")
                                .good()
                                .text())
                .isEqualTo("lazuli aarch64\n");
        assertThat(inArm64(root, "/usr/bin/dpkg", "--print-architecture").good().text())
                .isEqualTo("arm64\n");
        assertThat(inArm64(root, "/usr/bin/dpkg", "--audit").good().text()).isEmpty();
        assertThat(inArm64(root, "/usr/bin/dpkg", "-V").good().text()).isEmpty();
    }

    @Test
    void distrolessRunsADynamicallyLinkedProgramOnArm64() throws IOException {
        Path root = root("distroless", "arm64");
        Files.copy(
                root("base", "arm64").resolve("usr/bin/sha256sum"),
                root.resolve("sha256sum"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(inArm64(root, "/sha256sum", "/usr/lib/os-release").good().text())
                .matches("[0-9a-f]{64}  /usr/lib/os-release\n");
    }

    @Test
    void scannersSeeWhatIsInDistroless() {
        assertThat(root("distroless").resolve("var/lib/dpkg/status.d/libc6"))
                .content()
                .contains("Package: libc6", "Version: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "distroless"})
    void whatTheDefinitionPutsInIsThere(String image) {
        Path distro = House.root().resolve("distro");
        Definition definition =
                DefinitionLoader.load(
                        Project.DEFINITION, name -> Optional.of(file(distro.resolve(name))));
        List<Overlay> overlays = definition.images().get(image).selection().overlays();
        assertThat(overlays).isNotEmpty();
        Lazuli.layout(image, "amd64");
        for (Overlay overlay : overlays) {
            String path = overlay.path().value();
            assertThat(Lazuli.onDistribution("blame", image, path, "--arch", "amd64").good().out())
                    .contains(
                            "definition " + overlay.where().file() + ":" + overlay.where().line());
        }
    }

    private static ByteSource file(Path path) {
        try {
            return ByteSource.of(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
