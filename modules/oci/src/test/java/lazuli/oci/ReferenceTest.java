package lazuli.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferenceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    /** As skopeo and docker read them. */
    @ParameterizedTest
    @CsvSource({
        "debian, docker.io/library/debian:latest, registry-1.docker.io",
        "debian:trixie, docker.io/library/debian:trixie, registry-1.docker.io",
        "team/base, docker.io/team/base:latest, registry-1.docker.io",
        "docker.io/debian, docker.io/library/debian:latest, registry-1.docker.io",
        "index.docker.io/team/base:1, docker.io/team/base:1, registry-1.docker.io",
        "localhost/base, localhost/base:latest, localhost",
        "localhost:5000/base:4.0, localhost:5000/base:4.0, localhost:5000",
        "registry.example/a/b/c:x_Y-1.2, registry.example/a/b/c:x_Y-1.2, registry.example",
        "[::1]:5000/base, [::1]:5000/base:latest, [::1]:5000",
        "127.0.0.1:5000/a__b/c---d/e.f_g, 127.0.0.1:5000/a__b/c---d/e.f_g:latest, 127.0.0.1:5000",
    })
    void understands(String text, String whole, String endpoint) {
        Reference reference = Reference.parse(text);
        assertThat(reference).hasToString(whole);
        assertThat(reference.endpoint()).isEqualTo(endpoint);
        assertThat(Reference.parse(whole)).isEqualTo(reference);
    }

    @Test
    void aDigestNeedsNoTag() {
        Reference reference = Reference.parse("registry.example/base@" + DIGEST);
        assertThat(reference.tag()).isEmpty();
        assertThat(reference.tagOrDigest()).isEqualTo(DIGEST);
        Reference both = Reference.parse("registry.example:443/base:4.0@" + DIGEST);
        assertThat(both.tag()).contains("4.0");
        assertThat(both.tagOrDigest()).isEqualTo(DIGEST);
        assertThat(both).hasToString("registry.example:443/base:4.0@" + DIGEST);
    }

    private static final String BAD_ONES =
            "|Debian|registry.example/|registry.example/Base|registry.example/a//b|registry.example/-a|registry.example/a-|"
                    + "registry.example/a___b|registry.example/a..b|registry.example/a:|registry.example/a:.b|registry.example/a:-b|"
                    + "registry.example/a:b/c:|registry.example/a@sha256:12|registry.example/a@md5:12|registry.example:port/a|"
                    + "registry.example:/a|.example/a|a b|registry.example/a:b c|https://registry.example/a|user@registry.example/a|../a|.|/a";

    @Test
    void refusesWhatIsNone() {
        for (String text : BAD_ONES.split("\\|")) {
            assertThatThrownBy(() -> Reference.parse(text))
                    .as("%s", text)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("oci.reference");
        }
        assertThatThrownBy(() -> Reference.parse("registry.example/" + "a".repeat(256)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Reference.parse("registry.example/a:" + "t".repeat(129)))
                .isInstanceOf(ProblemException.class);
    }
}
