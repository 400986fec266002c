package lazuli.shell.command.regex;

/** A pattern is none. The message is glibc's. */
public final class RegexSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegexSyntaxException(String message) {
        super(message);
    }

    /** {@return glibc's words for what is wrong} */
    public String message() {
        return String.valueOf(getMessage());
    }
}
