package lazuli.configure.debconf;

/** What makes the Perl original die. */
final class DebconfException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DebconfException(String message) {
        super(message);
    }
}
