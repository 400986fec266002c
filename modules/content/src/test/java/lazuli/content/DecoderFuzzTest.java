package lazuli.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import lazuli.referee.Fuzzer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** Whatever is decompressed: bytes, as many as the caller takes, or an {@link IOException} that says something. */
final class DecoderFuzzTest {
    private static final int MOST = 1 << 22;

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyInputIsDecodedOrRefused(Compression compression) throws IOException {
        List<byte[]> samples = samples(compression);
        Fuzzer.run(
                4000,
                random -> {
                    byte[] sample = samples.get(random.nextInt(samples.size()));
                    byte[] changed =
                            compression == Compression.XZ && random.nextBoolean()
                                    ? withinBlock(sample, random)
                                    : Fuzzer.mutated(sample, random);
                    try {
                        take(compression, changed, random);
                    } catch (IOException refused) {
                        assertThat(refused.getMessage()).as("%s", refused).isNotBlank();
                    }
                });
    }

    private static void take(Compression compression, byte[] packed, Random random)
            throws IOException {
        byte[] buffer = new byte[1 + random.nextInt(1 << 14)];
        try (InputStream in = compression.decoder(new ByteArrayInputStream(packed))) {
            int taken = 0;
            for (int n = in.read(buffer); n >= 0 && taken < MOST; n = in.read(buffer)) {
                assertThat(n).isPositive();
                taken += n;
            }
        }
    }

    /** Behind the headers, whose checksums would end it at once; or in the block's header, with a checksum that fits. */
    private static byte[] withinBlock(byte[] sample, Random random) {
        byte[] changed = sample.clone();
        if (random.nextBoolean()) {
            int size = ((sample[12] & 0xff) + 1) * 4;
            changed[13 + random.nextInt(size - 5)] = (byte) random.nextInt(256);
            CRC32 crc = new CRC32();
            crc.update(changed, 12, size - 4);
            for (int i = 0; i < 4; i++) {
                changed[12 + size - 4 + i] = (byte) (crc.getValue() >>> 8 * i);
            }
        }
        for (int count = random.nextInt(3); count > 0; count--) {
            int at = 24 + random.nextInt(random.nextBoolean() ? 16 : changed.length - 24);
            changed[at] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static List<byte[]> samples(Compression compression) throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (byte[] plain : List.of(new byte[0], text(40), text(9000), new byte[1 << 20])) {
            var out = new ByteArrayOutputStream();
            try (var encoder = compression.encoder(out)) {
                encoder.write(plain);
            }
            samples.add(out.toByteArray());
            if (compression == Compression.XZ && plain.length > 0) {
                samples.add(xz(plain, XZ.CHECK_NONE, new LZMA2Options(0)));
                samples.add(xz(plain, XZ.CHECK_SHA256, new ARMOptions(), new LZMA2Options(1)));
            }
        }
        byte[] twice = Arrays.copyOf(samples.get(1), samples.get(1).length * 2);
        System.arraycopy(samples.get(1), 0, twice, samples.get(1).length, samples.get(1).length);
        samples.add(twice);
        return samples;
    }

    private static byte[] xz(byte[] plain, int check, FilterOptions... filters) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var encoder = new XZOutputStream(out, filters, check)) {
            for (int half : new int[] {plain.length / 2, plain.length - plain.length / 2}) {
                encoder.write(plain, 0, half);
                encoder.endBlock();
            }
        }
        return out.toByteArray();
    }

    private static byte[] text(int size) {
        Random random = new Random(size);
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) (random.nextInt(4) == 0 ? ' ' : 'a' + random.nextInt(3));
        }
        return text;
    }
}
