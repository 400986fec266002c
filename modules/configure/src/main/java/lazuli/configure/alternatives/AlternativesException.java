package lazuli.configure.alternatives;

/** What makes update-alternatives stop with status 2. */
final class AlternativesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AlternativesException(String message) {
        super(message);
    }
}
