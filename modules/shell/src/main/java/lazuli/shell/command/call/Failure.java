package lazuli.shell.command.call;

/** Ends a utility at once, with a complaint and a status. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * Ends the utility.
     *
     * @param message what to print after the utility's name; nothing is printed where it is empty
     */
    public Failure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** {@return the exit status} */
    public int status() {
        return status;
    }
}
