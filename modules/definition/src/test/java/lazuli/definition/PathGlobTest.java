package lazuli.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathGlobTest {
    @ParameterizedTest
    @CsvSource({
        "/usr/share/doc/**, /usr/share/doc, false",
        "/usr/share/doc/**, /usr/share/doc/bash, true",
        "/usr/share/doc/**, /usr/share/doc/bash/a/b, true",
        "/usr/share/doc/**, /usr/share/docs, false",
        "/usr/share/doc/*, /usr/share/doc/bash/a, false",
        "/usr/share/doc/*/copyright, /usr/share/doc/bash/copyright, true",
        "/**/copyright, /copyright, true",
        "/**/copyright, /a/b/copyright, true",
        "/**/a/**/b, /a/b, true",
        "/**/a/**/b, /x/a/c/a/b, true",
        "/**/a/**/b, /x/b/a, false",
        "/**/a/*/**/b, /a/b, false",
        "/**, /, false",
        "/**, /a, true",
        "/var/log/*tmp, /var/log/wtmp, true",
        "/usr/lib/python3.?/x, /usr/lib/python3.9/x, true",
        "/usr/lib/python3.?/x, /usr/lib/python3.13/x, false",
        "/a/[a-c]x, /a/bx, true",
        "/a/[!a-c]x, /a/bx, false",
        "/a/[!a-c]x, /a/dx, true",
        "/a/[]]x, /a/]x, true",
        "/a/\\*, /a/*, true",
        "/a/\\*, /a/b, false",
        "/a/.*, /a/.b, true",
        "/a/*, /a/.b, true",
    })
    void matchesAsItSays(String pattern, String path, boolean matches) {
        assertThat(new PathGlob(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "a", "/a/", "//a", "/a/../b", "/a/./b", "/a**", "/**a", "/***", "/[a",
                "/a\\", "/a/[!", "/a\0"
            })
    void refusesWhatIsNoPattern(String text) {
        assertThat(PathGlob.isGlob(text)).isFalse();
    }

    /** Java's own patterns agree, where they have the same meaning: all but {@code **}. */
    @Test
    void theJdkMatchesTheSame() {
        var random = new Random(11);
        String pieces = "ab*?/";
        int matched = 0;
        for (int round = 0; round < 20_000; round++) {
            String pattern = "/" + word(random, pieces, 6);
            String path = "/" + word(random, "ab/", 5);
            if (!PathGlob.isGlob(pattern) || pattern.contains("**") || !isPath(path)) {
                continue;
            }
            PathMatcher jdk = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            boolean expected = jdk.matches(Path.of(path));
            assertThat(new PathGlob(pattern).matches(path))
                    .as("%s on %s", pattern, path)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(200);
    }

    @Test
    void takesNoLongerForPatternsMadeToBeSlow() {
        String path = "/" + "a".repeat(250) + "/a".repeat(1000);
        assertThat(new PathGlob("/" + "a*".repeat(100) + "b/**/a/**/a/**/a/**/b").matches(path))
                .isFalse();
        assertThat(new PathGlob("/**/a/**/a/**/a/**/a/**/b").matches(path)).isFalse();
    }

    private static String word(Random random, String letters, int length) {
        var word = new StringBuilder();
        for (int i = random.nextInt(length + 1); i >= 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static boolean isPath(String path) {
        return !path.contains("//") && !path.endsWith("/");
    }
}
