package lazuli.shell;

/** A read or write that the kernel would refuse. The message is strerror's. */
final class IoFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final String BAD_DESCRIPTOR = "Bad file descriptor";
    static final String IS_DIRECTORY = "Is a directory";
    static final String NO_SPACE = "No space left on device";

    IoFailure(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
