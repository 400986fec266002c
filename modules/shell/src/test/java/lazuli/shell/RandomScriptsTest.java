package lazuli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts drawn by a seed do what dash makes of them: status, output, files, and messages where one process at a time writes them. */
final class RandomScriptsTest {
    private static final int BATCH = 200;

    @TempDir Path directory;

    @Test
    void doWhatDashDoes() {
        assertThat(differences(0, 400)).isEmpty();
    }

    /** The seeds go on where {@code lazuli.seeds.from} says, and there are {@code lazuli.seeds} of them. */
    @Test
    @Tag("long")
    void manyDoWhatDashDoes() {
        long from = Long.getLong("lazuli.seeds.from", 1_000);
        assertThat(differences(from, from + Long.getLong("lazuli.seeds", 20_000))).isEmpty();
    }

    private List<String> differences(long from, long to) {
        List<String> differences = new ArrayList<>();
        for (long first = from; first < to && differences.size() < 5; first += BATCH) {
            long[] seeds = LongStream.range(first, Math.min(to, first + BATCH)).toArray();
            List<String> scripts = LongStream.of(seeds).mapToObj(RandomScript::of).toList();
            Path place = directory.resolve("from" + first);
            List<Outcome> expected = Trial.byDash(place, scripts);
            for (int i = 0; i < seeds.length; i++) {
                String script = scripts.get(i);
                boolean unordered = RandomScript.isUnordered(script);
                String theirs = shown(unordered, expected.get(i));
                String ours = shown(unordered, Trial.of(place, i).byUs(script));
                if (unordered ? !anagrams(ours, theirs) : !ours.equals(theirs)) {
                    differences.add(
                            "seed %d\n%s\ndash: %s\nours: %s"
                                    .formatted(seeds[i], script, theirs, ours));
                }
            }
        }
        return differences;
    }

    private static String shown(boolean unordered, Outcome outcome) {
        String all = (unordered ? outcome.withoutErrors() : outcome).toString();
        // Only a trace shows a process's number, which is another each time.
        return all.replaceAll("\\+ wait [0-9]+", "+ wait PID");
    }

    /** Where several of dash's processes write to one place at once, even the pieces of a line come in any order. */
    private static boolean anagrams(String a, String b) {
        return Arrays.equals(a.chars().sorted().toArray(), b.chars().sorted().toArray());
    }
}
