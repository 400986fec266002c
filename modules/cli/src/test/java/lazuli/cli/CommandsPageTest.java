package lazuli.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/reference/commands.md} says what the program's own help says. */
final class CommandsPageTest {
    @Test
    void thePageIsWhatTheProgramSays() {
        GeneratedPage.isWhatTheCodeSays("commands.md", page());
    }

    private static String page() {
        CommandSpec root = Verbs.commandLine().getCommandSpec();
        StringBuilder page =
                new StringBuilder(
                        """
                        # Commands

                        <!-- Made of the program's own declarations: `mvn verify -Dlazuli.rewrite=true`. -->

                        Results go to standard output, everything else to standard error: progress, live where a person watches, else a line a step; and [problems](problems.md).

                        | exit status | means |
                        |---|---|
                        | 0 | done |
                        | 1 | the answer is "no" |
                        | 2 | the definition or the arguments |
                        | 3 | the host |
                        | 4 | a remote |
                        | 5 | bad data |
                        | 70 | our bug |

                        ## Options of every command

                        They stand before or after its name.

                        """);
        page.append(options(root.options()));
        for (String name : Verbs.commands(root)) {
            page.append(command(root.subcommands().get(name), root.options()));
        }
        return page.toString();
    }

    private static String command(CommandLine line, List<OptionSpec> common) {
        CommandSpec spec = line.getCommandSpec();
        List<String> known = common.stream().map(OptionSpec::longestName).toList();
        List<OptionSpec> own =
                spec.options().stream()
                        .filter(option -> !known.contains(option.longestName()))
                        .toList();
        String synopsis =
                spec.positionalParameters().stream()
                        .map(CommandsPageTest::operand)
                        .collect(Collectors.joining());
        StringBuilder section =
                new StringBuilder(
                        "\n## `lazuli %s%s`\n\n%s\n"
                                .formatted(
                                        spec.name(),
                                        synopsis,
                                        String.join(" ", spec.usageMessage().description())));
        if (!own.isEmpty() || !spec.positionalParameters().isEmpty()) {
            section.append("\n");
        }
        spec.positionalParameters()
                .forEach(operand -> section.append(row(operand.paramLabel(), operand)));
        return section.append(options(own)).toString();
    }

    private static String operand(PositionalParamSpec spec) {
        String name = spec.paramLabel() + (spec.arity().max() > 1 ? "..." : "");
        return spec.required() ? " " + name : " [" + name + "]";
    }

    private static String options(List<OptionSpec> options) {
        return options.stream()
                .map(option -> {
                    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                    return row(String.join(", ", option.names()) + value, option);
                })
                .collect(Collectors.joining());
    }

    private static String row(String name, ArgSpec argument) {
        return "- `%s`: %s\n".formatted(name, String.join(" ", argument.description()));
    }
}
