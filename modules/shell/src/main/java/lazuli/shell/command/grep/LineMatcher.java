package lazuli.shell.command.grep;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Match;
import lazuli.shell.command.regex.Regex;
import org.jspecify.annotations.Nullable;

/** All the patterns: a line matches where one of them does. */
final class LineMatcher {
    private final List<Regex> patterns = new ArrayList<>();

    /**
     * How patterns are read.
     *
     * @param dialect null for text that stands for itself
     */
    record Syntax(@Nullable Dialect dialect, List<Regex.Flag> flags) {}

    /** Compiles the patterns. */
    LineMatcher(List<String> patterns, Syntax syntax) {
        Regex.Flag[] flags = syntax.flags.toArray(Regex.Flag[]::new);
        for (String pattern : patterns) {
            Dialect dialect = syntax.dialect;
            this.patterns.add(
                    dialect == null
                            ? Regex.literal(pattern, flags)
                            : Regex.parse(pattern, dialect, flags));
        }
    }

    boolean matches(String line) {
        for (Regex pattern : patterns) {
            if (pattern.matches(line)) {
                return true;
            }
        }
        return false;
    }

    /** The leftmost match from here on, the longest of those that begin there; null where there is none. */
    @Nullable Match find(String line, int from) {
        Match best = null;
        for (Regex pattern : patterns) {
            Match match = pattern.find(line, from);
            if (match != null
                    && (best == null
                            || match.start() < best.start()
                            || match.start() == best.start() && match.end() > best.end())) {
                best = match;
            }
        }
        return best;
    }
}
