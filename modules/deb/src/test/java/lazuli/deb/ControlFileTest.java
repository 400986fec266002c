package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlFileTest {
    private static final String BASH =
            """
            Package: bash
            Version:  5.2.37-2+b10\t
            Conffiles:
             /etc/skel/.bashrc 342099da4dd28c394d3f8782d90d7465
             /etc/skel/.profile f4e81ade7d6f9fb342541152d08e7a97
            Description: GNU Bourne Again SHell
             Bash is an sh-compatible command language interpreter.
             .
             Included in the bash package is a restricted shell.
            Homepage:http://tiswww.case.edu:80/
            """;

    @Test
    void keepsFieldsInTheirOrderAndValuesAsWritten() {
        assertThat(ControlFile.parse(BASH, "control").fields())
                .containsExactly(
                        Map.entry("Package", "bash"),
                        Map.entry("Version", "5.2.37-2+b10"),
                        Map.entry(
                                "Conffiles",
                                "\n /etc/skel/.bashrc 342099da4dd28c394d3f8782d90d7465"
                                        + "\n /etc/skel/.profile f4e81ade7d6f9fb342541152d08e7a97"),
                        Map.entry(
                                "Description",
                                "GNU Bourne Again SHell"
                                        + "\n Bash is an sh-compatible command language interpreter."
                                        + "\n ."
                                        + "\n Included in the bash package is a restricted shell."),
                        Map.entry("Homepage", "http://tiswww.case.edu:80/"));
    }

    @Test
    void blanksStayAtTheEndsOfAValuesLinesButForTheLast() {
        assertThat(ControlFile.parse("D:  first \n second \n third \nE:  e \n", "control").fields())
                .containsExactly(Map.entry("D", "first \n second \n third"), Map.entry("E", "e"));
    }

    @Test
    void findsFieldsWithoutCase() {
        assertThat(ControlFile.parse(BASH, "control").get("homePAGE"))
                .contains("http://tiswww.case.edu:80/");
    }

    @Test
    void emptyAndBlankLinesSeparateParagraphs() {
        List<Stanza> stanzas = ControlFile.parseAll("\n\nA: 1\n \t\n\nB: 2\nC: 3", "sources");
        assertThat(stanzas)
                .extracting(stanza -> stanza.fields().toString())
                .containsExactly("{A=1}", "{B=2, C=3}");
    }

    @Test
    void commentsCountForNothingBetweenManyParagraphs() {
        assertThat(
                        ControlFile.parseAll("# all\nA: 1\n# one\n more\n", "sources")
                                .getFirst()
                                .fields())
                .containsExactly(Map.entry("A", "1\n more"));
    }

    @Test
    void hasNoParagraphsInAnEmptyText() {
        assertThat(ControlFile.parseAll("\n", "sources")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A: 1\n\nB: 2\n",
                " A: 1\n",
                "A\n",
                "A: 1\nA B: 1\n",
                "A: 1\na: 2\n",
                "#A: 1\n",
                "-A: 1\n",
                ": 1\n",
                "Ä: 1\n",
                "A: 1\0\n"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> ControlFile.parse(text, "x.deb: control"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("deb.control-syntax")
                .hasMessageContaining("where: x.deb: control:");
    }

    @Test
    void saysTheLine() {
        assertThatThrownBy(() -> ControlFile.parse("A: 1\n B\nwrong\n", "control"))
                .hasMessageContaining("where: control:3\n");
    }
}
