package lazuli.shell;

/** A script, parsed as a whole before any of it runs. */
public final class Script {
    private final String where;
    private final String text;

    private Script(String text, String where) {
        this.text = text;
        this.where = where;
    }

    /**
     * {@return the script with this text}
     *
     * @param text bytes that are not UTF-8 are escaped as in {@code lazuli.tree.Names}
     * @param where what to call it in problems, with its package: {@code libc6.postinst}
     * @throws lazuli.problem.ProblemException {@code shell.syntax}, with script and line
     */
    public static Script parse(String text, String where) {
        return new Script(text, where);
    }

    /** {@return what it is called in problems} */
    public String where() {
        return where;
    }

    /** {@return its text} */
    public String text() {
        return text;
    }
}
