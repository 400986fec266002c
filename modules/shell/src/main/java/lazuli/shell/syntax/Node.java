package lazuli.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command. Lines are those of the text that was parsed, from 1. */
public sealed interface Node {
    /** {@code name=word} before a command's name, or alone. */
    record Assignment(String name, Word value) {}

    /** Words to run; any of the three lists may be empty, not all. */
    record Simple(
            int line, List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Node {}

    /** {@code a | b}: two or more. */
    record Pipeline(int line, List<Node> stages) implements Node {}

    /** {@code ! a}. */
    record Not(Node body) implements Node {}

    /** {@code a && b || c}, from the left. */
    record AndOr(Node first, List<Link> rest) implements Node {}

    /** {@code && node}, or {@code || node}. */
    record Link(boolean or, Node node) {}

    /** {@code a; b}: two or more. */
    record Sequence(List<Node> nodes) implements Node {}

    /** {@code a &}. */
    record Background(int line, Node body, List<Redirect> redirects) implements Node {}

    /** {@code ( a )}. */
    record Subshell(int line, Node body, List<Redirect> redirects) implements Node {}

    /** A compound command with redirections, at least one. */
    record Redirected(int line, Node body, List<Redirect> redirects) implements Node {}

    /** {@code if}, with an arm for each {@code elif}. */
    record If(List<Arm> arms, @Nullable Node otherwise) implements Node {}

    /** {@code if test; then body}. */
    record Arm(Node test, Node body) {}

    /** {@code while}, or {@code until}. */
    record Loop(boolean until, Node test, Node body) implements Node {}

    /** {@code for}. */
    record For(int line, String variable, List<Word> words, Node body) implements Node {}

    /** {@code case}. */
    record Case(int line, Word subject, List<Clause> clauses) implements Node {}

    /** {@code pattern|pattern) body ;;}. */
    record Clause(List<Word> patterns, @Nullable Node body) {}

    /** {@code name() body}. */
    record Function(int line, String name, Node body) implements Node {}
}
