package lazuli.shell.command.call;

/** Ends a utility at once, with a complaint and a status. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final boolean named;

    /**
     * Ends the utility.
     *
     * @param message what to print after the utility's name; nothing is printed where it is empty
     */
    public Failure(int status, String message) {
        this(status, message, true);
    }

    private Failure(int status, String message, boolean named) {
        super(message);
        this.status = status;
        this.named = named;
    }

    /** {@return what ends the utility with a message that does not begin with its name} */
    public static Failure unnamed(int status, String message) {
        return new Failure(status, message, false);
    }

    /** {@return whether the message is to begin with the utility's name} */
    boolean named() {
        return named;
    }

    /** {@return the exit status} */
    public int status() {
        return status;
    }
}
