package lazuli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(CONTENT);

    @TempDir Path directory;

    private Path root() {
        return directory.resolve("cache/lazuli");
    }

    private Store open() {
        return Store.open(root());
    }

    private static Problem problem(ThrowingCallable what) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, what);
        assertThat(thrown).isNotNull();
        return thrown.problems().getFirst();
    }

    private static void keep(Store store, byte[] bytes) throws IOException {
        Path temporary = Files.write(store.temporary(), bytes);
        store.keep(temporary, Digest.of(bytes));
    }

    @Test
    void makesItsDirectoryForTheOwnerAlone() throws IOException {
        try (Store store = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.root())))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(store.root().resolve("CACHEDIR.TAG")))
                    .startsWith("Signature: 8a477f597d28d172789f06886806bc55");
        }
    }

    @Test
    void refusesADirectoryThatOthersCanWriteTo() throws IOException {
        Files.createDirectories(root());
        Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Problem problem = problem(this::open);
        assertThat(problem.code()).isEqualTo("store.unsafe");
        assertThat(problem.kind()).isEqualTo(Kind.HOST);
        assertThat(problem.fix()).contains("chmod go-w");
    }

    @Test
    void refusesADirectoryOfSomebodyElse() throws IOException {
        asRoot();
        Files.createDirectories(root());
        Files.setAttribute(root(), "unix:uid", 12345);
        assertThat(problem(this::open).why()).contains("the user with the number 12345");
    }

    @Test
    void refusesALinkOfSomebodyElse() throws IOException {
        asRoot();
        Files.createDirectories(directory.resolve("target"));
        Files.setPosixFilePermissions(
                directory.resolve("target"), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(root().getParent());
        Files.createSymbolicLink(root(), directory.resolve("target"));
        open().close();
        Files.setAttribute(root(), "unix:uid", 12345, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        assertThat(problem(this::open).code()).isEqualTo("store.unsafe");
    }

    private static void asRoot() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
    }

    @Test
    void refusesAFileWhereItsDirectoryShouldBe() throws IOException {
        Files.createDirectories(root().getParent());
        Files.write(root(), CONTENT);
        assertThat(problem(this::open).code()).startsWith("store.");
    }

    @Test
    void knowsDownloadsByDigestAndSize() throws IOException {
        try (Store store = open()) {
            assertThat(store.has(DIGEST, CONTENT.length)).isFalse();
            keep(store, CONTENT);
            assertThat(store.has(DIGEST, CONTENT.length)).isTrue();
            assertThat(store.has(DIGEST, CONTENT.length + 1)).isFalse();
            assertThat(store.verified(DIGEST, CONTENT.length).orElseThrow().bytes())
                    .isEqualTo(CONTENT);
        }
    }

    @Test
    void removesADownloadThatDoesNotFitItsDigest() throws IOException {
        try (Store store = open()) {
            keep(store, CONTENT);
        }
        try (Store store = open()) {
            Files.write(store.download(DIGEST), "c0ntent".getBytes(StandardCharsets.UTF_8));
            assertThat(store.verified(DIGEST, CONTENT.length)).isEmpty();
            assertThat(store.has(DIGEST, CONTENT.length)).isFalse();
        }
    }

    @Test
    void givesBackWhatWasSealed() {
        try (Store store = open()) {
            ByteSource written =
                    store.seal(Shelf.INDEXES, "an-index", out -> out.write(CONTENT, 0, 7));
            assertThat(written.bytes()).isEqualTo(CONTENT);
            ByteSource read = store.sealed(Shelf.INDEXES, "an-index").orElseThrow();
            assertThat(read.size()).isEqualTo(CONTENT.length);
            assertThat(read.bytes()).isEqualTo(CONTENT);
            assertThat(read.text()).isEqualTo("content");
            assertThat(read.digest()).isEqualTo(DIGEST);
            assertThat(store.sealed(Shelf.INDEXES, "another")).isEmpty();
        }
    }

    @Test
    void sealsNothingToo() {
        try (Store store = open()) {
            store.seal(Shelf.INDEXES, "empty", _ -> {});
            assertThat(store.sealed(Shelf.INDEXES, "empty").orElseThrow().bytes()).isEmpty();
        }
    }

    @Test
    void doesNotBelieveABrokenSeal() throws IOException {
        try (Store store = open()) {
            store.seal(Shelf.INDEXES, "x", out -> out.write(CONTENT));
            Path path = store.path(Shelf.INDEXES, "x");
            byte[] whole = Files.readAllBytes(path);
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 1;
                Files.write(path, damaged);
                assertThat(store.sealed(Shelf.INDEXES, "x")).as("byte %d", i).isEmpty();
                Files.write(path, java.util.Arrays.copyOf(whole, i));
                assertThat(store.sealed(Shelf.INDEXES, "x")).as("%d bytes", i).isEmpty();
            }
            Files.write(path, whole);
            assertThat(store.sealed(Shelf.INDEXES, "x")).isPresent();
        }
    }

    @Test
    void leavesNothingOfWhatCouldNotBeWritten() throws IOException {
        try (Store store = open()) {
            assertThatThrownBy(() ->
                            store.seal(
                                    Shelf.INDEXES,
                                    "x",
                                    out -> {
                                        out.write(CONTENT);
                                        throw new IllegalStateException("no more");
                                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.sealed(Shelf.INDEXES, "x")).isEmpty();
            try (var left = Files.list(store.root().resolve("tmp"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void keepsNoOtherNamesThanPlainOnes() {
        try (Store store = open()) {
            for (String name : List.of("../x", "a/b", ".hidden", "A", "a b", "ä")) {
                assertThatThrownBy(() -> store.path(Shelf.INDEXES, name))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void listsWhatItHas() throws IOException {
        try (Store store = open()) {
            keep(store, CONTENT);
            store.seal(Shelf.INDEXES, "x", out -> out.write(CONTENT));
            Path decoded = Files.createDirectories(store.path(Shelf.DECODED, "p"));
            Files.write(decoded.resolve("one"), new byte[1000]);
            Files.write(decoded.resolve("two"), new byte[1000]);
            List<StoreEntry> entries = store.entries();
            assertThat(entries)
                    .extracting(StoreEntry::shelf)
                    .containsExactly(Shelf.DOWNLOADS, Shelf.INDEXES, Shelf.DECODED);
            assertThat(entries.getLast().bytes()).isBetween(2048L, 10_000L);
            assertThat(entries.getLast().lastUsed())
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        }
    }

    @Test
    void removesEverything() throws IOException {
        try (Store store = open()) {
            keep(store, CONTENT);
            Path decoded = Files.createDirectories(store.path(Shelf.DECODED, "p"));
            Files.write(decoded.resolve("one"), new byte[1000]);
            Path outside = Files.write(directory.resolve("outside"), CONTENT);
            Files.createSymbolicLink(decoded.resolve("link"), directory);
            assertThat(store.trim(Trim.everything())).hasSize(2);
            assertThat(store.entries()).isEmpty();
            assertThat(outside).exists();
            assertThat(store.has(DIGEST, CONTENT.length)).isFalse();
            keep(store, CONTENT);
        }
    }

    @Test
    void removesWhatWasUnusedForLong() throws IOException {
        try (Store store = open()) {
            keep(store, CONTENT);
            store.seal(Shelf.INDEXES, "new", out -> out.write(CONTENT));
            age(store.download(DIGEST), Duration.ofDays(40));
            Instant limit = Instant.now().minus(Duration.ofDays(30));
            assertThat(store.trim(Trim.unusedSince(limit)))
                    .extracting(StoreEntry::shelf)
                    .containsExactly(Shelf.DOWNLOADS);
        }
    }

    @Test
    void useMakesYoung() throws IOException {
        try (Store store = open()) {
            keep(store, CONTENT);
            age(store.download(DIGEST), Duration.ofDays(40));
            store.has(DIGEST, CONTENT.length);
            Instant limit = Instant.now().minus(Duration.ofDays(30));
            assertThat(store.trim(Trim.unusedSince(limit))).isEmpty();
        }
    }

    @Test
    void removesTheLongestUnusedFirst() throws IOException {
        try (Store store = open()) {
            for (int i = 0; i < 10; i++) {
                store.seal(Shelf.INDEXES, "x" + i, out -> out.write(new byte[10_000]));
                age(store.path(Shelf.INDEXES, "x" + i), Duration.ofDays(i));
            }
            assertThat(store.trim(Trim.to(50_000)))
                    .extracting(StoreEntry::name)
                    .containsExactly("x9", "x8", "x7", "x6", "x5", "x4");
        }
    }

    private static void age(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }

    @SuppressWarnings("try") // closed early on purpose
    @Test
    void removesNothingThatSomebodyElseHolds() throws IOException {
        try (Store store = open();
                Store other = open()) {
            keep(store, CONTENT);
            assertThat(problem(() -> other.trim(Trim.everything())).code())
                    .isEqualTo("store.in-use");
            assertThat(store.has(DIGEST, CONTENT.length)).isTrue();
            store.close();
            assertThat(other.trim(Trim.everything())).hasSize(1);
        }
    }

    @Test
    void readsAStoreThatCantBeWritten() throws Exception {
        asRoot();
        try (Store store = open()) {
            keep(store, CONTENT);
            store.seal(Shelf.INDEXES, "x", out -> out.write(CONTENT));
        }
        // Root may write anywhere, except where nobody may.
        OtherProcess.Result result =
                OtherProcess.runReadOnly(root(), "read", root().toString(), DIGEST.hex());
        assertThat(result.output()).contains("has true").contains("sealed true");
        assertThat(result.output()).contains("error[store.");
        assertThat(result.output()).contains("Read-only file system");
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        asRoot();
        Files.createDirectories(root());
        OtherProcess.Result result =
                OtherProcess.runOnSmallDisk(root(), "fill", root().toString(), "x");
        assertThat(result.output()).contains("error[store.disk-full]").contains("free some space");
        assertThat(result.output()).contains("left over: 0");
    }
}
