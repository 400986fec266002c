package lazuli.store.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.deb.DebPackage;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.Trim;
import lazuli.tree.Entry;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the disk, or somebody, does to a decoded package is never believed, and mended where the .deb is there. */
final class DamagedCacheTest {
    private static final byte[] SMALL =
            new SmallDeb("small")
                    .file("./a", SmallDeb.text(10_000))
                    .file("./b", SmallDeb.text(100))
                    .member("./c", '1', "./b", new byte[0])
                    .deb(Compression.GZIP);
    private static final Digest DIGEST = Digest.of(SMALL);

    @TempDir private Path directory;
    private Path deb;
    private Store store;
    private PackageCache cache;
    private String good;

    @BeforeEach
    void open() throws IOException {
        deb = Files.write(directory.resolve("small.deb"), SMALL);
        store = Store.open(directory.resolve("store"));
        cache = new PackageCache(store);
        good = Described.of(get());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyFlippedByteOfAnIndexIsSeen() throws IOException {
        byte[] index = Files.readAllBytes(file("index"));
        for (int at = 0; at < index.length; at++) {
            byte[] damaged = index.clone();
            damaged[at] ^= (byte) 0x10;
            Files.write(file("index"), damaged);
            assertThat(cache.load(request())).as("byte %d", at).isNull();
        }
        assertThat(Described.of(get())).isEqualTo(good);
        assertThat(Files.readAllBytes(file("index"))).isEqualTo(index);
    }

    @Test
    void everyTruncationOfAnIndexIsSeen() throws IOException {
        byte[] index = Files.readAllBytes(file("index"));
        for (int length = 0; length < index.length; length++) {
            Files.write(file("index"), Arrays.copyOf(index, length));
            assertThat(cache.load(request())).as("%d bytes", length).isNull();
        }
        Files.write(file("index"), Arrays.copyOf(index, index.length + 1));
        assertThat(Described.of(get())).isEqualTo(good);
    }

    /** Not an accident any more; but whatever an index says, nothing worse happens than decoding again. */
    @Test
    void anIndexWhoseChecksumWasMadeToFitLeadsNowhere() throws IOException {
        byte[] index = Files.readAllBytes(file("index"));
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = index.clone();
            int at = PackFormat.CONTENTS_AT + random.nextInt(index.length - PackFormat.CONTENTS_AT);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            var crc = new CRC32C();
            crc.update(damaged, 0, damaged.length - 4);
            ByteBuffer.wrap(damaged).putInt(damaged.length - 4, (int) crc.getValue());
            Files.write(file("index"), damaged);
            DebPackage loaded = cache.load(request());
            if (loaded != null) {
                assertThat(loaded.paths()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "pack.zst"})
    void aDamagedPackIsMendedBeforeItsFirstByteIsGiven(String name) throws IOException {
        byte[] pack = Files.readAllBytes(file(name));
        for (int at = 0; at < pack.length; at += 211) {
            byte[] damaged = pack.clone();
            damaged[at] ^= 1;
            replace(name, damaged);
            DebPackage loaded = cache.load(request());
            assertThat(everything(loaded)).as("byte %d", at).isEqualTo(everything(get()));
            assertThat(Described.of(loaded)).isEqualTo(good);
            assertThat(Files.readAllBytes(file(name))).isEqualTo(pack);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "pack.zst"})
    void aPackThatIsCutOrGoneIsMended(String name) throws IOException {
        byte[] pack = Files.readAllBytes(file(name));
        for (int length : new int[] {0, 1, pack.length - 1, pack.length + 1}) {
            replace(name, Arrays.copyOf(pack, length));
            assertThat(everything(cache.load(request()))).isEqualTo(everything(get()));
        }
        Files.delete(file(name));
        assertThat(everything(cache.load(request()))).isEqualTo(everything(get()));
        assertThat(Files.readAllBytes(file(name))).isEqualTo(pack);
    }

    @Test
    void anEmptiedStoreIsFilledAgain() throws IOException {
        DebPackage loaded = get();
        store.trim(Trim.everything());
        assertThat(cache.has(DIGEST)).isFalse();
        assertThat(Described.of(loaded)).isEqualTo(good);
        assertThat(cache.has(DIGEST)).isTrue();
    }

    @Test
    void whatWasOpenedStaysReadable() throws IOException {
        DebPackage loaded = get();
        assertThat(Described.of(loaded)).isEqualTo(good);
        Files.delete(deb);
        store.trim(Trim.everything());
        assertThat(Described.of(loaded)).isEqualTo(good);
    }

    @Test
    void whatCanNotBeMendedIsSaid() throws IOException {
        replace("pack", new byte[(int) Files.size(file("pack"))]);
        DebPackage loaded = cache.load(request());
        Files.delete(deb);
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> Described.of(loaded));
        assertThat(e.problems().getFirst().code()).isEqualTo("store.deb-missing");
        assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.HOST);
    }

    @Test
    void aDebThatIsGoneOrDamagedTooIsFetchedAnew() throws IOException {
        AtomicInteger fetched = new AtomicInteger();
        PackageCache fetching =
                new PackageCache(
                        store,
                        request -> {
                            assertThat(request.deb()).doesNotExist();
                            fetched.incrementAndGet();
                            write(request.deb(), SMALL);
                        });
        for (byte[] damaged : List.of(new byte[0], new byte[100], Arrays.copyOf(SMALL, 200))) {
            write(file("index"), new byte[10]);
            write(deb, damaged);
            assertThat(Described.of(fetching.get(request()))).isEqualTo(good);
        }
        write(file("index"), new byte[10]);
        Files.delete(deb);
        assertThat(Described.of(fetching.get(request()))).isEqualTo(good);
        assertThat(fetched).hasValue(4);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void piecesOfAnotherEncoderAreMadeAnew() throws IOException {
        byte[] index = Files.readAllBytes(file("index"));
        byte[] other = index.clone();
        other[PackFormat.ENCODER_AT + 3] = 'X';
        var crc = new CRC32C();
        crc.update(other, 0, other.length - 4);
        ByteBuffer.wrap(other).putInt(other.length - 4, (int) crc.getValue());
        Files.write(file("index"), other);
        assertThat(cache.load(request())).isNull();
        assertThat(Described.of(get())).isEqualTo(good);
        assertThat(Files.readAllBytes(file("index"))).isEqualTo(index);
    }

    @Test
    void whatIsDamagedAndCanNotBeMendedIsNoLongerThere() throws IOException {
        Files.write(file("index"), new byte[10]);
        Files.delete(deb);
        assertThat(cache.has(DIGEST)).isTrue();
        ProblemException e = catchThrowableOfType(ProblemException.class, this::get);
        assertThat(e.problems().getFirst().code()).isEqualTo("store.deb-missing");
        assertThat(cache.has(DIGEST)).as("so it will be fetched").isFalse();
    }

    private static String everything(DebPackage deb) {
        var text = new StringBuilder(Described.of(deb));
        ByteSource large =
                ((Entry.RegularFile) deb.data().get(new TreePath("/a")).orElseThrow()).content();
        text.append(Digest.of(large.compressed(Compression.ZSTD).orElseThrow().bytes()));
        text.append(
                Digest.of(
                        deb.controlFiles()
                                .get("md5sums")
                                .compressed(Compression.ZSTD)
                                .orElseThrow()
                                .bytes()));
        return text.toString();
    }

    /** As another program would: the file that a JVM has mapped stays as it is. */
    private void replace(String name, byte[] bytes) throws IOException {
        Files.delete(file(name));
        Files.write(file(name), bytes);
    }

    private DebPackage get() {
        return cache.get(request());
    }

    private PackageCache.Request request() {
        return new PackageCache.Request(DIGEST, deb, "small");
    }

    private Path file(String name) {
        return store.path(Shelf.DECODED, DIGEST.hex()).resolve(name);
    }
}
