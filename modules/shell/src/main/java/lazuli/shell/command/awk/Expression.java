package lazuli.shell.command.awk;

import java.util.List;
import java.util.Optional;
import lazuli.shell.command.regex.Regex;

/** An expression of a program. */
sealed interface Expression {
    /** What can be assigned to. */
    sealed interface Target extends Expression {}

    record Numeral(double value) implements Expression {}

    record Text(String value) implements Expression {}

    /** A pattern between slashes: as a value, whether the record matches. */
    record Pattern(Regex regex) implements Expression {}

    record Field(Expression index) implements Target {}

    record Variable(String name) implements Target {}

    record Element(String array, List<Expression> subscripts) implements Target {}

    /** {@code operator} is empty for a plain assignment, else the operator that comes before the equals sign. */
    record Assignment(Target target, String operator, Expression value) implements Expression {}

    record Conditional(Expression condition, Expression then, Expression otherwise)
            implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Negation(Expression operand) implements Expression {}

    record Plus(Expression operand) implements Expression {}

    record Arithmetic(String operator, Expression left, Expression right) implements Expression {}

    record Comparison(String operator, Expression left, Expression right) implements Expression {}

    record Concatenation(Expression left, Expression right) implements Expression {}

    record Matching(Expression text, Expression pattern, boolean negated) implements Expression {}

    record Membership(List<Expression> subscripts, String array) implements Expression {}

    /** {@code ++} and {@code --}. */
    record Step(Target target, int by, boolean before) implements Expression {}

    /** A call of a function that the program defines. */
    record Call(String name, List<Expression> arguments) implements Expression {}

    /** A call of a function that awk has. */
    record BuiltIn(String name, List<Expression> arguments) implements Expression {}

    /** Where {@code getline} reads. */
    enum Source {
        INPUT,
        FILE,
        COMMAND
    }

    record Getline(Source source, Optional<Expression> from, Optional<Target> into)
            implements Expression {}

    /** An expression in parentheses: several are the subscripts before {@code in}, or what {@code print} prints. */
    record Group(List<Expression> parts) implements Expression {}
}
