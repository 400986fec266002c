package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.definition.Image;
import lazuli.definition.Located;
import lazuli.definition.Removal;
import org.junit.jupiter.api.Test;

/** The definition of Lazuli Linux itself, in {@code distro/}. */
final class LazuliLinuxTest {
    private static final Path DISTRO = Path.of("../../distro");

    private final Set<String> used = new TreeSet<>();
    private final Definition definition = DefinitionLoader.load("lazuli.toml", this::file);

    private Optional<ByteSource> file(String name) {
        Path path = DISTRO.resolve(name);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        used.add(name);
        try {
            return Optional.of(ByteSource.of(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysItIsLazuliLinux() {
        Image base = definition.images().get("base");
        assertThat(base.osRelease().orElseThrow().text())
                .isEqualTo(
                        """
                        PRETTY_NAME="Lazuli Linux 4.0"
                        NAME="Lazuli Linux"
                        VERSION_ID="4.0"
                        VERSION="4.0 (trixie)"
                        VERSION_CODENAME=trixie
                        ID=lazuli
                        ID_LIKE=debian
                        """);
        assertThat(base.architectures()).containsExactly("amd64", "arm64");
    }

    @Test
    void hasTwoImagesFromSignedRepositories() {
        assertThat(definition.images().keySet()).containsExactly("base", "distroless");
        assertThat(definition.repositories().values())
                .allMatch(repository -> repository.keyring().isPresent() && !repository.trusted());
    }

    @Test
    void licencesStayWhenDocumentationGoes() {
        for (Image image : definition.images().values()) {
            assertThat(goes(image, "/usr/share/doc/bash/README.gz")).isTrue();
            assertThat(goes(image, "/usr/share/doc/bash/copyright")).isFalse();
            assertThat(goes(image, "/usr/share/doc/libgcc-s1")).isFalse();
            assertThat(goes(image, "/usr/share/common-licenses/GPL-3")).isFalse();
            assertThat(goes(image, "/usr/share/locale/de/LC_MESSAGES/dpkg.mo")).isTrue();
            assertThat(goes(image, "/usr/share/man/man1")).isFalse();
            assertThat(goes(image, "/usr/share/man/de/man1")).isTrue();
        }
    }

    @Test
    void distrolessKeepsOneBundleOfCertificatesAndNoPrograms() {
        Image distroless = definition.images().get("distroless");
        assertThat(distroless.essential()).isFalse();
        assertThat(goes(distroless, "/usr/sbin/update-passwd")).isTrue();
        assertThat(goes(distroless, "/etc/ssl/certs/ISRG_Root_X1.pem")).isTrue();
        assertThat(goes(distroless, "/etc/ssl/certs/ca-certificates.crt")).isFalse();
        assertThat(goes(distroless, "/usr/lib/x86_64-linux-gnu/libc.so.6")).isFalse();
        assertThat(goes(distroless, "/usr/lib/aarch64-linux-gnu/gconv/EUC-JP.so")).isTrue();
        assertThat(goes(distroless, "/usr/lib/aarch64-linux-gnu/gconv/UTF-16.so")).isFalse();
    }

    private static boolean goes(Image image, String path) {
        for (Removal removal : image.selection().removals()) {
            if (matches(removal.remove(), path) && !matches(removal.keep(), path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<Located<lazuli.definition.PathGlob>> globs, String path) {
        return globs.stream().anyMatch(glob -> glob.value().matches(path));
    }

    @Test
    void everyFileOfTheDirectoryIsUsed() throws IOException {
        try (Stream<Path> files = Files.walk(DISTRO)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(path -> DISTRO.relativize(path).toString())
                                    .filter(name -> !name.endsWith("README.md"))
                                    .filter(name -> !name.equals("lazuli.lock"))
                                    .filter(name -> !name.startsWith("out/")))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }
}
