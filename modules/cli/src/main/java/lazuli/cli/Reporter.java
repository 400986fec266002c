package lazuli.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import lazuli.problem.Problem;

/**
 * Where problems go, also those with the arguments themselves: to {@code out} as one JSON document where somebody asked for that, else to {@code err}.
 *
 * @param color whether to colour what goes to {@code err}
 */
record Reporter(boolean json, boolean color, PrintStream out, PrintStream err) {
    private static final String COLOR = "--color";

    static Reporter of(
            List<String> arguments,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment) {
        String when = Options.COLORS.getFirst();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(COLOR + "=")) {
                when = argument.substring(COLOR.length() + 1);
            } else if (argument.equals(COLOR) && i + 1 < arguments.size()) {
                when = arguments.get(i + 1);
            }
        }
        boolean json = arguments.contains("--json");
        return new Reporter(json, Terminal.color(when, environment), out, err);
    }

    /** {@return the exit status: that of the first problem} */
    int report(List<Problem> problems) {
        if (!json || !printed(problems)) {
            problems.forEach(problem -> err.println(ProblemPrinter.text(problem, color)));
        }
        return problems.getFirst().kind().exitStatus();
    }

    /** {@return whether standard output took the document} */
    private boolean printed(List<Problem> problems) {
        try {
            out.println(ProblemPrinter.json(problems));
            out.flush();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
