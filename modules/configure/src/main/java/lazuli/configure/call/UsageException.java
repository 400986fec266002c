package lazuli.configure.call;

/** What makes a program of dpkg stop with status 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong, in the real program's words. */
    public UsageException(String message) {
        super(message);
    }
}
