package lazuli.shell.command.awk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program: what is done before, for each record, and after, in the order of the text. */
record Program(
        List<Statement> begin,
        List<Rule> rules,
        List<Statement> end,
        Map<String, Function> functions) {
    /** What is done for the records that the pattern takes; with an {@code until}, for all from one to another. */
    record Rule(Optional<Expression> pattern, Optional<Expression> until, Statement action) {}

    record Function(List<String> parameters, Statement body) {}
}
