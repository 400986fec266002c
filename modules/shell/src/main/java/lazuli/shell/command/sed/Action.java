package lazuli.shell.command.sed;

import lazuli.shell.command.regex.Regex;
import org.jspecify.annotations.Nullable;

/** What a command does. Where one jumps, {@code to} is the index of the instruction to go on with. */
sealed interface Action {
    /** The commands that have no argument, by their letter. */
    record Simple(char letter) implements Action {}

    /** Skips a block where its addresses don't fit. */
    record Block(int to) implements Action {}

    record Append(String text) implements Action {}

    record Insert(String text) implements Action {}

    record Change(String text) implements Action {}

    record ReadFile(String file) implements Action {}

    record ReadLine(String file) implements Action {}

    record WriteFile(Output to) implements Action {}

    record WriteLine(Output to) implements Action {}

    /**
     * {@code l}.
     *
     * @param width where to break lines; 0 for nowhere, -1 for what the option says
     */
    record List(int width) implements Action {}

    /** {@code q}, or {@code Q} which does not print. */
    record Quit(int status, boolean printing) implements Action {}

    /** When to jump. */
    enum Condition {
        ALWAYS,
        REPLACED,
        NOT_REPLACED
    }

    record Jump(Condition condition, int to) implements Action {}

    /**
     * {@code s}.
     *
     * @param regex null for the pattern that was used last
     * @param from which match is the first to be replaced, from 1
     * @param printed how the result is printed
     * @param to where the result is written, or null
     */
    record Substitute(
            @Nullable Regex regex,
            Replacement replacement,
            int from,
            boolean global,
            boolean printed,
            @Nullable Output to)
            implements Action {}

    /** {@code y}: the code points at odd places replace those before them. */
    record Transliterate(java.util.Map<Integer, Integer> map) implements Action {}
}
