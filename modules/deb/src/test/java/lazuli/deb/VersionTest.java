package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {
    /** In dpkg's order; equal ones on one line. From Policy's text and the traps of real archives. */
    private static final String[][] ORDERED = {
        {"0~~"},
        {"0~~a"},
        {"0~"},
        {"0", "00", "0-0", "0:0", "0-" + "00"},
        {"0a"},
        {"0+"},
        {"0.0~1"},
        {"0.0", "0.00"},
        {"1~rc1-1"},
        {"1-1~bpo12+1"},
        {"1-1"},
        {"1-1+b1"},
        {"1-1.1"},
        {"1.0a"},
        {"1.0+dfsg-1"},
        {"1.2.9-1"},
        {"1.2.10-1"},
        {"1.2.10A-1"},
        {"1.2.10a-1"},
        {"1.2.10-1-1"},
        {"20250101"},
        {"99999999999999999999999998"},
        {"99999999999999999999999999", "0099999999999999999999999999"},
        {"1:0"},
        {"2:0", "02:0"},
        {"2147483647:1"},
    };

    @TempDir Path directory;

    @Test
    void ordersAsPolicySays() {
        for (int i = 0; i < ORDERED.length; i++) {
            for (int j = 0; j < ORDERED.length; j++) {
                for (String a : ORDERED[i]) {
                    for (String b : ORDERED[j]) {
                        int order = Version.parse(a).compareTo(Version.parse(b));
                        assertThat(Integer.signum(order))
                                .as("%s and %s", a, b)
                                .isEqualTo(Integer.compare(i, j));
                    }
                }
            }
        }
    }

    /** dpkg itself is the referee of the table above, neighbour by neighbour. */
    @Test
    void refereeOrdersTheTableAlike() {
        Referee dpkg = Referee.of("dpkg");
        for (int i = 1; i < ORDERED.length; i++) {
            String earlier = ORDERED[i - 1][0];
            String later = ORDERED[i][ORDERED[i].length - 1];
            dpkg.run(directory, "--compare-versions", earlier, "lt", later).good();
        }
    }

    /** Strings of the characters that matter, drawn by a fixed seed, compared pair by pair by dpkg's own Perl library. */
    @Test
    void refereeOrdersRandomVersionsAlike() {
        Random random = new Random(13);
        List<String> versions = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            versions.add(randomVersion(random));
        }
        DpkgPerl.checkOrder(versions);
    }

    private static String randomVersion(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            text.append(random.nextInt(3)).append(':');
        }
        text.append(random.nextInt(12));
        String characters = "0019aZ~~++..-";
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.charAt(text.length() - 1) == '-' ? text + "1" : text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 2",
                "1-",
                ":1",
                "a:1",
                "-1:1",
                "1:",
                "1:-1",
                "2147483648:1",
                "a1",
                "1_2",
                "1-a_b",
                "1:a",
                "1-1:1",
                "1é",
                "1/2",
                "1\u0000",
                "99999999999999999999:1"
            })
    void refusesWhatDpkgRefuses(String text) {
        assertThatThrownBy(() -> Version.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
        if (text.indexOf('\0') < 0) { // which no argument of a program can hold
            byte[] none = new byte[0];
            var verdict =
                    Referee.of("dpkg")
                            .run(directory, Map.of(), none, "--validate-version", "--", text);
            assertThat(verdict.status()).as(text).isNotZero();
        }
    }

    @Test
    void isWrittenAsDpkgWritesIt() {
        assertThat(Version.parse("0:1.2-3")).hasToString("1.2-3");
        assertThat(Version.parse("0:1:2")).hasToString("0:1:2");
        assertThat(Version.parse(" 1:2-3-4\n")).hasToString("1:2-3-4");
        assertThat(Version.parse("1:2-3-4")).isEqualTo(new Version(1, "2-3", "4"));
    }

    @Test
    void partsThatCouldNotBeReadBackAreRefused() {
        assertThatThrownBy(() -> new Version(0, "1-2", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Version(-1, "1", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
