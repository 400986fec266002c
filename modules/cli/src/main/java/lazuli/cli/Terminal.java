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

    /** {@return whether standard error is watched by a person} The launcher tells: Java knows of standard input and output only. */
    boolean live() {
        boolean terminal =
                environment.containsKey("LAZULI_TERMINAL")
                        && !"dumb".equals(environment.get("TERM"));
        return terminal && !environment.containsKey("CI") && !options.quiet();
    }

    /** {@return whether to colour} */
    boolean color() {
        return switch (options.color()) {
            case "always" -> true;
            case "never" -> false;
            default -> live() && !environment.containsKey("NO_COLOR");
        };
    }
}
