package lazuli.shell;

import java.util.ArrayList;
import java.util.List;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.shell.expansion.Octets;
import lazuli.shell.syntax.Aliases;
import lazuli.shell.syntax.Node;
import lazuli.shell.syntax.Parser;
import lazuli.shell.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/** A script, parsed as a whole before any of it runs. */
public final class Script {
    private final String octets;
    private final String where;
    private final List<Line> lines;
    private final @Nullable SyntaxException mistake;

    /**
     * A complete command.
     *
     * @param node null where the line is empty
     * @param end where in the text the next begins
     * @param nextLine the number of the line that begins there
     */
    record Line(@Nullable Node node, int end, int nextLine) {}

    private Script(
            String octets, String where, List<Line> lines, @Nullable SyntaxException mistake) {
        this.octets = octets;
        this.where = where;
        this.lines = lines;
        this.mistake = mistake;
    }

    /**
     * {@return the script with this text}
     *
     * @param text bytes that are not UTF-8 are escaped as in {@code lazuli.tree.Names}
     * @param where what to call it in problems, with its package: {@code libc6.postinst}
     * @throws lazuli.problem.ProblemException {@code shell.syntax}, with script and line
     */
    public static Script parse(String text, String where) {
        Script script = read(Octets.of(text), where);
        if (script.mistake != null) {
            throw problem(script.mistake, where).exception();
        }
        return script;
    }

    private static Problem problem(SyntaxException mistake, String where) {
        return new Problem(
                "shell.syntax",
                Kind.DATA,
                "this is not a script for sh",
                where + ":" + mistake.line(),
                "Syntax error: " + mistake.what(),
                "look at the script: it is damaged, or written for another shell");
    }

    /** {@return the script with these bytes, up to its first mistake} The shell runs what stands before that. */
    static Script read(String octets, String where) {
        List<Line> lines = new ArrayList<>();
        var parser = new Parser(octets, 0, 1, Aliases.NONE);
        try {
            Parser.Line line;
            do {
                line = parser.next();
                lines.add(new Line(line.node(), parser.position(), parser.line()));
            } while (!line.last());
        } catch (SyntaxException mistake) {
            return new Script(octets, where, List.copyOf(lines), mistake);
        }
        return new Script(octets, where, List.copyOf(lines), null);
    }

    /** {@return the same script, which is called otherwise in problems} */
    Script at(String place) {
        return place.equals(where) ? this : new Script(octets, place, lines, mistake);
    }

    /** {@return what it is called in problems} */
    public String where() {
        return where;
    }

    /** {@return its text} */
    public String text() {
        return Octets.text(octets);
    }

    String octets() {
        return octets;
    }

    List<Line> lines() {
        return lines;
    }

    @Nullable SyntaxException mistake() {
        return mistake;
    }
}
