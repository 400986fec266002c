package lazuli.shell.syntax;

/** The text is not a script. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    SyntaxException(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    /** {@return the line up to which the text was read, from 1} */
    public int line() {
        return line;
    }

    /** {@return what is wrong, in dash's words: {@code "fi" unexpected (expecting "then")}} */
    public String what() {
        return String.valueOf(getMessage());
    }
}
