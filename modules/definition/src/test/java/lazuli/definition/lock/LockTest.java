package lazuli.definition.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LockTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);
    private static final Target BASE = new Target("base", "amd64");
    private static final Target ARM = new Target("base", "arm64");
    private static final Target SMALL = new Target("distroless", "amd64");

    static LockedPackage locked(
            String name, String version, String architecture, Target... images) {
        return new LockedPackage(
                name,
                version,
                architecture,
                "debian",
                "pool/main/%s/%s_%s_%s.deb".formatted(name.charAt(0), name, version, architecture),
                1234,
                Digest.of(version.getBytes(StandardCharsets.UTF_8)),
                List.of(images));
    }

    private static final Lock LOCK =
            new Lock(
                    DIGEST,
                    List.of(
                            new LockedIndex("debian", "trixie-updates", 1763200000, DIGEST),
                            new LockedIndex("debian", "trixie", 1763201230, DIGEST)),
                    List.of(
                            locked("tzdata", "2026f-0+deb13u1", "all", SMALL, BASE),
                            locked("libc6", "2.41-12+deb13u5", "arm64", ARM),
                            locked("libc6", "2.41-12+deb13u5", "amd64", BASE, SMALL)),
                    List.of(new OmittedPackage("perl-base", List.of(SMALL))));

    private static final String TEXT =
            """
            # What Lazuli chose. `lazuli lock` renews this file: review it and commit it, but do not edit it.
            version = 1
            definition = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

            [[index]]
            repository = "debian"
            suite = "trixie"
            date = 2025-11-15T10:07:10Z
            sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

            [[index]]
            repository = "debian"
            suite = "trixie-updates"
            date = 2025-11-15T09:46:40Z
            sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

            [[package]]
            name = "libc6"
            version = "2.41-12+deb13u5"
            architecture = "amd64"
            repository = "debian"
            path = "pool/main/l/libc6_2.41-12+deb13u5_amd64.deb"
            size = 1234
            sha256 = "%1$s"
            images = ["base/amd64", "distroless/amd64"]

            [[package]]
            name = "libc6"
            version = "2.41-12+deb13u5"
            architecture = "arm64"
            repository = "debian"
            path = "pool/main/l/libc6_2.41-12+deb13u5_arm64.deb"
            size = 1234
            sha256 = "%1$s"
            images = ["base/arm64"]

            [[package]]
            name = "tzdata"
            version = "2026f-0+deb13u1"
            architecture = "all"
            repository = "debian"
            path = "pool/main/t/tzdata_2026f-0+deb13u1_all.deb"
            size = 1234
            sha256 = "%2$s"
            images = ["base/amd64", "distroless/amd64"]

            [[omitted]]
            name = "perl-base"
            images = ["distroless/amd64"]
            """
                    .formatted(
                            Digest.of("2.41-12+deb13u5".getBytes(StandardCharsets.UTF_8)).hex(),
                            Digest.of("2026f-0+deb13u1".getBytes(StandardCharsets.UTF_8)).hex());

    @Test
    void writesOneFormOnly() {
        assertThat(LOCK.write()).isEqualTo(TEXT);
    }

    @Test
    void readsWhatItWrites() {
        assertThat(Lock.parse(TEXT, "lazuli.lock")).isEqualTo(LOCK);
        assertThat(Lock.parse(TEXT.replace("\n", "\r\n"), "lazuli.lock")).isEqualTo(LOCK);
    }

    @Test
    void pythonReadsItAsToml(@TempDir Path directory) {
        String program =
                """
                import sys, tomllib
                lock = tomllib.loads(sys.stdin.read())
                print(lock["version"], [p["name"] for p in lock["package"]], lock["index"][0]["date"].isoformat(), lock["omitted"][0]["images"])
                """;
        var verdict =
                Referee.of("python3")
                        .run(
                                directory,
                                Map.of(),
                                TEXT.getBytes(StandardCharsets.UTF_8),
                                "-c",
                                program);
        assertThat(verdict.good().text().strip())
                .isEqualTo(
                        "1 ['libc6', 'libc6', 'tzdata'] 2025-11-15T10:07:10+00:00 ['distroless/amd64']");
    }

    @Test
    void knowsWhatAnImageIsMadeOf() {
        assertThat(LOCK.packages(SMALL))
                .extracting(LockedPackage::toString)
                .containsExactly("libc6 2.41-12+deb13u5 amd64", "tzdata 2026f-0+deb13u1 all");
        assertThat(LOCK.newestIndex()).isEqualTo(1763201230);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '¦',
            value = {
                "size = 1234 ¦ size = -1 ¦ 23 ¦ not a size",
                "size = 1234 ¦ size = 99999999999999999999 ¦ 23 ¦ not a size",
                "size = 1234 ¦ sise = 1234 ¦ 23 ¦ no key of a lock: sise",
                "size = 1234 ¦ size=1234 ¦ 23 ¦ not KEY = VALUE",
                "size = 1234 ¦ name = \"x\" ¦ 23 ¦ name stands twice",
                "[[index]] ¦ [[indeks]] ¦ 5 ¦ no table of a lock",
                "2025-11-15T10:07:10Z ¦ 2025-13-15T10:07:10Z ¦ 8 ¦ no such date",
                "2025-11-15T10:07:10Z ¦ 2025-11-15 10:07:10Z ¦ 8 ¦ not a date",
                "\"libc6\" ¦ libc6 ¦ 18 ¦ not a string in quotes",
                "\"pool/main/l/ ¦ \"../main/l/ ¦ 17 ¦ not a path in a repository",
                "\"pool/main/l/ ¦ \"/main/l/ ¦ 17 ¦ not a path in a repository",
                "\"pool/main/l/ ¦ \"http://evil.example/l/ ¦ 17 ¦ not a path in a repository",
                "\"base/amd64\", ¦ \"base\", ¦ 25 ¦ not IMAGE/ARCHITECTURE",
                "images = [\"base/arm64\"] ¦ images = [] ¦ 27 ¦ no image has libc6",
                "suite = \"trixie\" ¦ suite = \"trixie-updates\" ¦ 1 ¦ stands twice",
            })
    void saysInWhichLineItIsDamaged(String from, String to, int line, String why) {
        String damaged = TEXT.replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThat(damaged).isNotEqualTo(TEXT);
        var e =
                catchThrowableOfType(
                        ProblemException.class, () -> Lock.parse(damaged, "lazuli.lock"));
        assertThat(e.problems().getFirst().code()).isEqualTo("lock.damaged");
        assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.DATA);
        assertThat(e.problems().getFirst().why()).contains(why);
        assertThat(e.problems().getFirst().where()).isEqualTo("lazuli.lock:" + line);
    }

    @Test
    void refusesTheFormatOfTheFuture() {
        assertThatThrownBy(() -> Lock.parse(TEXT.replace("version = 1\n", "version = 2\n"), "x"))
                .hasMessageContaining("lock.version");
        assertThatThrownBy(() -> Lock.parse("", "x")).hasMessageContaining("version is missing");
    }

    @Test
    void everyTruncationAndEveryByteFlippedIsALockOrAProblem() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            read(new String(bytes, 0, at, StandardCharsets.UTF_8));
            for (int mask : new int[] {1, 4, 0x20, 0x80}) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) mask;
                read(new String(flipped, StandardCharsets.UTF_8));
            }
        }
    }

    private static void read(String text) {
        try {
            Lock lock = Lock.parse(text, "lazuli.lock");
            assertThat(Lock.parse(lock.write(), "lazuli.lock")).isEqualTo(lock);
        } catch (ProblemException e) {
            assertThat(e.exitStatus()).isEqualTo(Kind.DATA.exitStatus());
        }
    }

    @Test
    void refusesTwoVersionsOfAPackage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Lock(
                                DIGEST,
                                List.of(),
                                List.of(
                                        locked("a", "1", "amd64", BASE),
                                        locked("a", "2", "amd64", ARM)),
                                List.of()));
    }

    @Test
    void datesKeepTheirSecond() {
        for (long second : new long[] {0, 951782400, 1763201230, 4107542399L, Written.LATEST}) {
            assertThat(Written.epochSecond(Written.date(second))).isEqualTo(second);
            assertThat(Written.date(second))
                    .isEqualTo(java.time.Instant.ofEpochSecond(second).toString());
        }
    }

    @Test
    void aDiffNamesWhatChangedForPeople() {
        List<LockedPackage> later =
                new ArrayList<>(
                        List.of(
                                locked("libc6", "2.41-12+deb13u6", "amd64", BASE, SMALL),
                                locked("libc6", "2.41-12+deb13u6", "arm64", ARM),
                                locked("curl", "8.14", "amd64", BASE),
                                locked("tzdata", "2026f-0+deb13u1", "all", BASE)));
        LockDiff diff = LockDiff.between(LOCK, new Lock(DIGEST, List.of(), later, List.of()));
        assertThat(diff.lines())
                .containsExactly(
                        "+ curl 8.14 (amd64)",
                        "~ libc6 2.41-12+deb13u5 -> 2.41-12+deb13u6 (amd64, arm64)",
                        "~ tzdata 2026f-0+deb13u1, for base/amd64 instead of base/amd64 distroless/amd64 (all)");
        assertThat(LockDiff.between(LOCK, LOCK).isEmpty()).isTrue();
        LockDiff back = LockDiff.between(new Lock(DIGEST, List.of(), later, List.of()), LOCK);
        assertThat(back.removed()).extracting(LockedPackage::name).containsExactly("curl");
        assertThat(back.lines()).contains("- curl 8.14 (amd64)");
    }
}
