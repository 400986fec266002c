package lazuli.shell;

import java.util.List;

/** Watches a script run. Whoever owns the tree tells it here because of whom it changes from now on. */
@FunctionalInterface
public interface Trace {
    /**
     * A simple command is about to run: its words are expanded, its redirections are not yet made.
     *
     * @param script the script it stands in, as that was named when it was parsed, or its path in the tree: of a function, the file that defines it
     * @param line its line in that script, from 1; inside {@code eval} and traps the line of the command that called them
     * @param arguments name and arguments; empty where there are only assignments or redirections
     */
    void command(String script, int line, List<String> arguments);

    /** {@return a trace that does nothing} */
    static Trace none() {
        return (_, _, _) -> {};
    }
}
