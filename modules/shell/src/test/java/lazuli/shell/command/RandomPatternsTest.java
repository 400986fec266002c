package lazuli.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Regular expressions drawn by a seed match where GNU grep and sed match: basic and extended, the longest of the leftmost. */
final class RandomPatternsTest {
    private static final String ATOMS = "abc";

    /** The same text for all, so that one run of a program judges many lines. */
    private static final String TEXT =
            "\na\nb\nab\nba\naa\nabc\naabb\nabab\nabcabc\ncbaabc\n a b \na-b_c\naaabbbccc\nbcbcbca\nab]c\na*b\na+b?\n(ab)\n{2}\na|b\n^a$\nA\nAbC\n";

    @Test
    void matchWhereGnuSays() throws IOException {
        assertThat(differences(0, 150)).isEmpty();
    }

    @Test
    @Tag("long")
    void manyMatchWhereGnuSays() throws IOException {
        for (int from = 1_000;
                from < 1_000 + Integer.getInteger("lazuli.seeds", 5_000);
                from += 500) {
            assertThat(differences(from, from + 500)).isEmpty();
        }
    }

    private static String differences(int from, int to) throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            boolean extended = random.nextBoolean();
            String pattern = pattern(random, extended, 0);
            if (random.nextBoolean()) {
                trials.add(
                        Trial.of("grep", List.of(extended ? "-Eno" : "-no", "-e", pattern), TEXT));
            } else {
                String script =
                        "s/"
                                + pattern.replace("/", "\\/")
                                + "/<&>/"
                                + (random.nextBoolean() ? "g" : "2");
                trials.add(
                        Trial.of("sed", extended ? List.of("-E", script) : List.of(script), TEXT));
            }
        }
        return String.join("\n", new Contest(new Fixture(), false, true).differences(trials));
    }

    private static String pattern(Random random, boolean extended, int depth) {
        var text = new StringBuilder();
        int pieces = 1 + random.nextInt(3);
        for (int i = 0; i < pieces; i++) {
            if (i > 0 && random.nextInt(5) == 0) {
                text.append(extended ? "|" : "\\|");
            }
            String atom = atom(random, extended, depth);
            text.append(atom).append(isAssertion(atom) ? "" : repetition(random, extended));
        }
        return text.toString();
    }

    /** What matches nothing but a place is never repeated: glibc's matcher sometimes gives up on that. */
    private static boolean isAssertion(String atom) {
        return List.of("\\<", "\\>", "\\b").contains(atom);
    }

    private static String atom(Random random, boolean extended, int depth) {
        String open = extended ? "(" : "\\(";
        String close = extended ? ")" : "\\)";
        return switch (random.nextInt(depth > 2 ? 7 : 10)) {
            case 0, 1, 2 -> "" + ATOMS.charAt(random.nextInt(ATOMS.length()));
            case 3 -> ".";
            case 4 ->
                    List.of("[ab]", "[^a]", "[a-b]", "[]a]", "[[:alpha:]]", "[^[:space:]b]", "[b-]")
                            .get(random.nextInt(7));
            case 5 -> depth == 0 && random.nextInt(3) == 0 ? "^" : "b";
            case 6 ->
                    random.nextInt(3) == 0
                            ? List.of("\\w", "\\W", "\\s", "\\<", "\\>", "\\b")
                                    .get(random.nextInt(6))
                            : "c";
            default -> open + pattern(random, extended, depth + 1) + close;
        };
    }

    private static String repetition(Random random, boolean extended) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "*";
            case 2 -> extended ? "+" : "\\+";
            case 3 -> extended ? "?" : "\\?";
            case 4 ->
                    List.of("{2}", "{1,2}", "{0,1}", "{2,}").stream()
                            .skip(random.nextInt(4))
                            .findFirst()
                            .map(each ->
                                    extended ? each : each.replace("{", "\\{").replace("}", "\\}"))
                            .orElseThrow();
            default -> "";
        };
    }
}
