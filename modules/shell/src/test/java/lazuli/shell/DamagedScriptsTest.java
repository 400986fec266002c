package lazuli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged scripts end in good order: with a status, or with a problem that names script and line. Where their syntax is wrong, dash says the same of the
 * same line.
 */
final class DamagedScriptsTest {
    private static final Limits LIMITS = new Limits(20_000, 1 << 22);

    private static final String SCRIPT =
            """
            #!/bin/sh -e
            # postinst
            . /etc/none 2>/dev/null || true
            case "$1" in
              configure|abort-*) n=$((${n:-0} + 1)) ;;
              *) echo "what: \\`$1'" >&2; exit 1 ;;
            esac
            f() { local x="${1%%/*}"; [ -n "$x" ] && printf '%s\\n' "$x"; }
            while read -r a b; do f "$a" || :; done <<-EOF
            	one/1 $(echo two; echo `echo 3`)
            	EOF
            for i in *.d/[a-c]?*; do if test -e "$i"; then rm -f "$i"; else break; fi; done
            trap 'echo bye' EXIT; (exit 3) || echo "$? ${x+set}" | sed 's/a\\(b*\\)/\\1/g' | cat >out
            """;

    @TempDir Path directory;

    @Test
    void everyByteFlipped() {
        for (int at = 0; at < SCRIPT.length(); at++) {
            for (int bit = 0; bit < 8; bit++) {
                check(Mutations.flipped(SCRIPT, at, bit));
            }
        }
    }

    @Test
    void cutOffAtEveryByte() {
        for (int end = 0; end <= SCRIPT.length(); end++) {
            check(SCRIPT.substring(0, end));
        }
    }

    /** Goes on for {@code lazuli.fuzz.seconds}. */
    @Test
    void damagedAtRandom() {
        List<String> corpus = corpus();
        long end = System.nanoTime() + Long.getLong("lazuli.fuzz.seconds", 5) * 1_000_000_000;
        for (long seed = Long.getLong("lazuli.fuzz.from", 0); System.nanoTime() < end; seed++) {
            String script = corpus.get((int) (seed * 31 % corpus.size()));
            String other = corpus.get((int) (seed * 17 % corpus.size()));
            check(new Mutations(seed).of(script, other));
        }
    }

    @Test
    void dashSaysTheSameOfTheirSyntax() throws IOException {
        assertThat(syntaxDifferences(0, 150)).isEmpty();
    }

    @Test
    @Tag("long")
    void dashSaysTheSameOfTheSyntaxOfMany() throws IOException {
        for (int from = 1_000;
                from < 1_000 + Integer.getInteger("lazuli.seeds", 20_000);
                from += 500) {
            assertThat(syntaxDifferences(from, from + 500)).isEmpty();
        }
    }

    private static void check(String script) {
        try {
            UtilityTree.run(script, UtilityTree.tree(), LIMITS, OutputStream.nullOutputStream());
        } catch (ProblemException e) {
            Problem problem = e.problems().getFirst();
            assertThat(problem.code())
                    .as(script)
                    .startsWith("shell.")
                    .isNotEqualTo("shell.command-failed");
            assertThat(problem.where())
                    .as(script)
                    .matches("(?s)(hostile.postinst|/|standard).*:\\d+.*");
        } catch (RuntimeException | Error e) {
            throw new AssertionError("no orderly end of\n" + script, e);
        }
    }

    /** {@return scripts of the corpus, of Debian's packages, and random ones} */
    private static List<String> corpus() {
        List<String> scripts = new ArrayList<>(List.of(SCRIPT));
        scripts.addAll(DashCorpusTest.scripts());
        scripts.addAll(MaintainerScriptsTest.installed().values());
        for (int seed = 0; seed < 100; seed++) {
            scripts.add(RandomScript.of(seed));
        }
        return scripts;
    }

    private List<String> syntaxDifferences(int from, int to) throws IOException {
        List<String> corpus = corpus();
        List<String> scripts = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            String script = corpus.get(seed * 13 % corpus.size());
            scripts.add(new Mutations(seed).of(script, SCRIPT));
        }
        return differences(Files.createDirectory(directory.resolve("from" + from)), scripts);
    }

    /** {@return where dash and we do not say the same of the syntax of scripts} */
    static List<String> differences(Path place, List<String> scripts) throws IOException {
        String dash = String.join(" ", Referee.of("dash").command());
        var driver = new StringBuilder("ulimit -t 20\n");
        for (int i = 0; i < scripts.size(); i++) {
            Files.writeString(place.resolve("s" + i), scripts.get(i), StandardCharsets.ISO_8859_1);
            driver.append("%s -n s%d >e%d 2>&1; echo $? >>e%d\n".formatted(dash, i, i, i));
        }
        Path file = Files.writeString(place.resolve("driver"), driver);
        Referee.of("dash").run(place, file.toString()).good();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            String theirs = Outcome.text(Files.readAllBytes(place.resolve("e" + i)));
            String ours = verdict(scripts.get(i), "s" + i);
            if (!ours.equals(theirs) && !ours.contains("nested too deeply")) {
                differences.add("dash: " + theirs + "ours: " + ours + "script:\n" + scripts.get(i));
            }
        }
        return differences;
    }

    private static String verdict(String octets, String name) {
        Script script = Script.read(octets, name);
        var mistake = script.mistake();
        return mistake == null
                ? "0\n"
                : name + ": " + mistake.line() + ": Syntax error: " + mistake.what() + "\n2\n";
    }

    static Stream<Path> files(Path directory) {
        try {
            return Files.list(directory).sorted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
