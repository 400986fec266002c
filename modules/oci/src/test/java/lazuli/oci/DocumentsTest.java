package lazuli.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentsTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);
    private static final String HEX = DIGEST.toString();

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void writesTheConfigurationOfTheSpecification() {
        ImagePlan plan = Plans.full(Compression.ZSTD, new Layering.Single());
        ImageConfig config =
                new ImageConfig(
                        plan.platform(),
                        Optional.of(1_000_000_000L),
                        plan.author(),
                        plan.config(),
                        List.of(DIGEST),
                        List.of(new History(Optional.of(0L), "lazuli", Optional.of("all"), false)));
        assertThat(text(config.json()))
                .isEqualTo(
                        "{\"created\":\"2001-09-09T01:46:40Z\",\"author\":\"Lazuli\",\"architecture\":\"arm64\",\"os\":\"linux\",\"variant\":\"v8\","
                                + "\"config\":{\"User\":\"65534:65534\",\"ExposedPorts\":{\"53/udp\":{},\"8080/tcp\":{}},"
                                + "\"Env\":[\"PATH=/usr/bin:/bin\",\"LANG=C.UTF-8\"],\"Entrypoint\":[\"/bin/sh\",\"-c\"],"
                                + "\"Cmd\":[\"echo <hello> & 'bye'\"],\"Volumes\":{\"/var/lib/data\":{}},\"WorkingDir\":\"/srv\","
                                + "\"Labels\":{\"maintainer\":\"nobody\"},\"StopSignal\":\"SIGTERM\"},"
                                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                                + HEX
                                + "\"]},\"history\":[{\"created\":\"1970-01-01T00:00:00Z\",\"created_by\":\"lazuli\",\"comment\":\"all\"}]}");
        assertThat(ImageConfig.parse(config.json(), "test")).isEqualTo(config);
    }

    @Test
    void writesManifestAndIndexOfTheSpecification() {
        Descriptor config = new Descriptor(MediaType.CONFIG, DIGEST, 0);
        Descriptor layer =
                new Descriptor(MediaType.layer(Compression.ZSTD), DIGEST, 5_000_000_000L);
        Manifest manifest =
                new Manifest(MediaType.MANIFEST, config, List.of(layer), new TreeMap<>());
        assertThat(text(manifest.json()))
                .isEqualTo(
                        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                                + "\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                                + HEX
                                + "\",\"size\":0},\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+zstd\",\"digest\":\""
                                + HEX
                                + "\",\"size\":5000000000}]}");
        assertThat(Manifest.parse(manifest.json(), "test")).isEqualTo(manifest);
        Index index =
                new Index(List.of(manifest.descriptor().withPlatform(Platform.ofDebian("amd64"))));
        assertThat(text(index.json()))
                .endsWith("\"platform\":{\"architecture\":\"amd64\",\"os\":\"linux\"}}]}");
        assertThat(Index.parse(index.json(), "test")).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"config\":[]}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"x\",\"digest\":\"sha256:1\",\"size\":1}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"sha256:1\",\"size\":1}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":-1}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":1.5}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":1e99999999}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":\"1\"}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":1},\"layers\":{}}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":1},\"layers\":[3]}",
                "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"HEX\",\"size\":1},\"annotations\":{\"a\":1}}",
            })
    void refusesAManifestThatIsNone(String text) {
        byte[] bytes = text.replace("HEX", HEX).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Manifest.parse(bytes, "the document"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the document");
    }

    @Test
    void refusesJsonThatNestsWithoutEnd() {
        byte[] deep = "{\"a\":[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Index.parse(deep, "test")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aConfigurationByOthersMayHaveNulls() {
        String json =
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"created\":\"2024-01-02T03:04:05.678+02:00\","
                        + "\"config\":{\"Entrypoint\":null,\"Cmd\":[\"x\"],\"User\":\"\",\"Volumes\":null,\"OnBuild\":null},"
                        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},\"history\":[{\"empty_layer\":true}],\"container\":\"abc\"}";
        ImageConfig config = ImageConfig.parse(json.getBytes(StandardCharsets.UTF_8), "test");
        assertThat(config.config().cmd()).containsExactly("x");
        assertThat(config.config().user()).isEmpty();
        assertThat(config.created()).contains(1704157445L);
        assertThat(config.history().getFirst().emptyLayer()).isTrue();
    }
}
