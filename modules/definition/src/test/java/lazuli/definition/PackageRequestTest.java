package lazuli.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageRequestTest {
    private static PackageRequest parse(String text) {
        return PackageRequest.parse(text, Position.start("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "libstdc++6",
                "nginx (>= 1.26)",
                "libc6:i386",
                "libc6:i386 (= 2.41-12+deb13u5)",
                "curl [!arm64 !armhf]",
                "a1 (<< 1:2~rc1) [amd64]"
            })
    void saysWhatItRead(String text) {
        assertThat(parse(text)).hasToString(text);
    }

    @Test
    void spacesDoNotMatter() {
        assertThat(parse("nginx(>=1.26)[ amd64  arm64 ]"))
                .hasToString("nginx (>= 1.26) [amd64 arm64]");
    }

    @Test
    void isForSomeArchitectures() {
        assertThat(parse("a1 [amd64 arm64]").on().admits("arm64")).isTrue();
        assertThat(parse("a1 [amd64 arm64]").on().admits("riscv64")).isFalse();
        assertThat(parse("a1 [!amd64]").on().admits("amd64")).isFalse();
        assertThat(parse("a1 [!amd64]").on().admits("arm64")).isTrue();
        assertThat(parse("a1").on().admits("arm64")).isTrue();
    }
}
