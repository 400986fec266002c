package lazuli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import lazuli.deb.BinaryPackage;
import lazuli.deb.Relation;
import lazuli.deb.RelationField;
import lazuli.deb.Restriction;
import lazuli.deb.Version;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small archives full of alternatives, virtual packages, versions and conflicts, drawn by a fixed seed. dose, which has a solver of its own, says which of their packages
 * can be installed; what we choose is checked by the few lines of policy below.
 */
final class RandomArchiveTest {
    private static final int NAMES = 14;

    @TempDir Path directory;

    private int installable;
    private int broken;

    @Test
    void refereeFindsTheSamePackagesInstallable() throws IOException {
        compare(15, 1);
        assertThat(installable).isGreaterThan(100);
        assertThat(broken).isGreaterThan(30);
    }

    @Test
    @Tag("long")
    void refereeFindsTheSamePackagesInstallableInMany() throws IOException {
        compare(400, 1000);
        System.out.println(
                "random packages: " + installable + " installable, " + broken + " broken");
    }

    private void compare(int archives, int firstSeed) throws IOException {
        for (int seed = firstSeed; seed < firstSeed + archives; seed++) {
            String lines = draw(new Random(seed));
            Set<String> refused = refusedByDose(lines);
            SmallArchive archive = SmallArchive.of(lines);
            for (String line : lines.lines().toList()) {
                String[] head = line.split("[ ;]");
                String wanted = head[0] + "=" + head[1];
                Optional<ImageSolution> solution = solve(archive, wanted);
                assertThat(solution.isEmpty())
                        .as("seed %d: %s in\n%s", seed, wanted, lines)
                        .isEqualTo(refused.contains(wanted));
                solution.ifPresent(found -> check(found, wanted, lines));
                installable += solution.isPresent() ? 1 : 0;
                broken += solution.isPresent() ? 0 : 1;
            }
        }
    }

    /** Every failure must explain itself, too. */
    private static Optional<ImageSolution> solve(SmallArchive archive, String wanted) {
        try {
            Request request = SmallArchive.asks(wanted);
            return Optional.of(archive.resolver().resolve(List.of(request)).images().getFirst());
        } catch (ProblemException e) {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().getFirst().where()).isEqualTo("lazuli.toml:10:3");
            return Optional.empty();
        }
    }

    private Set<String> refusedByDose(String lines) throws IOException {
        Path packages = directory.resolve("Packages");
        Files.writeString(packages, SmallArchive.stanzas(lines));
        List<String> report =
                Referee.of("dose-debcheck")
                        .run(
                                directory,
                                "--deb-native-arch=amd64",
                                "--failures",
                                packages.toString())
                        .text()
                        .lines()
                        .map(String::strip)
                        .toList();
        Set<String> refused = new TreeSet<>();
        for (int i = 0; i + 1 < report.size(); i++) {
            if (report.get(i).startsWith("package: ")
                    && report.get(i + 1).startsWith("version: ")) {
                refused.add(report.get(i).substring(9) + "=" + report.get(i + 1).substring(9));
            }
        }
        return refused;
    }

    private static String draw(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int name = 0; name < NAMES; name++) {
            int versions = 1 + random.nextInt(3);
            for (int version = 1; version <= versions; version++) {
                lines.append("p%d %d".formatted(name, version));
                if (random.nextInt(10) < 7) {
                    lines.append("; Depends: ")
                            .append(relations(random, 1 + random.nextInt(3), true));
                }
                if (random.nextInt(10) < 3) {
                    String field = random.nextBoolean() ? "Conflicts" : "Breaks";
                    lines.append("; " + field + ": ")
                            .append(relations(random, 1 + random.nextInt(2), false));
                }
                if (random.nextInt(10) < 3) {
                    lines.append("; Provides: v").append(random.nextInt(3));
                    lines.append(
                            random.nextBoolean() ? "" : " (= %d)".formatted(1 + random.nextInt(3)));
                }
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    private static String relations(Random random, int count, boolean alternatives) {
        List<String> all = new ArrayList<>();
        for (; count > 0; count--) {
            String relation = restriction(random);
            while (alternatives && random.nextInt(3) == 0) {
                relation += " | " + restriction(random);
            }
            all.add(relation);
        }
        return String.join(", ", all);
    }

    private static String restriction(Random random) {
        String name =
                random.nextInt(5) == 0 ? "v" + random.nextInt(3) : "p" + random.nextInt(NAMES);
        String[] operators = {"<<", "<=", "=", ">=", ">>"};
        return random.nextInt(3) > 0
                ? name
                : "%s (%s %d)".formatted(name, operators[random.nextInt(5)], 1 + random.nextInt(3));
    }

    private static void check(ImageSolution solution, String wanted, String lines) {
        List<BinaryPackage> all = solution.packages().stream().map(Chosen::what).toList();
        String story = wanted + " gives " + all + " in\n" + lines;
        assertThat(isSound(all, wanted)).as(story).isTrue();
        for (BinaryPackage one : all) {
            List<BinaryPackage> others = new ArrayList<>(all);
            others.remove(one);
            assertThat(isSound(others, wanted)).as("without " + one + ": " + story).isFalse();
        }
        for (Chosen chosen : solution.packages()) {
            assertThat(chosen.reasons()).as(story).isNotEmpty();
            assertThat(solution.why(chosen.what().name())).as(story).isPresent();
        }
    }

    private static boolean isSound(List<BinaryPackage> all, String wanted) {
        Set<String> names = new LinkedHashSet<>();
        boolean found = false;
        for (BinaryPackage one : all) {
            found |= wanted.equals(one.name() + "=" + one.version());
            if (!names.add(one.name())) {
                return false;
            }
            for (Relation relation : one.relations(RelationField.DEPENDS)) {
                if (relation.alternatives().stream()
                        .noneMatch(each -> all.stream().anyMatch(other -> meets(other, each)))) {
                    return false;
                }
            }
            for (RelationField field : List.of(RelationField.CONFLICTS, RelationField.BREAKS)) {
                for (Relation relation : one.relations(field)) {
                    if (all.stream()
                            .anyMatch(other ->
                                    other != one
                                            && meets(other, relation.alternatives().getFirst()))) {
                        return false;
                    }
                }
            }
        }
        return found;
    }

    private static boolean meets(BinaryPackage one, Restriction restriction) {
        if (one.name().equals(restriction.name())) {
            return isAllowed(one.version(), restriction);
        }
        for (Relation relation : one.relations(RelationField.PROVIDES)) {
            Restriction provided = relation.alternatives().getFirst();
            if (provided.name().equals(restriction.name())
                    && (restriction.constraint().isEmpty()
                            || provided.constraint().isPresent()
                                    && isAllowed(
                                            provided.constraint().get().version(), restriction))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllowed(Version version, Restriction restriction) {
        return restriction.constraint().isEmpty() || restriction.constraint().get().allows(version);
    }
}
