package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lazuli.content.Digest;

/** The program, run inside the test, with a store of the test run's own. */
final class Lazuli {
    private static final Path WORK =
            House.root().resolve("modules/cli/target/images").toAbsolutePath();

    private Lazuli() {}

    /** What a command did. */
    record Outcome(int status, String out, String err) {
        Outcome good() {
            assertThat(status).as(out + err).isZero();
            return this;
        }

        /** Says that it failed as it should: with this status and a problem of this code, whose text has all this. */
        Outcome failed(int expected, String code, String... says) {
            assertThat(status).as(out + err).isEqualTo(expected);
            assertThat(err).contains("error[" + code, "  where: ", "  why:   ", "  fix:   ");
            assertThat(err).contains(says);
            return this;
        }
    }

    /** Runs one command. */
    static Outcome run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Runs one command with more environment. */
    static Outcome run(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("XDG_CACHE_HOME", cache().toString());
        environment.putAll(more);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        List.of(arguments),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment);
        return new Outcome(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** {@return the store of the test run} */
    static Path store() {
        return WORK.resolve("cache/lazuli");
    }

    /** {@return where Lazuli Linux's images are once they were built} */
    static Path out() {
        return WORK.resolve("out");
    }

    /** {@return where a package of Lazuli Linux lies, once an image that has it was built} */
    static Path download(Digest digest) {
        return store().resolve("downloads").resolve(digest.hex());
    }

    /** Runs one command on Lazuli Linux itself. */
    static Outcome onDistribution(String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "-C",
                                House.root().resolve("distro").toString(),
                                "--output",
                                WORK.resolve("out").toString(),
                                "--quiet"));
        all.addAll(Arrays.asList(arguments));
        return run(all.toArray(String[]::new));
    }

    /** {@return the OCI layout of this image, which is built first if this test run has not done so} */
    static synchronized Path layout(String image, String architecture) {
        Path layout =
                WORK.resolve("out").resolve(image).resolve(architecture).resolve(image + ".oci");
        if (!Boolean.TRUE.equals(BUILT.put(image, true))) {
            onDistribution("build", image).good();
        }
        return layout;
    }

    private static final Map<String, Boolean> BUILT = new HashMap<>();

    /** {@return the hexadecimal digests of the layers of the only image in this layout, the lowest first} */
    static List<String> layers(Path layout) {
        return lazuli.oci.layout.Layout.open(layout)
                .images()
                .getFirst()
                .manifest()
                .layers()
                .stream()
                .map(layer -> layer.digest().hex())
                .toList();
    }

    /** {@return sources of the Debian 13 archive from where this machine gets Debian} */
    static String aptSources() {
        String uris =
                lazuli.referee.Referee.of("apt-get")
                        .run(Path.of(""), "indextargets", "--format", "$(REPO_URI)")
                        .good()
                        .text();
        String debian =
                uris.lines().filter(uri -> uri.matches(".*/debian/?")).findFirst().orElseThrow();
        String security =
                uris.lines()
                        .filter(uri -> uri.matches(".*/debian-security/?"))
                        .findFirst()
                        .orElseThrow();
        return """
        deb %1$s trixie main
        deb %1$s trixie-updates main
        deb %2$s trixie-security main
        """
                .formatted(debian, security);
    }

    /** {@return where the test run's store is, as {@code XDG_CACHE_HOME}} */
    static Path cache() {
        return WORK.resolve("cache");
    }

    /** {@return a new folder for this purpose} */
    static Path folder(String purpose) {
        try {
            return Files.createTempDirectory(Files.createDirectories(WORK), purpose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
