package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.referee.Fuzzer;
import org.junit.jupiter.api.Test;

/** Whatever a repository offers as an index, or a disk as its compact form: packages, or a problem that tells the byte or the line. */
final class IndexFuzzTest {
    private static final String PACKAGES =
            """
            Package: libpebble1
            Source: pebble (1:2.0-1)
            Version: 1:2.0-1+b1
            Architecture: amd64
            Essential: yes
            Multi-Arch: same
            Priority: required
            Installed-Size: 42
            Pre-Depends: libc6 (>= 2.38)
            Depends: a | b (<< 2~), c:any [amd64 !arm64] <!nocheck>, ${x}
            Provides: libpebble, pebble-api (= 1), x
            Breaks: old (<< 1)
            Filename: pool/main/p/pebble/libpebble1_2.0-1_amd64.deb
            Size: 1234
            SHA256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            Description: small
             stone
             .
             round

            Package: libpebble1
            Version: 3
            Architecture: all
            Filename: x.deb
            Size: 1
            SHA256: 0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef
            """;
    private static final String RELEASE =
            """
            Origin: Debian
            Label: Debian
            Suite: stable
            Version: 13.2
            Codename: trixie
            Date: Sat, 15 Nov 2025 10:00:17 UTC
            Valid-Until: Sat, 22 Nov 2025 10:00:17 UTC
            Acquire-By-Hash: yes
            Architectures: all amd64 arm64
            Components: main contrib
            No-Support-for-Architecture-all: Packages
            MD5Sum:
             0123456789abcdef0123456789abcdef 1 main/binary-amd64/Packages
            SHA256:
             0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 1234 main/binary-amd64/Packages.xz
             0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef        0 main/binary-all/Packages
            """;
    private static final String[] WORDS = {
        "\n",
        "\n\n",
        "\r\n",
        ": ",
        " ",
        "\t",
        ",",
        "|",
        "(",
        ")",
        "(>= ",
        "[",
        "<",
        ":any",
        "-",
        "~",
        "../",
        "/",
        "\0",
        "\u001b",
        "\u00ff",
        "\u00c2\u0085",
        "Package: x\n",
        "Version: 1\n",
        "Provides: libpebble\n",
        "Date: Mon, 31 Feb 2026 25:00:00 UTC\n",
        "99999999999999999999",
        "SHA256:\n"
    };
    private static final Set<String> QUESTIONS = Set.of("libpebble1", "libpebble", "x", "");

    @Test
    void everyPackagesFileIsReadOrRefused() {
        byte[] sample = PACKAGES.getBytes(StandardCharsets.UTF_8);
        Fuzzer.run(
                15_000,
                random ->
                        judge(() ->
                                ask(
                                        PackagesIndex.scan(
                                                ByteSource.of(
                                                        Fuzzer.mutated(sample, random, WORDS)),
                                                "Packages"))));
    }

    @Test
    void everyCompactFormIsReadOrRefused() {
        ByteBuffer good = PackagesIndex.scan(ByteSource.of(PACKAGES), "Packages").compact();
        byte[] sample = new byte[good.remaining()];
        good.get(sample);
        Fuzzer.run(
                10_000,
                random -> {
                    byte[] changed = Fuzzer.mutated(sample, random);
                    judge(() -> ask(PackagesIndex.read(ByteBuffer.wrap(changed), "Packages")));
                });
    }

    @Test
    void everyReleaseFileIsReadOrRefused() {
        byte[] sample = RELEASE.getBytes(StandardCharsets.UTF_8);
        Fuzzer.run(
                15_000,
                random -> {
                    byte[] changed = Fuzzer.mutated(sample, random, WORDS);
                    judge(() ->
                            assertThat(Release.parse(changed, "Release").files().keySet())
                                    .allMatch(IndexFuzzTest::staysInside));
                });
    }

    @Test
    void everyControlFileIsReadOrRefused() {
        byte[] sample = PACKAGES.getBytes(StandardCharsets.UTF_8);
        Fuzzer.run(
                10_000,
                random -> {
                    String changed =
                            new String(
                                    Fuzzer.mutated(sample, random, WORDS), StandardCharsets.UTF_8);
                    judge(() -> assertThat(ControlFile.parseAll(changed, "control")).isNotNull());
                });
    }

    /** All that anybody asks of an index, and of the packages in it. */
    private static void ask(PackagesIndex index) {
        assertThat(index.names().size()).isLessThanOrEqualTo(index.size());
        index.essential().forEach(IndexFuzzTest::ask);
        index.required().forEach(IndexFuzzTest::ask);
        for (String question : QUESTIONS) {
            index.named(question).forEach(IndexFuzzTest::ask);
            index.providing(question).forEach(IndexFuzzTest::ask);
        }
    }

    private static void ask(BinaryPackage found) {
        assertThat(staysInside(found.filename())).isTrue();
        assertThat(found.size()).isNotNegative();
        found.relations()
                .forEach((field, text) -> {
                    try {
                        Relations.parse(text)
                                .forEach(relation -> assertThat(relation.toString()).isNotEmpty());
                    } catch (IllegalArgumentException said) {
                        assertThat(said.getMessage()).isNotBlank();
                    }
                });
    }

    private static boolean staysInside(String path) {
        return !path.startsWith("/") && !("/" + path + "/").contains("/../");
    }

    private static void judge(Runnable reader) {
        try {
            reader.run();
        } catch (ProblemException e) {
            assertThat(e.problems()).hasSize(1);
            var problem = e.problems().getFirst();
            assertThat(problem.code()).startsWith("deb.");
            assertThat(problem.kind()).isEqualTo(Kind.DATA);
            assertThat(problem.where())
                    .startsWith(
                            problem.where().startsWith("R")
                                    ? "Release:"
                                    : problem.where().startsWith("P") ? "Packages" : "control:");
            assertThat(problem.toString()).doesNotContain("\0", "\u001b", "\u0085");
        }
    }
}
