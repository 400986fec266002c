package lazuli.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathGlobTest {
    @ParameterizedTest
    @CsvSource({
        "/usr/share/doc/**, /usr/share/doc/bash/README, true",
        "/usr/share/doc/**, /usr/share/doc, true",
        "/usr/share/doc/**, /usr/share/docs, false",
        "/usr/share/doc/*, /usr/share/doc, false",
        "/usr/share/doc/*, /usr/share/doc/bash, true",
        "/usr/share/doc/*, /usr/share/doc/bash/README, false",
        "/**/copyright, /copyright, true",
        "/**/copyright, /usr/share/doc/bash/copyright, true",
        "/**/copyright, /usr/share/doc/bash/copyright.gz, false",
        "/usr/**/lib*/x, /usr/a/b/lib64/x, true",
        "/a/**/b/**/c, /a/b/x/y/c, true",
        "/a/**/b/**/c, /a/x/y/c, false",
        "/var/*.log, /var/a.b.log, true",
        "/var/*a*b, /var/xaybaab, true",
        "/etc/rc[0-6S].d, /etc/rcS.d, true",
        "/etc/rc[!0-6].d, /etc/rc3.d, false",
        "/etc/[]a], /etc/], true",
        "/etc/\\*, /etc/*, true",
        "/etc/\\*, /etc/a, false",
        "/etc/?, /etc/.x, false",
        "/etc/.*, /etc/.pwd.lock, true",
        "/**, /, true",
    })
    void matchesWhatTheReaderExpects(String pattern, String path, boolean matches) {
        assertThat(PathGlob.parse(pattern).matches(new TreePath(path))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "usr/*", "/usr//x", "/usr/../x", "/usr/", "/a[b", "/a\\"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathGlob.parse(pattern));
    }
}
