package lazuli.trust;

/** Bytes that are not OpenPGP, or not as RFC 9580 wants them. The message says which, as a clause. */
final class MalformedOpenPgpException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedOpenPgpException(String message) {
        super(message);
    }
}
