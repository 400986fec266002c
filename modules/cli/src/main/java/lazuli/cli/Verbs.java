package lazuli.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.definition.load.DefinitionDocuments;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Every command and option, declared once. Built by hand and not from annotations: reflection costs a start-up more than all else. */
final class Verbs {
    static final String VERSION = "0.1.0";

    private static final int WIDTH = 100;

    private Verbs() {}

    static CommandLine commandLine() {
        CommandSpec root = CommandSpec.create().name("lazuli").version("Lazuli " + VERSION);
        root.usageMessage()
                .description(
                        "Composes, hardens, proves, ships and updates a Linux distribution: with nothing but a JVM.",
                        "")
                .footer(
                        "",
                        "`lazuli COMMAND --help` tells more. Exit status: 0 done, 1 no, 2 the definition or the arguments, 3 the host, 4 a remote, 5 bad data, 70 our bug.")
                .synopsisSubcommandLabel("COMMAND")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .width(WIDTH);
        CommandLine line = new CommandLine(root);
        // An argument that begins with @ is one, not a file of arguments.
        line.setExpandAtFiles(false);
        common(root);
        line.addSubcommand(
                "init",
                verb(
                        "Makes a small project that builds",
                        operand(
                                "DIRECTORY",
                                "0",
                                "0..1",
                                "where; the current folder if not said")));
        line.addSubcommand(
                "lock",
                verb(
                        "Chooses exact versions for all images, and writes lazuli.lock",
                        flag("--dry-run", "say what would change; write nothing")));
        line.addSubcommand(
                "build",
                verb(
                        "Builds every image of the definition, or those named, into out/IMAGE/ARCH/",
                        operand("IMAGE", "0..*", "0..*", "the images; all if none is named")));
        line.addSubcommand(
                "list",
                verb(
                        "Lists images, an image's packages, or its files",
                        operand(
                                "IMAGE",
                                "0",
                                "0..1",
                                "an image of the definition, an OCI layout or its tar; none: the definition's images"),
                        flag("--files", "the files instead of the packages")));
        line.addSubcommand(
                "why",
                verb(
                        "Tells why a package is in an image, or why it can't be",
                        operand("PACKAGE", "0", "1", "the package's name"),
                        option("--image", "IMAGE", "of this image only")));
        line.addSubcommand(
                "blame",
                verb(
                        "Tells where a file, its mode and its owner come from",
                        operand("IMAGE", "0", "1", "an image that was built"),
                        operand("PATH", "1..*", "1..*", "paths in the image")));
        line.addSubcommand(
                "inspect",
                verb(
                        "Tells what is in a built image",
                        operand(
                                "IMAGE",
                                "0",
                                "1",
                                "an image that was built, an OCI layout or its tar")));
        line.addSubcommand(
                "push",
                verb(
                        "Pushes a built image, all its architectures, to a registry",
                        operand("IMAGE", "0", "1", "an image that was built"),
                        operand("REFERENCE", "1", "1", "registry/name:tag"),
                        flag(
                                "--plain-http",
                                "without TLS; for a registry on this machine it is the default")));
        line.addSubcommand("doctor", verb("Tells whether this host has what Lazuli needs"));
        line.addSubcommand(
                "cache",
                verb(
                        "Shows what the store holds; trims it",
                        operand("ACTION", "0", "0..1", "show (if not said) or trim"),
                        option(
                                "--older-than",
                                "DAYS",
                                "trim what was not used for so many days (30)"),
                        flag("--all", "trim everything")));
        line.addSubcommand("schema", verb("Prints the JSON Schema of the definition"));
        line.addSubcommand("completion", verb("Prints a completion script for bash and zsh"));
        line.addSubcommand(
                "help",
                verb(
                        "Tells what a command does, and its options",
                        operand("COMMAND", "0", "0..1", "a command; all of them if not said")));
        CommandSpec training = verb("Runs what the AOT cache should hold");
        training.usageMessage().hidden(true);
        line.addSubcommand("training", training);
        return line;
    }

    private static void common(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this help")
                        .build());
        spec.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("show the version")
                        .build());
        spec.addOption(
                OptionSpec.builder("-C")
                        .paramLabel("DIR")
                        .type(String.class)
                        .description(
                                "the project: the folder of lazuli.toml (default: the nearest upwards)")
                        .build());
        spec.addOption(
                OptionSpec.builder("--arch")
                        .paramLabel("ARCH")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .description("only these architectures, as Debian names them")
                        .build());
        spec.addOption(
                OptionSpec.builder("--output")
                        .paramLabel("DIR")
                        .type(String.class)
                        .description("where images go, instead of out")
                        .build());
        spec.addOption(
                OptionSpec.builder("--mirror")
                        .paramLabel("URL")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("a mirror of the archive, to ask first (also: LAZULI_MIRROR)")
                        .build());
        spec.addOption(flag("--locked", "refuse to change the lock"));
        spec.addOption(flag("--offline", "use no network"));
        spec.addOption(flag("--json", "one JSON document on standard output"));
        spec.addOption(flag("--quiet", "say nothing but results and problems"));
        spec.addOption(
                OptionSpec.builder("--color")
                        .paramLabel("WHEN")
                        .type(String.class)
                        .completionCandidates(Options.COLORS)
                        .description("auto, always or never")
                        .build());
    }

    private static CommandSpec verb(String description, CommandLine.Model.ArgSpec... arguments) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(description + ".")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .width(WIDTH);
        for (CommandLine.Model.ArgSpec argument : arguments) {
            if (argument instanceof OptionSpec option) {
                spec.addOption(option);
            } else {
                spec.addPositional((PositionalParamSpec) argument);
            }
        }
        common(spec);
        return spec;
    }

    private static PositionalParamSpec operand(
            String label, String index, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(index)
                .arity(arity)
                .required(arity.startsWith("1"))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** {@return the exit status of the command that was parsed} */
    static int run(ParseResult parsed, Terminal terminal) {
        ParseResult leaf = Options.leaf(parsed);
        CommandLine line = leaf.commandSpec().commandLine();
        if (leaf.isUsageHelpRequested()) {
            return Help.print(terminal, line);
        }
        if (leaf.isVersionHelpRequested()) {
            return Help.version(terminal);
        }
        if (!parsed.hasSubcommand()) {
            return Help.noCommand(terminal, line);
        }
        List<String> operands = operands(leaf);
        return switch (leaf.commandSpec().name()) {
            case "init" -> Init.run(terminal, operands.stream().findFirst());
            case "build" -> Build.run(terminal, operands);
            case "lock" -> LockVerb.run(terminal, leaf.hasMatchedOption("--dry-run"));
            case "list" -> list(terminal, operands, leaf.hasMatchedOption("--files"));
            case "why" -> Why.run(terminal, operands.getFirst(), option(leaf, "--image"));
            case "blame" ->
                    Blame.run(terminal, operands.getFirst(), operands.subList(1, operands.size()));
            case "inspect" -> Inspect.run(terminal, operands.getFirst());
            case "push" ->
                    Push.run(
                            terminal,
                            operands.getFirst(),
                            operands.getLast(),
                            leaf.hasMatchedOption("--plain-http"));
            case "doctor" -> Doctor.run(terminal);
            case "cache" ->
                    CacheVerb.run(
                            terminal,
                            operands,
                            option(leaf, "--older-than"),
                            leaf.hasMatchedOption("--all"));
            case "schema" -> schema(terminal);
            case "completion" -> Help.completion(terminal);
            case "help" ->
                    Help.print(
                            terminal,
                            leaf.commandSpec().parent().commandLine(),
                            operands.stream().findFirst());
            case "training" -> Training.run(terminal.options().project().orElseThrow());
            default ->
                    throw new IllegalStateException(
                            "no such command: " + leaf.commandSpec().name());
        };
    }

    private static int list(Terminal terminal, List<String> operands, boolean files) {
        if (operands.isEmpty() && files) {
            throw new Problem(
                            "arguments.which-image",
                            Kind.DEFINITION,
                            "no image is named",
                            "the command line, lazuli list --files",
                            "the files are those of one image",
                            "name an image, an OCI layout or its tar; `lazuli list` tells the images")
                    .exception();
        }
        if (operands.isEmpty()) {
            return ListPackages.images(terminal);
        }
        return files
                ? ListFiles.run(terminal, operands.getFirst())
                : ListPackages.packages(terminal, operands.getFirst());
    }

    private static int schema(Terminal terminal) {
        terminal.out().print(DefinitionDocuments.jsonSchema());
        return Main.DONE;
    }

    private static Optional<String> option(ParseResult leaf, String name) {
        return Optional.ofNullable(leaf.matchedOptionValue(name, (String) null));
    }

    /** {@return the operands of the command, in their order} */
    private static List<String> operands(ParseResult leaf) {
        List<String> operands = new ArrayList<>();
        leaf.commandSpec()
                .positionalParameters()
                .forEach(operand -> operands.addAll(operand.stringValues()));
        return operands;
    }

    /** {@return the names of the commands that are shown} */
    static List<String> commands(CommandSpec root) {
        return root.subcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
