package lazuli.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ContentTest {
    private static final byte[] TEXT =
            "lapis lazuli ".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void digestIsTheOneOfFips180() {
        assertThat(ByteSource.of("abc").digest())
                .hasToString(
                        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void digestRefusesWhatIsNotOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse("sha256:abc"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Digest.parse("md5:" + "0".repeat(64)));
    }

    @Test
    void stampGivesTheSameUuidForTheSamePurposeAndAnotherForAnother() {
        Stamp stamp = new Stamp(0, Digest.of(TEXT));
        assertThat(stamp.uuid("root"))
                .isEqualTo(stamp.uuid("root"))
                .isNotEqualTo(stamp.uuid("esp"));
        assertThat(stamp.uuid("root").version()).isEqualTo(8);
        assertThat(stamp.uuid("root").variant()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCompressedIsFoundAgain(Compression compression) throws IOException {
        byte[] compressed = compress(compression);
        assertThat(compression.decoder(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(TEXT);
        assertThat(compress(compression)).isEqualTo(compressed);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theOrdinaryProgramReadsWhatWeCompress(Compression compression) throws IOException {
        String program =
                compression == Compression.ZSTD
                        ? "zstd"
                        : compression == Compression.XZ ? "xz" : "gzip";
        byte[] output =
                Referee.of(program)
                        .run(Path.of(""), Map.of(), compress(compression), "-dc")
                        .good()
                        .output();
        assertThat(output).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void magicNumbersTellTheCompression(Compression compression) throws IOException {
        assertThat(Compression.ofMagic(compress(compression))).contains(compression);
        assertThat(Compression.ofName("Packages" + compression.suffix())).isEqualTo(compression);
    }

    private static byte[] compress(Compression compression) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var encoder = compression.encoder(out)) {
            encoder.write(TEXT);
        }
        return out.toByteArray();
    }
}
