package lazuli.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PieceEncoderTest {
    private static final int[] SIZES = {0, 1, 4095, 4096, 65536, 1_000_003};

    @TempDir private Path directory;

    @Test
    void zstdReadsPiecesThatStandBehindOneAnother() throws IOException {
        refereeReads(Compression.ZSTD, "zstd");
    }

    @Test
    void gzipReadsPiecesThatStandBehindOneAnother() throws IOException {
        refereeReads(Compression.GZIP, "gzip");
    }

    private void refereeReads(Compression compression, String program) throws IOException {
        var plain = new ByteArrayOutputStream();
        var pieces = new ByteArrayOutputStream();
        try (var encoder = new PieceEncoder(compression)) {
            for (int size : SIZES) {
                for (int noise : new int[] {0, 3, 256}) {
                    byte[] bytes = bytes(size, noise);
                    plain.writeBytes(bytes);
                    pieces.writeBytes(encoder.encode(bytes));
                }
            }
        }
        byte[] read =
                Referee.of(program)
                        .run(directory, java.util.Map.of(), pieces.toByteArray(), "-d", "-c")
                        .good()
                        .output();
        assertThat(Arrays.equals(read, plain.toByteArray())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aSourceGivesThePieceThatItsBytesGive(Compression compression) throws IOException {
        byte[] bytes = new byte[PieceEncoder.FRAME_SIZE + 5];
        for (int i = 0; i < bytes.length; i += 4099) {
            bytes[i] = (byte) (i >> 12);
        }
        try (var encoder = new PieceEncoder(compression)) {
            var streamed = new ByteArrayOutputStream();
            long size = encoder.encode(ByteSource.of(bytes), streamed);
            assertThat(size).isEqualTo(streamed.size());
            assertThat(Arrays.equals(encoder.encode(bytes), streamed.toByteArray())).isTrue();
            try (var decoder =
                    compression.decoder(new ByteArrayInputStream(streamed.toByteArray()))) {
                assertThat(Arrays.equals(decoder.readAllBytes(), bytes)).isTrue();
            }
        }
    }

    /** Fails where a newer library compresses otherwise: every image's digest changes then, which the changelog has to say. */
    @Test
    void theSameBytesGiveTheSamePieceOnEveryHost() throws IOException {
        byte[] bytes = bytes(300_000, 7);
        try (var zstd = new PieceEncoder(Compression.ZSTD);
                var gzip = new PieceEncoder(Compression.GZIP)) {
            assertThat(Digest.of(zstd.encode(bytes)).hex()).startsWith("da39db30eae20954");
            assertThat(Digest.of(gzip.encode(bytes)).hex()).startsWith("43e2b0122245e409");
        }
    }

    /** Noise 0 is all the same byte; 256 does not compress. */
    private static byte[] bytes(int size, int noise) {
        Random random = new Random(size * 31L + noise);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (noise == 0 ? 'x' : random.nextInt(noise));
        }
        return bytes;
    }
}
