package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import lazuli.referee.Fuzzer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a definition: it loads, or it ends in problems, soon. */
final class DefinitionFuzzTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] RICH =
            Project.resource("rich.toml").getBytes(StandardCharsets.UTF_8);

    private static final String[] PIECES = {
        "[",
        "]",
        "\"",
        "'''",
        "\"\"\"",
        "=",
        "{",
        "}",
        "#",
        "\\",
        "\n",
        ".",
        ",",
        "[[",
        "inf",
        "0x",
        "é",
        "\u0000",
        "1979-05-27T07:32:00Z"
    };

    private static int problems(byte[] bytes) {
        return Project.rich().with("lazuli.toml", bytes).problems().size();
    }

    @Test
    void theWholeFileIsRight() {
        assertThat(problems(RICH)).isZero();
    }

    @Test
    void someTruncations() {
        for (int length = 0; length < RICH.length; length += 31) {
            problems(Arrays.copyOf(RICH, length));
        }
    }

    @Test
    void someBytesFlipped() {
        for (int at = 0; at < RICH.length; at += 37) {
            flipped(at);
        }
    }

    @Test
    @Tag("long")
    void everyTruncationAndEveryByteFlipped() {
        for (int at = 0; at < RICH.length; at++) {
            problems(Arrays.copyOf(RICH, at));
            flipped(at);
        }
    }

    private static void flipped(int at) {
        for (int mask : new int[] {1, 2, 0x10, 0x20, 0x80}) {
            byte[] bytes = RICH.clone();
            bytes[at] ^= (byte) mask;
            problems(bytes);
        }
    }

    @Test
    void everyDefinitionIsLoadedOrRefused() {
        Fuzzer.run(150, random -> problems(Fuzzer.mutated(RICH, random, PIECES)));
    }

    /** Lines taken out, doubled, swapped, and pieces of TOML put anywhere. */
    @Test
    void linesInDisorder() {
        var random = new Random(7);
        String[] lines = Project.resource("rich.toml").split("\n");
        for (int round = 0; round < 100; round++) {
            String[] mixed = lines.clone();
            for (int change = 0; change < 3; change++) {
                int at = random.nextInt(mixed.length);
                switch (random.nextInt(4)) {
                    case 0 -> mixed[at] = "";
                    case 1 -> mixed[at] = mixed[random.nextInt(mixed.length)];
                    case 2 -> mixed[at] += "\n" + mixed[random.nextInt(mixed.length)];
                    default -> {
                        int cut = random.nextInt(mixed[at].length() + 1);
                        mixed[at] =
                                mixed[at].substring(0, cut)
                                        + PIECES[random.nextInt(PIECES.length)]
                                        + mixed[at].substring(cut);
                    }
                }
            }
            problems(String.join("\n", mixed).getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "a=[",
                "a={a=",
                "a.",
                "[a.",
                "\"",
                "a=\"",
                "'",
                "=",
                "\n",
                "# c\n",
                "a\n",
                "a=1\n",
                "[[a]]\n",
                "[a]\n",
                "a=\"\"\"",
                "\\",
                "a=1_",
                "a=9",
                "é",
                "\t",
                "a=\"\\u0041\"\n",
                "[profile.a]\n",
                "[image.a]\n",
                "a=1979-05-27\n",
                ","
            })
    void theSameOverAndOver(String piece) {
        int count = 8_000 / piece.length();
        String text = Project.resource("rich.toml") + piece.repeat(count);
        Assertions.assertTimeout(SOON, () -> problems(text.getBytes(StandardCharsets.UTF_8)));
        Assertions.assertTimeout(
                SOON, () -> problems(piece.repeat(count).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thousandsOfEmptyLinesAndComments() {
        String gap = "\n# why\n\r\n   \n".repeat(4_000);
        String text = "x = [ # open" + gap + "1,\n" + gap + "]\n" + gap + "y = 1\n" + gap;
        Assertions.assertTimeout(
                SOON,
                () ->
                        assertThat(Project.of(text).problems())
                                .anyMatch(problem ->
                                        problem.where().startsWith("lazuli.toml:48003:")));
    }

    @Test
    void includesWithoutEnd() {
        var project = Project.of("include = [\"f0.toml\"]\n");
        for (int i = 0; i < 300; i++) {
            project.with("f" + i + ".toml", "include = [\"f%d.toml\"]\n".formatted(i + 1));
        }
        assertThat(project.problems())
                .anyMatch(problem -> problem.code().equals("definition.too-large"));
    }

    @Test
    void profilesIncludedWithoutEnd() {
        var text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("[profile.p%d]\ninclude = [\"p%d\"]\n".formatted(i, i + 1));
        }
        text.append("[profile.p3000]\n[image.x]\nkind = \"container\"\ninclude = [\"p0\"]\n");
        assertThat(Project.small(text.toString()).problems())
                .anyMatch(problem -> problem.code().equals("definition.too-large"));
    }
}
