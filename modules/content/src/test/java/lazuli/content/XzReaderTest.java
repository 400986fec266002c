package lazuli.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

final class XzReaderTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0",
                "-1 --check=none",
                "-3 --check=crc32",
                "-6 --check=sha256",
                "-6e",
                "-9 -T2 --block-size=60000",
                "-T1 --block-list=1000,70000,1,100000",
                "--lzma2=preset=6,lc=0,lp=4,pb=0",
                "--lzma2=preset=6,lc=4,lp=0,pb=4",
                "--lzma2=preset=6,lc=1,lp=2,pb=3",
                "--lzma2=preset=0,dict=4KiB,nice=3,mf=hc3",
                "--x86 --lzma2=preset=2",
                "--delta=dist=4 --lzma2=preset=2"
            })
    void readsWhatXzWrites(String options) throws IOException {
        for (int noise : new int[] {0, 3, 255}) {
            byte[] plain = bytes(250_000, noise);
            assertThat(decoded(xz(plain, options.split(" "))))
                    .as("noise %d", noise)
                    .isEqualTo(plain);
        }
    }

    /** Its own library is of other code than ours, and has what xz's options don't make: many small and many plain chunks. */
    @ParameterizedTest
    @ValueSource(ints = {XZ.CHECK_NONE, XZ.CHECK_CRC32, XZ.CHECK_CRC64, XZ.CHECK_SHA256})
    void readsWhatXzForJavaWrites(int check) throws IOException {
        byte[] plain = bytes(700_000, 30);
        Arrays.fill(plain, 100_000, 300_000, (byte) 7);
        new Random(3).nextBytes(plain);
        System.arraycopy(bytes(200_000, 9), 0, plain, 400_000, 200_000);
        var out = new ByteArrayOutputStream();
        try (var encoder = new XZOutputStream(out, new LZMA2Options(1), check)) {
            for (int at = 0; at < plain.length; at += 50_000) {
                encoder.write(plain, at, 50_000);
                if (at % 100_000 == 0) {
                    encoder.endBlock();
                } else {
                    encoder.flush();
                }
            }
        }
        assertThat(decoded(out.toByteArray())).isEqualTo(plain);
    }

    @Test
    void readsNothing() throws IOException {
        assertThat(decoded(xz(new byte[0]))).isEmpty();
    }

    @Test
    void readsStreamsAndPaddingAfterOneAnother() throws IOException {
        byte[] one = bytes(100_000, 5);
        byte[] two = bytes(5, 200);
        var all = new ByteArrayOutputStream();
        all.writeBytes(xz(one));
        all.writeBytes(new byte[8]);
        all.writeBytes(xz(new byte[0], "--check=crc32"));
        all.writeBytes(xz(two, "--check=none"));
        all.writeBytes(new byte[4]);
        var expected = new ByteArrayOutputStream();
        expected.writeBytes(one);
        expected.writeBytes(two);
        assertThat(decoded(all.toByteArray())).isEqualTo(expected.toByteArray());
    }

    @Test
    void readsOneByteAtATime() throws IOException {
        byte[] plain = bytes(3000, 20);
        var out = new ByteArrayOutputStream();
        try (InputStream in = Compression.XZ.decoder(trickling(xz(plain)))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
        }
        assertThat(out.toByteArray()).isEqualTo(plain);
    }

    @Test
    void whatIsLargerThanTheDictionaryMovesThroughIt() throws IOException {
        byte[] plain = bytes(14_000_000, 1);
        byte[] packed = xz(plain, "-0");
        assertThat(Arrays.equals(decoded(packed), plain)).isTrue();
    }

    @Test
    @Tag("long")
    void aBlockMayBeLargerThanTwoGigabytes() throws IOException {
        long size = 2_300_000_000L;
        var zeros =
                Referee.of("sh")
                        .run(directory, "-c", "head -c " + size + " /dev/zero | xz -0 -T1")
                        .good()
                        .output();
        try (InputStream in = Compression.XZ.decoder(new ByteArrayInputStream(zeros))) {
            byte[] buffer = new byte[1 << 16];
            long read = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
            assertThat(read).isEqualTo(size);
        }
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = xz(bytes(3000, 60), "--check=crc64", "--block-size=1000");
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoded(part)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crc32", "crc64", "sha256"})
    void everyFlippedBitIsRefusedOrChangesNothing(String check) throws IOException {
        byte[] plain = bytes(600, 60);
        byte[] whole = xz(plain, "--check=" + check, "--block-size=300");
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                // LZMA's properties may be others where the data makes no use of them.
                assertThat(decoded(damaged)).as("bit %d", bit).isEqualTo(plain);
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    /** Without a check nothing tells that the result is another: but nothing else happens. */
    @Test
    void noiseInsideABlockNeverLeadsOutOfTheArrays() throws IOException {
        byte[] whole = xz(bytes(5000, 60), "--check=none");
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[24 + random.nextInt(whole.length - 64)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(decoded(damaged)).hasSizeLessThan(1 << 23);
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void refusesADictionaryThatWouldFillTheMemory() throws IOException {
        byte[] packed = xz(bytes(10, 3), "--lzma2=dict=128MiB");
        assertThatThrownBy(() -> decoded(packed)).hasMessageContaining("dictionary of 128 MiB");
    }

    private byte[] xz(byte[] plain, String... options) throws IOException {
        String[] arguments = Arrays.copyOf(options, options.length + 2);
        arguments[options.length] = "--format=xz";
        arguments[options.length + 1] = "-c";
        return Referee.of("xz").run(directory, Map.of(), plain, arguments).good().output();
    }

    private static byte[] decoded(byte[] packed) throws IOException {
        try (InputStream in = Compression.XZ.decoder(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static InputStream trickling(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] to, int start, int length) {
                return super.read(to, start, Math.min(length, 1));
            }
        };
    }

    /** Text with repetitions near and far: noise 0 is one byte only, 255 nearly does not compress. */
    private static byte[] bytes(int size, int noise) {
        Random random = new Random(size * 31L + noise);
        byte[] bytes = new byte[size];
        int at = 0;
        while (at < size) {
            int length = Math.min(size - at, 1 + random.nextInt(300));
            if (at > 1000 && random.nextInt(3) == 0) {
                int from = random.nextInt(at - length < 1 ? 1 : at - length);
                System.arraycopy(bytes, from, bytes, at, Math.min(length, at - from));
            } else {
                for (int i = 0; i < length; i++) {
                    bytes[at + i] = (byte) ('a' + random.nextInt(noise + 1));
                }
            }
            at += length;
        }
        return bytes;
    }
}
