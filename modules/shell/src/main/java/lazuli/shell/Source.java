package lazuli.shell;

/**
 * Where the commands stand that run now.
 *
 * @param script its name
 * @param line the line that all of it counts as, for what {@code eval} and traps run; 0: each command has its own
 */
record Source(String script, int line) {
    Source(String script) {
        this(script, 0);
    }

    /** {@return the line in the script of a command that has this line in its text} */
    int lineOf(int own) {
        return line > 0 ? line : own;
    }
}
