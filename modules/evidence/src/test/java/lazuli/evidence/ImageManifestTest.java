package lazuli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import lazuli.content.Digest;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageManifestTest {
    private static final Digest DIGEST = new Digest("a".repeat(64));
    private static final ImageManifest MANIFEST =
            new ImageManifest(
                    "base",
                    "amd64",
                    1_700_000_000,
                    DIGEST,
                    List.of(
                            new ImageManifest.PackageLine(
                                    "bash", "5.2-1", "amd64", "bash", DIGEST)),
                    List.of(new ImageManifest.LayerLine("all files", DIGEST, 12)),
                    3,
                    4);

    @Test
    void whatWasWrittenIsReadAgain() {
        assertThat(ImageManifest.parse(MANIFEST.write().text(), "here")).isEqualTo(MANIFEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"version\": 2}",
                "{\"version\": 1}",
                "{\"version\": 1, \"image\": []}",
                "nul"
            })
    void refusesWhatItDidNotWrite(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ImageManifest.parse(text, "here"))
                .withMessageContaining("here");
    }

    @Test
    void everyTruncationIsAProblem() {
        String text = MANIFEST.write().text().strip();
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ImageManifest.parse(cut, "here"));
        }
    }
}
