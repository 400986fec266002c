package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lazuli.referee.HostileServer;
import lazuli.referee.OpenPgpSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a mirror does: the program says who did what, and what to do; and leaves nothing behind. */
final class HostileArchiveTest {
    @TempDir Path folder;
    private SmallArchive archive;
    private SmallProject project;

    @BeforeEach
    void start() {
        archive = new SmallArchive();
        project = SmallProject.in(folder, archive);
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private void refused(int status, String code, String... says) {
        project.run("build").failed(status, code, says);
        assertThat(project.lock()).doesNotExist();
        assertThat(project.out()).doesNotExist();
    }

    /** After a lock was made. */
    private void notBuilt(int status, String code, String... says) {
        project.run("build").failed(status, code, says);
        assertThat(project.built()).isEmpty();
    }

    @Test
    void anHonestMirrorIsBuiltFrom() {
        project.run("build").good();
        assertThat(project.built())
                .containsKeys("small/amd64/small.oci.tar", "small/amd64/manifest.json");
    }

    @Test
    void aSignedTextThatWasChanged() {
        archive.files.compute(
                SmallArchive.RELEASE,
                (_, text) ->
                        new String(text, StandardCharsets.UTF_8)
                                .replace("Codename: trixie", "Codename: trixie ")
                                .replace("Components: main", "Components: main evil")
                                .getBytes(StandardCharsets.UTF_8));
        refused(5, "trust.bad-signature", archive.url().toString(), "Test <test@example>");
    }

    @Test
    void aKeyThatIsNotKnown() {
        project =
                SmallProject.in(
                        folder.resolve("other"),
                        Optional.of(archive.url()),
                        new OpenPgpSigner().certificate());
        refused(5, "trust.unknown-key", archive.url().toString(), "keys/test.gpg");
    }

    @Test
    void aStateThatHasExpired() {
        archive.validUntil(Instant.parse("2026-11-08T00:00:00Z")).publish(SmallArchive.index());
        refused(5, "repository.expired", "2026-11-08", "check-valid-until");
    }

    @Test
    void aStateThatIsOlderThanTheLock() throws IOException {
        project.run("lock").good();
        String lock = Files.readString(project.lock());
        archive.date(Instant.parse("2026-10-01T00:00:00Z")).publish(SmallArchive.index());
        project.run("lock").failed(5, "repository.rollback", "2026-10-01", "2026-11-01");
        assertThat(project.lock()).hasContent(lock);
    }

    @Test
    void aPackageThatIsAnother() {
        String path = archive.packagePath("netbase");
        archive.files.computeIfPresent(
                path,
                (_, deb) -> {
                    byte[] other = deb.clone();
                    other[other.length / 2] ^= 1;
                    return other;
                });
        notBuilt(5, "fetch.wrong-content", "netbase", path, "SHA-256");
    }

    @Test
    void aPackageThatIsNone() {
        byte[] garbage = "no package at all".getBytes(StandardCharsets.UTF_8);
        String path = archive.packagePath("netbase");
        byte[] deb = archive.files.put(path, garbage);
        archive.publish(
                SmallArchive.index()
                        .replace(
                                lazuli.content.Digest.of(deb).hex(),
                                lazuli.content.Digest.of(garbage).hex())
                        .replace("Size: " + deb.length, "Size: " + garbage.length));
        notBuilt(5, "deb.", "netbase");
    }

    @Test
    void anAnswerThatIsShorterThanItSays() {
        String path = archive.packagePath("netbase");
        byte[] deb = archive.files.get(path);
        archive.answers.put(
                path,
                (_, out) -> {
                    HostileServer.head(out, 200, "Content-Length: " + deb.length);
                    out.write(deb, 0, 100);
                });
        notBuilt(4, "fetch.cut", "netbase", path);
    }

    @Test
    void anAnswerThatIsLongerThanTheIndexSays() {
        String path = archive.packagePath("netbase");
        archive.files.computeIfPresent(path, (_, deb) -> Arrays.copyOf(deb, deb.length + 1));
        notBuilt(5, "fetch.wrong-content", "netbase", path);
    }

    @Test
    void anAnswerWithoutEnd() {
        archive.answers.put(
                SmallArchive.RELEASE,
                (_, out) -> {
                    HostileServer.head(out, 200);
                    while (true) {
                        out.write(new byte[1 << 16]);
                    }
                });
        refused(5, "fetch.wrong-content", archive.url().toString());
    }

    @Test
    void aPackageThatIsNotThere() {
        String path = archive.packagePath("netbase");
        archive.files.remove(path);
        notBuilt(4, "fetch.not-found", "netbase", path, "lazuli lock");
    }

    @Test
    void aSuiteThatIsNotThere() {
        archive.files.clear();
        refused(4, "fetch.not-found", archive.url().toString(), "404");
    }

    @Test
    void aMirrorThatIsBusyAtFirst() {
        String path = archive.packagePath("netbase");
        byte[] deb = archive.files.get(path);
        AtomicInteger asked = new AtomicInteger();
        archive.answers.put(
                path,
                (request, out) -> {
                    if (asked.incrementAndGet() < 3) {
                        HostileServer.head(out, 500, "Content-Length: 0");
                    } else {
                        HostileServer.honest(request, out, deb);
                    }
                });
        project.run("build").good();
        assertThat(asked).hasValue(3);
    }

    @Test
    void aMirrorThatStaysBroken() {
        archive.answers.put(
                SmallArchive.RELEASE,
                (_, out) -> HostileServer.head(out, 500, "Content-Length: 0"));
        refused(4, "fetch.unavailable", archive.url().toString(), "500", "--mirror");
    }

    @Test
    void aMirrorThatSendsInCircles() {
        archive.answers.put(
                SmallArchive.RELEASE,
                (request, out) ->
                        HostileServer.head(
                                out, 302, "Content-Length: 0", "Location: " + request.target()));
        refused(4, "fetch.refused", archive.url().toString());
    }

    @Test
    void aListThatUnpacksToMoreThanWasSigned() {
        byte[] zeros = new byte[32 << 20];
        byte[] bomb = SmallArchive.gzip(zeros);
        archive.publish(SmallArchive.index().getBytes(StandardCharsets.UTF_8), bomb);
        refused(5, "repository.bad-index", "Packages.gz");
    }

    @Test
    void anotherMirrorTakesOver() {
        project =
                SmallProject.in(
                        folder.resolve("other"), Optional.empty(), archive.signer.certificate());
        try (SmallArchive bad = new SmallArchive(archive.signer)) {
            String path = archive.packagePath("netbase");
            bad.files.remove(path);
            project.run(
                            "--mirror",
                            bad.debianUrl().toString(),
                            "--mirror",
                            archive.debianUrl().toString(),
                            "build")
                    .good();
            assertThat(archive.asked()).containsExactly(path.replace("/archive/", "/debian/"));
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        project =
                SmallProject.in(
                        folder.resolve("other"),
                        Optional.of(URI.create("http://localhost:" + free + "/archive")),
                        archive.signer.certificate());
        refused(4, "fetch.unreachable", "localhost:" + free, "network");
    }

    @Test
    void aNameThatNobodyKnows() {
        project =
                SmallProject.in(
                        folder.resolve("other"),
                        Optional.of(URI.create("http://mirror.invalid/archive")),
                        archive.signer.certificate());
        refused(4, "fetch.unreachable", "mirror.invalid", "can't be resolved");
    }

    @Test
    void offlineWithNothingInTheStore() {
        project.run("--offline", "build").failed(4, "fetch.offline", "without --offline");
        project.run("lock").good();
        project.run("--offline", "build").failed(4, "fetch.offline", "without --offline");
        assertThat(project.out()).doesNotExist();
    }

    @Test
    void offlineWithEverythingInTheStore() throws IOException {
        project.run("build").good();
        Files.delete(project.lock());
        var before = project.built();
        archive.close();
        project.run("--offline", "build").good();
        assertThat(project.built()).isEqualTo(before);
    }

    @Test
    void aLockThatSomebodyEdited() throws IOException {
        project.run("lock").good();
        String lock = Files.readString(project.lock());
        Files.writeString(project.lock(), lock.replaceFirst("size = \\d", "size = x"));
        project.run("build").failed(5, "lock.damaged", "lazuli.lock:");
        Files.writeString(project.lock(), lock.substring(0, lock.length() / 2));
        project.run("build").failed(5, "lock.", "lazuli.lock");
        assertThat(project.out()).doesNotExist();
    }

    @Test
    @Tag("long") // the mirror has 20 seconds to go on, four times
    void aMirrorThatStalls() {
        archive.answers.put(
                SmallArchive.RELEASE,
                (_, out) -> {
                    HostileServer.head(out, 200, "Content-Length: 1000");
                    out.write(new byte[10]);
                    out.flush();
                    HostileServer.silence();
                });
        refused(4, "fetch.stalled", archive.url().toString());
    }
}
