package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what they are told. */
final class CommandLineTest {
    private static final String DISTRO = House.root().resolve("distro").toString();

    @TempDir Path empty;

    private Lazuli.Outcome lazuli(String arguments) {
        List<String> all = new ArrayList<>(List.of("--output", empty.resolve("out").toString()));
        all.addAll(List.of(arguments.split(" ")));
        return Lazuli.run(all.toArray(String[]::new));
    }

    private static JsonObject problem(String json) {
        return JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonArray("problems")
                .get(0)
                .getAsJsonObject();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "biuld                | unknown command: biuld           | write build",
                "frobnicate           | unknown command: frobnicate      | see `lazuli --help`",
                "build --lokced       | unknown option: --lokced         | write --locked",
                "cache trim --older=3 | unknown option: --older=3        | write --older-than",
                "why                  | PACKAGE is missing               | see `lazuli why --help`",
                "blame                | IMAGE is missing                 | see `lazuli blame --help`",
                "blame base           | PATH is missing                  | see `lazuli blame --help`",
                "inspect              | IMAGE is missing                 | see `lazuli inspect --help`",
                "push base            | REFERENCE is missing             | see `lazuli push --help`",
                "why a b              | one argument too many: b         | see `lazuli why --help`",
                "list -C              | the value of -C is missing       | see `lazuli list --help`",
                "help biuld           | there is no command \"biuld\"    | write lazuli help build",
                "list --files         | no image is named                | name an image",
                "list --color=alwys   | \"alwys\" does not say when      | write --color=always",
                "cache trmi           | the cache does not know \"trmi\" | write trim",
                "cache trim --older-than x | \"x\" is no number of days  | write --older-than 30",
                "cache --all          | --all is for trim                | write lazuli cache trim --all",
            })
    void argumentsThatAreWrongAreToldOf(String arguments, String what, String fix) {
        Lazuli.Outcome outcome = lazuli(arguments);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(what).contains("fix:   " + fix);
        assertThat(outcome.err().lines()).hasSize(4);

        Lazuli.Outcome json = lazuli("--json " + arguments);
        assertThat(json.status()).isEqualTo(2);
        assertThat(json.err()).isEmpty();
        assertThat(problem(json.out()).get("what").getAsString()).contains(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build bsae           | the definition has no image \"bsae\" | write base",
                "list bas             | the definition has no image \"bas\"  | write base",
                "list --files bas     | the definition has no image \"bas\"  | write base",
                "blame bas /etc       | the definition has no image \"bas\"  | write base",
                "inspect distroles    | the definition has no image          | write distroless",
                "blame base /etc      | the image base was not built         | build it: lazuli build base",
                "inspect base.tar     | there is no such file or folder      | name an OCI layout",
                "list --arch amd46    | no image is made for amd46           | name one of these",
                "build base --arch x  | the image base is not made for x     | name one of these",
            })
    void whatTheProjectDoesNotHaveIsToldOf(String arguments, String what, String fix) {
        Lazuli.Outcome outcome = lazuli("-C " + DISTRO + " " + arguments);
        assertThat(outcome.err()).contains(what).contains(fix);
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void withoutAProjectPeopleAreToldHowToMakeOne() {
        Lazuli.Outcome outcome = lazuli("build -C " + empty);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("error[definition.not-found]", empty.toString(), "lazuli init");
    }

    @Test
    void withoutACommandPeopleAreShownThem() {
        Lazuli.Outcome outcome = Lazuli.run();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("Usage: lazuli", "build", "blame");
        assertThat(Lazuli.run("--json").out()).startsWith("{\"problems\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json --help",
                "--json --version",
                "build --json --help",
                "help --json",
                "help why --json",
                "completion --json",
                "schema --json",
                "doctor --json",
                "cache --json",
            })
    void jsonIsOneDocument(String arguments) {
        Lazuli.Outcome outcome = lazuli(arguments).good();
        assertThat(JsonParser.parseString(outcome.out()).isJsonNull()).isFalse();
    }

    @Test
    void optionsStandBeforeOrAfterTheCommand() {
        String before = lazuli("--json -C " + DISTRO + " --arch arm64 list").good().out();
        assertThat(lazuli("list --arch=arm64 --json -C " + DISTRO).good().out()).isEqualTo(before);
        assertThat(before).contains("arm64").doesNotContain("amd64");
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNoFileOfArguments() {
        assertThat(lazuli("why @nothing x").err()).contains("one argument too many: x");
    }

    @Test
    void helpNamesWhatTheCommandTakes() {
        assertThat(lazuli("help blame").good().out())
                .contains("lazuli blame [OPTIONS] IMAGE PATH...")
                .isEqualTo(lazuli("blame --help").out());
    }

    @Test
    void colourIsForPeopleWhoWatch() {
        Map<String, String> terminal = Map.of("LAZULI_TERMINAL", "1", "TERM", "xterm");
        assertThat(Lazuli.run(terminal, "biuld").err()).contains("\u001b[1;31merror[");
        assertThat(Lazuli.run("biuld").err()).doesNotContain("\u001b");
        assertThat(Lazuli.run("biuld", "--color=always").err()).contains("\u001b[");
        assertThat(Lazuli.run(terminal, "--color", "never", "biuld").err())
                .doesNotContain("\u001b");
        Map<String, String> dumb = Map.of("LAZULI_TERMINAL", "1", "TERM", "dumb");
        assertThat(Lazuli.run(dumb, "biuld").err()).doesNotContain("\u001b");
        Map<String, String> plain =
                Map.of("LAZULI_TERMINAL", "1", "TERM", "xterm", "NO_COLOR", "1");
        assertThat(Lazuli.run(plain, "biuld").err()).doesNotContain("\u001b");
    }
}
