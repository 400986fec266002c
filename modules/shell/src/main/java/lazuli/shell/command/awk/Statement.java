package lazuli.shell.command.awk;

import java.util.List;
import java.util.Optional;

/** A statement of a program. */
sealed interface Statement {
    record Block(List<Statement> statements) implements Statement {}

    record Evaluate(Expression expression) implements Statement {}

    record If(Expression condition, Statement then, Optional<Statement> otherwise)
            implements Statement {}

    record While(Expression condition, Statement body) implements Statement {}

    record DoWhile(Statement body, Expression condition) implements Statement {}

    record For(
            Optional<Statement> start,
            Optional<Expression> condition,
            Optional<Statement> step,
            Statement body)
            implements Statement {}

    record ForIn(String variable, String array, Statement body) implements Statement {}

    /**
     * {@code print} and {@code printf}.
     *
     * @param redirection {@code >}, {@code >>} or {@code |}, or empty for standard output
     */
    record Print(
            boolean formatted,
            List<Expression> arguments,
            String redirection,
            Optional<Expression> destination)
            implements Statement {}

    record Delete(String array, List<Expression> subscripts) implements Statement {}

    /** {@code next}, and {@code nextfile}. */
    record Next(boolean file) implements Statement {}

    record Exit(Optional<Expression> status) implements Statement {}

    record Return(Optional<Expression> value) implements Statement {}

    record Break() implements Statement {}

    record Continue() implements Statement {}
}
