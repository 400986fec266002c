package lazuli.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TreePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "usr",
                "/usr/",
                "//usr",
                "/usr//bin",
                "/.",
                "/usr/..",
                "/../etc",
                "/a\0b"
            })
    void refusesWhatIsNotNormal(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TreePath(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/usr", "/...", "/.hidden", "/a..b/..c"})
    void takesWhatIsNormal(String value) {
        assertThat(new TreePath(value)).hasToString(value);
    }

    @Test
    void aDirectorysContentsFollowItAtOnce() {
        assertThat(
                        Stream.of("/usr-x", "/usr/bin", "/usr", "/", "/usr!/a")
                                .map(TreePath::new)
                                .sorted()
                                .map(TreePath::value))
                .isEqualTo(List.of("/", "/usr", "/usr/bin", "/usr!/a", "/usr-x"));
    }

    @Test
    void knowsItsParts() {
        TreePath path = new TreePath("/usr/bin/env");
        assertThat(path.name()).isEqualTo("env");
        assertThat(path.parent()).isEqualTo(new TreePath("/usr/bin"));
        assertThat(path.components()).containsExactly("usr", "bin", "env");
        assertThat(path.startsWith(new TreePath("/usr"))).isTrue();
        assertThat(path.startsWith(new TreePath("/us"))).isFalse();
        assertThat(new TreePath("/usr").parent()).isEqualTo(TreePath.ROOT);
    }

    @Test
    void namesKeepEveryByte() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertThat(Names.encode(Names.decode(bytes))).isEqualTo(bytes);
        }
        assertThat(
                        Names.decode(
                                "Főtanúsítvány 🙂"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("Főtanúsítvány 🙂");
    }
}
