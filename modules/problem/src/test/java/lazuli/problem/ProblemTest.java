package lazuli.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {
    private static Problem problem(String what, String where) {
        return new Problem("a.code", Kind.DATA, what, where, "because", "do this");
    }

    @Test
    void isFourLinesToRead() {
        assertThat(problem("it broke", "a.toml:1:2"))
                .hasToString(
                        """
                        error[a.code]: it broke
                          where: a.toml:1:2
                          why:   because
                          fix:   do this\
                        """);
    }

    @Test
    void refusesABlankPart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem(" ", "x"))
                .withMessageContaining("what");
    }

    @Test
    void refusesACodeThatIsNotKebabWordsWithDots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Problem("Code", Kind.BUG, "a", "b", "c", "d"));
    }

    @Test
    void neverShowsCredentials() {
        assertThat(problem("no answer", "https://me:secret@mirror.example/debian").where())
                .isEqualTo("https://***@mirror.example/debian");
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertThat(problem("a\u001b[2Jb\u0000\r\u009b1m", "x\u202ey\n\tz").toString())
                .contains("a?[2Jb???1m", "x?y\n")
                .doesNotContain("\u001b", "\0", "\r", "\u009b", "\u202e");
    }

    @Test
    void theFirstProblemDecidesTheExitStatus() {
        Problem remote = new Problem("a.b", Kind.REMOTE, "a", "b", "c", "d");
        assertThat(new ProblemException(List.of(remote, problem("a", "b"))).exitStatus())
                .isEqualTo(4);
    }

    @Test
    void nearestFindsWhatWasMeant() {
        List<String> known = List.of("packages", "exclude", "include");
        assertThat(Nearest.to("pakcages", known)).contains("packages");
        assertThat(Nearest.to("inclde", known)).contains("include");
        assertThat(Nearest.to("zebra", known)).isEmpty();
    }
}
