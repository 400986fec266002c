package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String TRIXIE =
            """
            Origin: Debian
            Label: Debian
            Suite: stable
            Version: 13.8
            Codename: trixie
            Changelogs: https://mirror.example/changelogs/@CHANGEPATH@_changelog
            Date: Sat, 21 Nov 2026 09:15:44 UTC
            Valid-Until: Sat, 28 Nov 2026 09:15:44 UTC
            Acquire-By-Hash: yes
            No-Support-for-Architecture-all: Packages
            Architectures: all amd64 arm64
            Components: main contrib
            Description: Debian 13.8 Released 21 November 2026
            MD5Sum:
             3e498904a30e240573dac8ddac594e6f  1961125 contrib/Contents-all
            SHA256:
             %s  1961125 contrib/Contents-all
             %s 0 main/binary-amd64/Packages
            """
                    .formatted(A, B);

    private static Release parse(String text) {
        return Release.parse(text.getBytes(StandardCharsets.UTF_8), "InRelease");
    }

    private static Problem problem(String text) {
        return catchThrowableOfType(ProblemException.class, () -> parse(text))
                .problems()
                .getFirst();
    }

    @Test
    void readsWhatDebianWrites() {
        Release release = parse(TRIXIE);
        assertThat(release.origin()).hasValue("Debian");
        assertThat(release.label()).hasValue("Debian");
        assertThat(release.suite()).hasValue("stable");
        assertThat(release.codename()).hasValue("trixie");
        assertThat(release.version()).hasValue("13.8");
        assertThat(release.date()).hasValue(Instant.parse("2026-11-21T09:15:44Z"));
        assertThat(release.validUntil()).hasValue(Instant.parse("2026-11-28T09:15:44Z"));
        assertThat(release.acquireByHash()).isTrue();
        assertThat(release.noSupportForArchitectureAll()).isTrue();
        assertThat(release.architectures()).containsExactly("all", "amd64", "arm64");
        assertThat(release.components()).containsExactly("main", "contrib");
        assertThat(release.file("contrib/Contents-all"))
                .hasValue(new Release.File(new Digest(A), 1961125));
        assertThat(release.file("main/binary-amd64/Packages"))
                .hasValue(new Release.File(new Digest(B), 0));
        assertThat(release.file("main/binary-arm64/Packages")).isEmpty();
    }

    @Test
    void whatIsNotThereIsEmpty() {
        Release release = parse("Origin: x\n");
        assertThat(release.suite()).isEmpty();
        assertThat(release.date()).isEmpty();
        assertThat(release.validUntil()).isEmpty();
        assertThat(release.acquireByHash()).isFalse();
        assertThat(release.noSupportForArchitectureAll()).isFalse();
        assertThat(release.architectures()).isEmpty();
        assertThat(release.files()).isEmpty();
    }

    @Test
    void readsLinesThatEndAsInDos() {
        assertThat(parse(TRIXIE.replace("\n", "\r\n"))).isEqualTo(parse(TRIXIE));
    }

    @Test
    void knowsItsNames() {
        Release release = parse(TRIXIE);
        assertThat(release.isSuite("trixie")).isTrue();
        assertThat(release.isSuite("stable")).isTrue();
        assertThat(release.isSuite("trixie/updates")).isTrue();
        assertThat(release.isSuite("trixie-updates")).isFalse();
        assertThat(release.isSuite("bookworm")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Sat, 21 Nov 2026 09:15:44 UTC', 2026-11-21T09:15:44Z",
        "'Sat, 21 Nov 2026 09:15:44 +0000', 2026-11-21T09:15:44Z",
        "'Sun, 1 Feb 2026 9:05:04 GMT', 2026-02-01T09:05:04Z",
        "'Sun,  1 Feb 2026 09:05:04 Z', 2026-02-01T09:05:04Z",
        "'29 Feb 2028 23:59:59 UTC', 2028-02-29T23:59:59Z",
    })
    void readsDates(String date, Instant instant) {
        assertThat(parse("Date: " + date + "\n").date()).hasValue(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sat, 21 Nov 2026 09:15:44 +0100",
                "Sat, 21 Nov 2026 09:15:44 CET",
                "Sat, 21 Nov 2026 09:15:44",
                "Sat, 31 Nov 2026 09:15:44 UTC",
                "Sat, 21 Now 2026 09:15:44 UTC",
                "Sat, 21 Nov 2026 24:15:44 UTC",
                "Sat, 21 Nov 20260000000000 09:15:44 UTC",
                "Sat, 21 Nov -026 09:15:44 UTC",
                "2026-11-21T09:15:44Z",
                "tomorrow"
            })
    void refusesOtherDates(String date) {
        assertThat(problem("Origin: x\nValid-Until: " + date + "\n").why()).contains("Valid-Until");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                " SHA256:\n",
                "Origin\n",
                "Ori gin: x\n",
                ": x\n",
                "-----BEGIN PGP SIGNED MESSAGE-----\n",
                "<html>\n",
                "Origin: x\nOrigin: x\n",
                "Origin: x\norigin: y\n",
                "Origin: x\n\nOrigin: y\n",
                "Origin: x\u0000y\n",
                "Components: main main\n",
            })
    void refusesWhatIsNotOneParagraphOfFields(String text) {
        Problem problem = problem(text);
        assertThat(problem.code()).isEqualTo("deb.bad-release");
        assertThat(problem.kind()).isEqualTo(Kind.DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A 1 /etc/passwd",
                "A 1 ../x",
                "A 1 main/../../x",
                "A 1 main//x",
                "A 1 main/./x",
                "A 1 main\\x",
                "A 1 a b",
                "A 1 a\u0001b",
                "A 1 ä",
                "A 1",
                "A 1 ",
                "A -1 x",
                "A 0x1 x",
                "A 1e3 x",
                "A 9999999999999999 x",
                "A x",
                "AA 1 x",
                "1 x",
                "A\t1\tx",
            })
    void refusesFilesThatCannotBe(String line) {
        Problem problem = problem("SHA256:\n " + line.replace("A", A) + "\n");
        assertThat(problem.code()).isEqualTo("deb.bad-release");
        assertThat(problem.where()).isEqualTo("InRelease:2");
    }

    @Test
    void refusesDigestsThatAreNone() {
        assertThat(problem("SHA256:\n " + "A".repeat(64) + " 1 x\n").why()).contains("SHA-256");
        assertThat(problem("SHA256:\n " + "g".repeat(64) + " 1 x\n").why()).contains("SHA-256");
    }

    @Test
    void refusesTwoAnswersForOneFile() {
        String line = " " + A + " 1 main/x\n";
        assertThat(parse("SHA256:\n" + line + line).files()).hasSize(1);
        assertThat(problem("SHA256:\n" + line + line.replace(" 1 ", " 2 ")).why())
                .contains("main/x");
        assertThat(problem("SHA256:\n" + line + line.replace(A, B)).why()).contains("main/x");
    }

    @Test
    void nothingBreaksTheParser() {
        byte[] text = TRIXIE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261123);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = text.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                Release.parse(changed, "x");
            } catch (ProblemException expected) {
                assertThat(expected.problems().getFirst().code()).isEqualTo("deb.bad-release");
            }
        }
    }
}
