package lazuli.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every line of a {@code .cases} file is one start of a command; Debian's program says what it must print, exit with and do to the files. Lines that begin with {@code @}
 * make the files that every command of the file starts with; after {@code @silent} what goes to standard error is not compared; {@code @readonly} says that no command of the file
 * changes files, which spares copying them each time.
 */
final class CasesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sed",
                "text",
                "files",
                "grep",
                "sort",
                "find",
                "system",
                "messages",
                "awk",
                "unwritten"
            })
    void doesWhatDebiansProgramDoes(String cases) throws IOException {
        Fixture fixture = new Fixture();
        List<Trial> trials = new ArrayList<>();
        boolean withErrors = true;
        boolean readOnly = false;
        for (String line : lines(cases)) {
            if (line.equals("@silent")) {
                withErrors = false;
            } else if (line.equals("@readonly")) {
                readOnly = true;
            } else if (line.startsWith("@")) {
                fixture.add(line.substring(1));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                trials.add(Trial.parse(line));
            }
        }
        assertThat(trials).isNotEmpty();
        assertThat(
                        String.join(
                                "\n",
                                new Contest(fixture, withErrors, readOnly).differences(trials)))
                .isEmpty();
    }

    private static List<String> lines(String cases) throws IOException {
        try (InputStream in = CasesTest.class.getResourceAsStream(cases + ".cases")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
