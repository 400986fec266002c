package lazuli.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * @param environment the variables of the process
 * @param options the options that every command has
 */
record Terminal(
        PrintStream out, PrintStream err, Map<String, String> environment, Options options) {
    /** Says something that is not the result, unless {@code --quiet}. */
    void say(String line) {
        if (!options.quiet()) {
            err.println(line);
        }
    }

    /** {@return whether to draw: a person watches standard error, and wants to} */
    boolean live() {
        return watched(environment) && !environment.containsKey("CI") && !options.quiet();
    }

    /** {@return whether to colour} */
    boolean color() {
        return color(options.color(), environment);
    }

    /** {@return whether to colour, where {@code --color} says this} */
    static boolean color(String option, Map<String, String> environment) {
        return switch (option) {
            case "always" -> true;
            case "never" -> false;
            default -> watched(environment) && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }

    /** {@return whether standard error is a terminal that can move} The launcher tells: Java knows of standard input and output only. */
    private static boolean watched(Map<String, String> environment) {
        return environment.containsKey("LAZULI_TERMINAL")
                && !"dumb".equals(environment.get("TERM"));
    }
}
