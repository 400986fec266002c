package lazuli.shell.expansion;

/** An arithmetic expression, or the value of a variable in it, is none. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExpressionException(String message) {
        super(message, null, false, false);
    }

    /** {@return dash's message} */
    public String what() {
        return String.valueOf(getMessage());
    }
}
