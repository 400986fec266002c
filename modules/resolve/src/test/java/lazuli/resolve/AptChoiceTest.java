package lazuli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.deb.Version;
import lazuli.problem.ProblemException;
import lazuli.referee.DebianArchive;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sets of packages drawn from the whole archive by a fixed seed, each on top of what is essential, and apt: what apt can install we can, with no package more and none
 * older; and dose finds that everything we chose can be together.
 */
@Tag("long")
final class AptChoiceTest {
    private static final int SEED = 2026;
    private static final int SETS = 200;
    private static final String AMD64 = "amd64";

    @TempDir Path directory;

    private final DebianArchive archive = DebianArchive.trixie();
    private final RealArchive real = RealArchive.of(archive, AMD64);
    private final SortedMap<String, Integer> outcomes = new TreeMap<>();

    @Test
    void chooseAtMostWhatAptChooses() {
        List<String> names = real.names();
        Random random = new Random(SEED);
        for (int set = 0; set < SETS; set++) {
            List<String> drawn = new ArrayList<>(List.of("apt"));
            for (int count = 1 + random.nextInt(12); count > 0; count--) {
                drawn.add(names.get(random.nextInt(names.size())));
            }
            compare(drawn);
        }
        System.out.println("sets drawn: " + SETS + ", outcomes: " + outcomes);
    }

    private void compare(List<String> drawn) {
        Optional<SortedMap<String, Version>> theirs = aptChooses(drawn);
        Optional<SortedMap<String, Version>> ours = weChoose(drawn);
        String story = drawn + ": ours " + ours + ", apt's " + theirs;
        if (theirs.isPresent()) {
            assertThat(ours).as(story).isPresent();
        }
        if (theirs.isEmpty() || ours.isEmpty()) {
            count(ours.isPresent() ? "only ours" : "neither");
            return;
        }
        assertThat(ours.get().size()).as(story).isLessThanOrEqualTo(theirs.get().size());
        boolean newer = false;
        for (String name : ours.get().keySet()) {
            Version apts = theirs.get().get(name);
            if (apts != null) {
                int order = ours.get().get(name).compareTo(apts);
                assertThat(order).as(name + " in " + story).isNotNegative();
                newer |= order > 0;
            }
        }
        if (ours.get().equals(theirs.get())) {
            count("same");
        } else if (ours.get().size() < theirs.get().size()) {
            count("ours smaller");
        } else {
            assertThat(newer).as("as many, and none newer: " + story).isTrue();
            count("ours newer");
        }
        doseFindsNoFault(ours.get());
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private Optional<SortedMap<String, Version>> weChoose(List<String> drawn) {
        Request request =
                SmallArchive.withBase(SmallArchive.asks(drawn.toArray(String[]::new)), true, false);
        SortedMap<String, Version> chosen = new TreeMap<>();
        try {
            new Resolver(real.listings(), List.of())
                    .resolve(List.of(request))
                    .images()
                    .getFirst()
                    .packages()
                    .forEach(each -> chosen.put(each.what().name(), each.what().version()));
            return Optional.of(chosen);
        } catch (ProblemException e) {
            assertThat(e.problems().getFirst().code()).startsWith("resolve.");
            return Optional.empty();
        }
    }

    /** What apt would download: it goes through the same choice as its simulation, but does not spend seconds on the order of unpacking. */
    private Optional<SortedMap<String, Version>> aptChooses(List<String> drawn) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("install", "--print-uris", "-y", "--no-install-recommends"));
        arguments.addAll(real.essential());
        arguments.addAll(drawn);
        Referee.Verdict verdict = archive.apt(AMD64, arguments.toArray(String[]::new));
        if (verdict.status() != 0) {
            return Optional.empty();
        }
        SortedMap<String, Version> chosen = new TreeMap<>();
        verdict.text()
                .lines()
                .filter(line -> line.startsWith("'"))
                .map(line -> line.split(" ")[1].split("_"))
                .forEach(file -> chosen.put(file[0], Version.parse(file[1].replace("%3a", ":"))));
        assertThat(chosen).isNotEmpty();
        return Optional.of(chosen);
    }

    /** A package that depends on every one of them, in an archive that has nothing else. */
    private void doseFindsNoFault(SortedMap<String, Version> chosen) {
        StringBuilder universe = new StringBuilder();
        List<String> all = new ArrayList<>();
        chosen.forEach((name, version) -> {
            universe.append(real.paragraphs().get(name + " " + version)).append("\n\n");
            all.add(name + " (= " + version + ")");
        });
        universe.append("Package: lazuli-all\nVersion: 1\nArchitecture: amd64\nDepends: ")
                .append(String.join(", ", all))
                .append('\n');
        try {
            Path packages = directory.resolve("Packages");
            Files.writeString(packages, universe, StandardCharsets.ISO_8859_1);
            Referee.of("dose-debcheck")
                    .run(
                            directory,
                            "--deb-native-arch=amd64",
                            "--explain",
                            "--failures",
                            packages.toString())
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
