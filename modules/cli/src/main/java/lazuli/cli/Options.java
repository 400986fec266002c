package lazuli.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command has, before or after its name.
 *
 * @param project {@code -C}: the folder of the definition; empty: the nearest upwards
 * @param output {@code --output}: instead of {@code out}
 * @param architectures {@code --arch}: empty for all that the definition has
 * @param mirrors {@code --mirror}, or {@code LAZULI_MIRROR}
 */
record Options(
        Optional<Path> project,
        Optional<Path> output,
        List<String> architectures,
        List<String> mirrors,
        boolean json,
        boolean locked,
        boolean offline,
        boolean quiet,
        String color) {
    /** When to colour; the first where nothing is said. */
    static final List<String> COLORS = List.of("auto", "always", "never");

    static Options of(ParseResult parsed) {
        ParseResult leaf = leaf(parsed);
        return new Options(
                value(parsed, leaf, "-C").map(Path::of),
                value(parsed, leaf, "--output").map(Path::of),
                values(parsed, leaf, "--arch"),
                values(parsed, leaf, "--mirror"),
                flag(parsed, leaf, "--json"),
                flag(parsed, leaf, "--locked"),
                flag(parsed, leaf, "--offline"),
                flag(parsed, leaf, "--quiet"),
                color(value(parsed, leaf, "--color").orElse(COLORS.getFirst())));
    }

    private static String color(String written) {
        if (COLORS.contains(written)) {
            return written;
        }
        throw new Problem(
                        "arguments.color",
                        Kind.DEFINITION,
                        "\"%s\" does not say when to colour".formatted(written),
                        "--color",
                        "it can be " + String.join(", ", COLORS),
                        "write --color=" + Nearest.to(written, COLORS).orElse("auto"))
                .exception();
    }

    static ParseResult leaf(ParseResult parsed) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    private static boolean flag(ParseResult root, ParseResult leaf, String name) {
        return root.hasMatchedOption(name) || leaf.hasMatchedOption(name);
    }

    private static Optional<String> value(ParseResult root, ParseResult leaf, String name) {
        String value =
                leaf.hasMatchedOption(name)
                        ? leaf.matchedOptionValue(name, (String) null)
                        : root.matchedOptionValue(name, (String) null);
        return Optional.ofNullable(value);
    }

    private static List<String> values(ParseResult root, ParseResult leaf, String name) {
        ParseResult where = leaf.hasMatchedOption(name) ? leaf : root;
        return where.matchedOptionValue(name, List.<String>of());
    }
}
