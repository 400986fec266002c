package lazuli.configure.command;

/** What makes a program of dpkg stop with status 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
