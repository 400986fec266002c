package lazuli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lazuli.referee.Referee;
import lazuli.shell.command.Utilities;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script of the corpus does what dash does: status, output, messages, and files. The corpus is files of scripts, each after a line
 * {@code ### name}; a {@code !errors} in that line says that messages differ, and why is said there.
 */
final class DashCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/lazuli/shell/corpus");
    private static final Path UTILITIES = Path.of("src/test/resources/lazuli/shell/utilities");

    @TempDir Path directory;

    private record Case(String name, String script) {}

    @TestFactory
    Stream<DynamicContainer> doesWhatDashDoes() {
        return containers(CORPUS, (place, scripts) -> Trial.byDash(place, scripts), Trial::byUs);
    }

    /** Here with Debian's programs, and ours. */
    @TestFactory
    Stream<DynamicContainer> doesWhatDashDoesWithDebiansPrograms() throws IOException {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        for (String name : UtilityTree.NAMES) {
            wrap(name, programs.resolve(name));
        }
        return containers(
                UTILITIES,
                (place, scripts) -> Trial.byDash(place, scripts, programs + ":/usr/bin:/bin"),
                (trial, script) -> trial.byUs(script, UtilityTree.tree(), new Utilities("x86_64")));
    }

    /** Makes a script that starts Debian's program by its plain name. */
    private static void wrap(String name, Path script) throws IOException {
        List<String> words =
                new ArrayList<>(Referee.of(name.equals("awk") ? "mawk" : name).command());
        if (words.size() > 1) {
            words.addAll(1, List.of("--argv0", name));
        }
        Files.writeString(script, "#!/bin/sh\nexec " + String.join(" ", words) + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Stream<DynamicContainer> containers(
            Path corpus,
            BiFunction<Path, List<String>, List<Outcome>> byDash,
            BiFunction<Trial, String, Outcome> byUs) {
        List<Path> files = files(corpus);
        assertThat(files).isNotEmpty();
        return files.stream().map(file -> tests(file, byDash, byUs));
    }

    private static List<Path> files(Path corpus) {
        try (var list = Files.list(corpus)) {
            return list.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return every script of the corpus} */
    static List<String> scripts() {
        return files(CORPUS).stream()
                .flatMap(file -> cases(file).stream())
                .map(Case::script)
                .toList();
    }

    private DynamicContainer tests(
            Path file,
            BiFunction<Path, List<String>, List<Outcome>> dash,
            BiFunction<Trial, String, Outcome> us) {
        String name = file.getFileName().toString();
        List<Case> cases = cases(file);
        Path place = directory.resolve(name);
        List<Outcome> byDash = dash.apply(place, cases.stream().map(Case::script).toList());
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            Outcome expected = byDash.get(i);
            Trial trial = Trial.of(place, i);
            tests.add(
                    DynamicTest.dynamicTest(
                            each.name(),
                            () -> {
                                Outcome actual = us.apply(trial, each.script());
                                boolean all = !each.name().contains("!errors");
                                assertThat((all ? actual : actual.withoutErrors()).toString())
                                        .as("%s in %s:\n%s", each.name(), name, each.script())
                                        .isEqualTo(
                                                (all ? expected : expected.withoutErrors())
                                                        .toString());
                            }));
        }
        return DynamicContainer.dynamicContainer(name, tests);
    }

    private static List<Case> cases(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<Case> cases = new ArrayList<>();
            for (String part : text.split("(?m)^### ")) {
                if (!part.isBlank()) {
                    int line = part.indexOf('\n');
                    cases.add(new Case(part.substring(0, line), part.substring(line + 1)));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
