package lazuli.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lazuli.content.Digest;

/**
 * A project whose only image is like {@code distroless}.
 *
 * @param folder where its definition is
 */
record SmallProject(Path folder) {
    static final String IMAGE = "small";

    /** {@return a new one in this folder, whose packages come from this mirror, and are vouched for by this certificate} */
    static SmallProject in(Path folder, Optional<URI> mirror, byte[] certificate) {
        Path distro = House.root().resolve("distro");
        try {
            Files.createDirectories(folder.resolve("profiles"));
            Files.createDirectories(folder.resolve("keys"));
            for (String profile : new String[] {"slim", "distroless"}) {
                Files.copy(
                        distro.resolve("profiles/" + profile + ".toml"),
                        folder.resolve("profiles/" + profile + ".toml"));
            }
            Files.write(folder.resolve("keys/test.gpg"), certificate);
            Files.writeString(
                    folder.resolve("lazuli.toml"),
                    """
                    include = ["profiles/slim.toml", "profiles/distroless.toml"]

                    [distribution]
                    id = "small"
                    name = "Small"
                    version = "1"
                    architectures = ["amd64"]

                    [repository.test]
                    suites = ["trixie"]
                    components = ["main"]
                    keyring = "keys/test.gpg"
                    %s

                    [image.small]
                    kind = "container"
                    include = ["distroless", "slim"]
                    essential = false
                    dpkg-database = "status.d"
                    """
                            .formatted(mirror.map("mirror = \"%s\""::formatted).orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SmallProject(folder);
    }

    static SmallProject in(Path folder, SmallArchive archive) {
        return in(folder, Optional.of(archive.url()), archive.signer.certificate());
    }

    Path store() {
        return folder.resolve("cache/lazuli");
    }

    Path out() {
        return folder.resolve("out");
    }

    Path lock() {
        return folder.resolve("lazuli.lock");
    }

    /** Runs one command on it inside the test, with a store of its own. */
    Lazuli.Outcome run(String... arguments) {
        return Lazuli.run(
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()),
                Stream.concat(Stream.of("-C", folder.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** {@return the program, as a process, on this project} */
    Program program() {
        return Program.java().with("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    /** Builds it by a process. */
    Program.Outcome build() {
        return program().run("-C", folder.toString(), "build");
    }

    /** {@return the digest of every file that was built, by its path below {@code out}} */
    Map<String, Digest> built() {
        return digests(out());
    }

    /** {@return the digest of every file below this folder, by its path} */
    static Map<String, Digest> digests(Path folder) {
        Map<String, Digest> digests = new TreeMap<>();
        if (!Files.exists(folder)) {
            return digests;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(
                        folder.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digests;
    }
}
