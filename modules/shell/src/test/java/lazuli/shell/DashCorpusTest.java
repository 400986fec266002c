package lazuli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    @TempDir Path directory;

    private record Case(String name, String script) {}

    @TestFactory
    Stream<DynamicContainer> doesWhatDashDoes() {
        List<Path> files = files();
        assertThat(files).isNotEmpty();
        return files.stream().map(this::tests);
    }

    private static List<Path> files() {
        try (var list = Files.list(CORPUS)) {
            return list.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return every script of the corpus} */
    static List<String> scripts() {
        return files().stream().flatMap(file -> cases(file).stream()).map(Case::script).toList();
    }

    private DynamicContainer tests(Path file) {
        String name = file.getFileName().toString();
        List<Case> cases = cases(file);
        Path place = directory.resolve(name);
        List<Outcome> byDash = Trial.byDash(place, cases.stream().map(Case::script).toList());
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            Outcome expected = byDash.get(i);
            Trial trial = Trial.of(place, i);
            tests.add(
                    DynamicTest.dynamicTest(
                            each.name(),
                            () -> {
                                Outcome actual = trial.byUs(each.script());
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
