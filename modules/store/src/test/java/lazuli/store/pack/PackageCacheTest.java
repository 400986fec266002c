package lazuli.store.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.content.PieceEncoder;
import lazuli.deb.ContentSink;
import lazuli.deb.DebPackage;
import lazuli.deb.DebReader;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.tree.Entry;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageCacheTest {
    private static final byte[] FULL = SmallDeb.full();
    private static final Digest DIGEST = Digest.of(FULL);

    @TempDir private Path directory;
    private Path deb;
    private Store store;
    private PackageCache cache;

    @BeforeEach
    void open() throws IOException {
        deb = Files.write(directory.resolve("full.deb"), FULL);
        store = Store.open(directory.resolve("store"));
        cache = new PackageCache(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasDecodedIsWhatTheArchiveHolds() {
        String read =
                Described.of(
                        DebReader.read(
                                new ByteArrayInputStream(FULL), "full", ContentSink.inMemory()));
        assertThat(cache.has(DIGEST)).isFalse();
        assertThat(Described.of(get())).as("decoded").isEqualTo(read);
        assertThat(cache.has(DIGEST)).isTrue();
        assertThat(Described.of(get())).as("loaded").isEqualTo(read);
        assertThat(store.root().resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void loadingNeedsNoArchive() throws IOException {
        String decoded = Described.of(get());
        Files.delete(deb);
        assertThat(Described.of(get())).isEqualTo(decoded);
    }

    @Test
    void digestsAreKnownWithoutReading() throws IOException {
        get();
        DebPackage loaded = get();
        Files.delete(file("pack"));
        Files.delete(deb);
        assertThat(content(loaded, "/z/large").digest()).isEqualTo(Digest.of(SmallDeb.LARGE));
        assertThat(content(loaded, "/z/large").size()).isEqualTo(SmallDeb.LARGE.length);
    }

    @Test
    void piecesAreThoseOfThePieceEncoder() {
        DebPackage loaded = get();
        try (var encoder = new PieceEncoder(Compression.ZSTD)) {
            for (byte[] content : List.of(SmallDeb.LARGE, SmallDeb.MIDDLE, SmallDeb.text(4096))) {
                String path =
                        content == SmallDeb.LARGE
                                ? "/z/large"
                                : content == SmallDeb.MIDDLE ? "/b-link" : "/z/4096";
                assertThat(piece(loaded, path).bytes()).isEqualTo(encoder.encode(content));
            }
        }
        assertThat(content(loaded, "/z/4095").compressed(Compression.ZSTD)).isEmpty();
        assertThat(content(loaded, "/z/empty").compressed(Compression.ZSTD)).isEmpty();
        assertThat(content(loaded, "/z/large").compressed(Compression.GZIP)).isEmpty();
    }

    @Test
    void zstdReadsThePieces() {
        byte[] read =
                Referee.of("zstd")
                        .run(directory, Map.of(), piece(get(), "/z/large").bytes(), "-d", "-c")
                        .good()
                        .output();
        assertThat(Arrays.equals(read, SmallDeb.LARGE)).isTrue();
    }

    @Test
    void everyWayToReadGivesTheSameBytes() throws IOException {
        for (ByteSource source : List.of(content(get(), "/z/large"), piece(get(), "/z/large"))) {
            byte[] bytes = source.bytes();
            assertThat(source.size()).isEqualTo(bytes.length);
            assertThat(Digest.of(bytes)).isEqualTo(source.digest());
            var written = new ByteArrayOutputStream();
            source.writeTo(written);
            assertThat(Arrays.equals(written.toByteArray(), bytes)).isTrue();
            Path file = directory.resolve("out");
            try (var out = new FileOutputStream(file.toFile())) {
                out.write('x');
                source.writeTo(out);
                out.write('y');
            }
            byte[] all = Files.readAllBytes(file);
            assertThat(Arrays.equals(all, 1, all.length - 1, bytes, 0, bytes.length)).isTrue();
            assertThat(all).endsWith('y');
            try (InputStream in = source.open()) {
                assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
                assertThat(in.skip(10)).isEqualTo(10);
                assertThat(in.available()).isEqualTo(bytes.length - 11);
                assertThat(
                                Arrays.equals(
                                        in.readAllBytes(),
                                        Arrays.copyOfRange(bytes, 11, bytes.length)))
                        .isTrue();
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void anotherArchiveUnderTheDigestIsRefused() throws IOException {
        Files.write(deb, new SmallDeb("other").deb(Compression.GZIP));
        assertThat(refused().code()).isEqualTo("store.digest-differs");
        Files.write(deb, new byte[5]);
        assertThat(refused().code()).isEqualTo("store.digest-differs");
        Files.write(deb, Arrays.copyOf(FULL, FULL.length + 1));
        assertThat(refused().code()).isEqualTo("store.digest-differs");
        assertNothingIsLeft();
    }

    @Test
    void aBadArchiveWithTheRightDigestIsRefusedAsSuch() throws IOException {
        byte[] bad = new SmallDeb("bad").file("./../x", new byte[3]).deb(Compression.GZIP);
        Files.write(deb, bad);
        ProblemException e =
                catchThrowableOfType(
                        ProblemException.class, () -> cache.get(Digest.of(bad), deb, "bad"));
        assertThat(e.problems().getFirst().code()).isEqualTo("deb.path-refused");
        assertThat(e.problems().getFirst().where()).startsWith("bad: data.tar.gz");
        assertNothingIsLeft();
    }

    @Test
    void everyFlippedByteOfAnArchiveIsRefused() throws IOException {
        byte[] small = new SmallDeb("flip").file("./a", SmallDeb.text(300)).deb(Compression.XZ);
        for (int at = 0; at < small.length; at += 11) {
            byte[] damaged = small.clone();
            damaged[at] ^= (byte) 0x55;
            Files.write(deb, damaged);
            ProblemException e =
                    catchThrowableOfType(
                            ProblemException.class, () -> cache.get(Digest.of(small), deb, "flip"));
            assertThat(e.problems().getFirst().code()).isEqualTo("store.digest-differs");
        }
        assertNothingIsLeft();
    }

    @Test
    void aMissingArchiveIsTheHostsTrouble() throws IOException {
        Files.delete(deb);
        assertThat(refused().code()).isEqualTo("store.deb-missing");
        assertNothingIsLeft();
    }

    @Test
    void manyPackagesComeInTheirOrder() throws IOException {
        List<PackageCache.Request> requests = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] bytes =
                    new SmallDeb("p" + i).file("./f", SmallDeb.text(i * 700)).deb(Compression.ZSTD);
            Path file = Files.write(directory.resolve(i + ".deb"), bytes);
            requests.add(new PackageCache.Request(Digest.of(bytes), file, "p" + i));
            names.add("p" + i);
        }
        requests.add(requests.getFirst());
        names.add("p0");
        List<String> decoded = Collections.synchronizedList(new ArrayList<>());
        assertThat(cache.getAll(requests, request -> decoded.add(request.where())))
                .extracting(DebPackage::name)
                .containsExactlyElementsOf(names);
        assertThat(decoded).containsExactlyInAnyOrderElementsOf(names);
        decoded.clear();
        assertThat(cache.getAll(requests, request -> decoded.add(request.where())))
                .extracting(DebPackage::name)
                .containsExactlyElementsOf(names);
        assertThat(decoded).isEmpty();
        assertThat(cache.getAll(List.of())).isEmpty();
    }

    @Test
    void allBadPackagesAreNamedAtOnce() throws IOException {
        List<PackageCache.Request> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            byte[] bytes = new SmallDeb("p" + i).deb(Compression.ZSTD);
            Path file = Files.write(directory.resolve(i + ".deb"), bytes);
            Digest digest = i % 2 == 0 ? Digest.of(bytes) : Digest.of(new byte[] {(byte) i});
            requests.add(new PackageCache.Request(digest, file, "p" + i));
        }
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> cache.getAll(requests));
        assertThat(e.problems())
                .extracting(Problem::where)
                .satisfiesExactly(
                        where -> assertThat(where).startsWith("p1: "),
                        where -> assertThat(where).startsWith("p3: "),
                        where -> assertThat(where).startsWith("p5: "));
        assertThat(cache.has(requests.get(2).digest())).isTrue();
    }

    @Test
    void noFileStaysOpen() throws IOException {
        long before = openFiles();
        for (int i = 0; i < 20; i++) {
            Described.of(get());
            piece(get(), "/z/large").bytes();
        }
        assertThat(openFiles()).isLessThanOrEqualTo(before + 1);
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private Problem refused() {
        ProblemException e = catchThrowableOfType(ProblemException.class, this::get);
        assertThat(e.problems()).hasSize(1);
        Problem problem = e.problems().getFirst();
        assertThat(problem.kind())
                .isEqualTo(problem.code().equals("store.deb-missing") ? Kind.HOST : Kind.DATA);
        return problem;
    }

    private void assertNothingIsLeft() {
        assertThat(store.root().resolve("tmp")).isEmptyDirectory();
        assertThat(store.entries()).isEmpty();
    }

    private DebPackage get() {
        return cache.get(DIGEST, deb, "full");
    }

    private Path file(String name) {
        return store.path(Shelf.DECODED, DIGEST.hex()).resolve(name);
    }

    private static ByteSource content(DebPackage deb, String path) {
        return ((Entry.RegularFile) deb.data().inode(new TreePath(path)).orElseThrow()).content();
    }

    private static ByteSource piece(DebPackage deb, String path) {
        return content(deb, path).compressed(Compression.ZSTD).orElseThrow();
    }
}
