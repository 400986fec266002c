package lazuli.oci.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import lazuli.content.Digest;
import lazuli.content.Stamp;
import lazuli.oci.Descriptor;
import lazuli.oci.MediaType;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayoutWriterTest {
    private static final byte[] BLOB = "a blob".getBytes(StandardCharsets.UTF_8);
    private static final Descriptor DESCRIPTOR = Descriptor.of(MediaType.MANIFEST, BLOB);
    private static final Stamp STAMP = new Stamp(1000, Digest.of(BLOB));

    @TempDir private Path directory;
    private Path target;

    @BeforeEach
    void choose() {
        target = directory.resolve("out/image.oci");
    }

    private void write(byte[]... blobs) {
        try (LayoutWriter writer = LayoutWriter.to(target)) {
            for (byte[] blob : blobs) {
                writer.put(blob);
            }
            writer.finish(List.of(DESCRIPTOR));
        }
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.walk(of)) {
            return files.map(path -> of.relativize(path).toString())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasExactlyTheFilesOfTheSpecification() throws IOException {
        write(BLOB);
        assertThat(names(target.getParent()))
                .containsExactly(
                        "image.oci",
                        "image.oci/blobs",
                        "image.oci/blobs/sha256",
                        "image.oci/blobs/sha256/" + DESCRIPTOR.digest().hex(),
                        "image.oci/index.json",
                        "image.oci/oci-layout");
        assertThat(Files.readString(target.resolve("oci-layout")))
                .isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
        for (String name : names(target)) {
            Path path = target.resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    @Test
    void whatStoodThereStaysUntilTheNewIsComplete() throws IOException {
        write(BLOB, new byte[] {1});
        try (LayoutWriter writer = LayoutWriter.to(target)) {
            writer.put(BLOB);
            assertThat(Layout.open(target).index().manifests()).containsExactly(DESCRIPTOR);
            assertThat(names(target.resolve("blobs/sha256"))).hasSize(2);
            writer.finish(List.of(DESCRIPTOR));
        }
        assertThat(names(target.resolve("blobs/sha256"))).hasSize(1);
        assertThat(names(directory.resolve("out"))).noneMatch(name -> name.contains("lazuli-"));
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws IOException {
        try (LayoutWriter writer = LayoutWriter.to(target)) {
            writer.put(BLOB);
            writer.begin();
        }
        assertThat(names(directory.resolve("out"))).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path left = target.resolveSibling(".image.oci.lazuli-1-0");
        Files.createDirectories(left.resolve("blobs"));
        Files.writeString(left.resolve(".lock"), "");
        Path half =
                Files.writeString(
                        target.resolveSibling(".image.oci.lazuli-2-0"), "half a tar archive");
        Path others =
                Files.writeString(
                        target.resolveSibling(".image.oci.tar.lazuli-2-0"), "of another output");
        write(BLOB);
        assertThat(left).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void whatAKilledProcessHadMovedAwayIsPutBack() throws IOException {
        write(BLOB);
        Path old = target.resolveSibling(".image.oci.lazuli-1-0.old");
        Files.move(target, old);
        LayoutWriter.to(target).close();
        assertThat(old).doesNotExist();
        assertThat(Layout.open(target).index().manifests()).containsExactly(DESCRIPTOR);
    }

    @Test
    void twoBuildsAtOnceEachGiveAWholeImage() throws Exception {
        List<Thread> threads =
                Stream.generate(() ->
                                new Thread(() -> {
                                    for (int i = 0; i < 60; i++) {
                                        write(BLOB);
                                    }
                                }))
                        .limit(3)
                        .toList();
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((_, e) -> failures.add(e)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(names(directory.resolve("out"))).containsExactlyElementsOf(namesOfOne());
    }

    private List<String> namesOfOne() {
        return List.of(
                "image.oci",
                "image.oci/blobs",
                "image.oci/blobs/sha256",
                "image.oci/blobs/sha256/" + DESCRIPTOR.digest().hex(),
                "image.oci/index.json",
                "image.oci/oci-layout");
    }

    @Test
    void tarReadsTheArchiveAndItsBytesAreTheSameEachTime() throws IOException {
        write(BLOB, new byte[] {1});
        Path archive = directory.resolve("image.oci.tar");
        LayoutArchive.write(target, archive, STAMP);
        byte[] first = Files.readAllBytes(archive);
        LayoutArchive.write(target, archive, STAMP);
        assertThat(Files.readAllBytes(archive)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-r--r--");
        String list = Referee.of("tar").run(directory, "-tf", archive.toString()).good().text();
        assertThat(
                        list.lines()
                                .map(name ->
                                        name.endsWith("/")
                                                ? name.substring(0, name.length() - 1)
                                                : name)
                                .toList())
                .isEqualTo(names(target));
        assertThat(names(directory)).noneMatch(name -> name.contains("lazuli-"));
    }

    @Test
    void aTargetThatCannotBeWrittenIsAProblemOfTheHost() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> LayoutWriter.to(file.resolve("image.oci")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.HOST);
                            assertThat(e.problems().getFirst().where()).contains("image.oci");
                        });
    }

    @Test
    void whatIsNoLayoutIsAProblemThatSaysSo() throws IOException {
        Path archive = Files.write(directory.resolve("a.tar"), new byte[2000]);
        Path text = Files.writeString(directory.resolve("text"), "hello".repeat(1000));
        for (Path path : List.of(directory, archive, text)) {
            assertThatThrownBy(() -> Layout.open(path))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("oci.no-layout");
        }
        assertThatThrownBy(() -> Layout.open(directory.resolve("none")))
                .hasMessageContaining("oci.cannot-read");
    }

    @Test
    void aMissingOrShortBlobIsAProblemThatNamesIt() throws IOException {
        write(BLOB);
        Layout layout = Layout.open(target);
        Path blob = target.resolve("blobs/sha256/" + DESCRIPTOR.digest().hex());
        Files.write(blob, new byte[1]);
        assertThatThrownBy(() -> layout.blob(DESCRIPTOR))
                .hasMessageContaining("1 bytes where 6 were promised");
        Files.delete(blob);
        assertThatThrownBy(() -> layout.blob(DESCRIPTOR)).hasMessageContaining("oci.missing-blob");
    }
}
