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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.deb.Version;
import lazuli.problem.ProblemException;
import lazuli.referee.DebianArchive;
import lazuli.referee.Referee;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sets of packages drawn from the whole archive by a fixed seed, each on top of what is essential, and apt: what apt can install we can, with no package more and none
 * older; and dose finds that everything we chose can be together.
 */
final class AptChoiceTest {
    private static final int MOST_DRAWN = 12;

    @TempDir Path directory;

    private final DebianArchive archive = DebianArchive.trixie();
    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private String architecture;
    private RealArchive real;

    @Test
    void chooseAtMostWhatAptChooses() {
        chooseAtMostWhatAptChooses("amd64", 8, 4);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"amd64, 2026, 200", "arm64, 2027, 50"})
    void chooseAtMostWhatAptChooses(String of, int seed, int sets) {
        architecture = of;
        real = RealArchive.of(archive, architecture);
        List<String> names = real.names();
        Random random = new Random(seed);
        SoftAssertions faults = new SoftAssertions();
        for (int set = 0; set < sets; set++) {
            List<String> drawn = new ArrayList<>(List.of("apt"));
            for (int count = 1 + random.nextInt(MOST_DRAWN); count > 0; count--) {
                drawn.add(names.get(random.nextInt(names.size())));
            }
            faults.check(() -> compare(drawn));
        }
        System.out.println(architecture + ": " + sets + " sets drawn, outcomes: " + outcomes);
        faults.assertAll();
    }

    private void compare(List<String> drawn) {
        Optional<SortedMap<String, Version>> theirs = aptChooses(drawn);
        Optional<SortedMap<String, Version>> ours = weChoose(drawn);
        String story = drawn + ": " + story(ours, theirs);
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

    /** What only one of the two has, with the versions. */
    private static String story(
            Optional<SortedMap<String, Version>> ours,
            Optional<SortedMap<String, Version>> theirs) {
        Set<?> us = ours.orElse(new TreeMap<>()).entrySet();
        Set<?> them = theirs.orElse(new TreeMap<>()).entrySet();
        return "ours %d, beside apt's %s; apt's %d, beside ours %s"
                .formatted(us.size(), without(us, them), them.size(), without(them, us));
    }

    private static List<?> without(Set<?> some, Set<?> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private Optional<SortedMap<String, Version>> weChoose(List<String> drawn) {
        Request request =
                SmallArchive.withBase(
                        SmallArchive.imageAsking(
                                "image", architecture, drawn.toArray(String[]::new)),
                        true,
                        false);
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
        Referee.Verdict verdict = archive.apt(architecture, arguments.toArray(String[]::new));
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
        universe.append("Package: lazuli-all\nVersion: 1\nArchitecture: ")
                .append(architecture)
                .append("\nDepends: ")
                .append(String.join(", ", all))
                .append('\n');
        try {
            Path packages = directory.resolve("Packages");
            Files.writeString(packages, universe, StandardCharsets.ISO_8859_1);
            Referee.of("dose-debcheck")
                    .run(
                            directory,
                            "--deb-native-arch=" + architecture,
                            "--explain",
                            "--failures",
                            packages.toString())
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
