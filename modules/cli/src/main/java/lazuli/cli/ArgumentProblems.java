package lazuli.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments, in words that help. */
final class ArgumentProblems {
    private ArgumentProblems() {}

    /** {@return what the parser found wrong} */
    static Problem of(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            default ->
                    problem(
                            e,
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason"),
                            "the arguments have to be as the help says",
                            Optional.empty());
        };
    }

    private static Problem unmatched(UnmatchedArgumentException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String written = e.getUnmatched().getFirst();
        boolean isOption = e.isUnknownOption();
        boolean isCommand = !isOption && spec.parent() == null;
        if (!isOption && !isCommand) {
            return problem(
                    e, "one argument too many: " + written, operands(spec), Optional.empty());
        }
        List<String> known =
                isOption ? List.copyOf(spec.optionsMap().keySet()) : Verbs.commands(spec);
        Optional<String> near = near(written, known);
        return problem(
                e,
                "unknown %s: %s".formatted(isOption ? "option" : "command", written),
                near.map(name -> "the nearest that is known is " + name)
                        .orElse(
                                isOption
                                        ? "no option has a name like it"
                                        : "the commands are " + String.join(", ", known)),
                near);
    }

    /** Somebody may have meant what begins so, where just one does; or else what is spelt nearly so. */
    private static Optional<String> near(String written, List<String> known) {
        String name = written.contains("=") ? written.substring(0, written.indexOf('=')) : written;
        List<String> begun = known.stream().filter(each -> each.startsWith(name)).toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Nearest.to(name, known);
    }

    private static Problem missing(MissingParameterException e) {
        List<String> names = new ArrayList<>();
        for (ArgSpec each : e.getMissing()) {
            names.add(each.isOption() ? "the value of " + option(each) : each.paramLabel());
        }
        String what = names.isEmpty() ? "something" : String.join(" and ", names);
        boolean option = e.getMissing().stream().anyMatch(ArgSpec::isOption);
        return problem(
                e,
                what + (names.size() > 1 ? " are missing" : " is missing"),
                option
                        ? "the option takes " + e.getMissing().getFirst().paramLabel()
                        : operands(e.getCommandLine().getCommandSpec()),
                Optional.empty());
    }

    private static String option(ArgSpec each) {
        return ((picocli.CommandLine.Model.OptionSpec) each).longestName();
    }

    private static String operands(CommandSpec spec) {
        String operands =
                spec.positionalParameters().stream()
                        .map(ArgumentProblems::operand)
                        .collect(Collectors.joining(" "));
        return "%s takes %s"
                .formatted(spec.qualifiedName(" "), operands.isEmpty() ? "no operands" : operands);
    }

    private static String operand(PositionalParamSpec each) {
        String name = each.paramLabel() + (each.arity().max() > 1 ? "..." : "");
        return each.required() ? name : "[" + name + "]";
    }

    private static Problem problem(
            ParameterException e, String what, String why, Optional<String> near) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        return new Problem(
                "arguments.not-understood",
                Kind.DEFINITION,
                what,
                "the command line, " + command,
                why,
                near.map(name -> "write " + name + ", or see").orElse("see")
                        + " `%s --help`".formatted(command));
    }
}
