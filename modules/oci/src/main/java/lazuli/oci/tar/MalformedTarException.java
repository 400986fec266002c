package lazuli.oci.tar;

/** A tar archive is not as it must be. Whoever knows whose archive it is makes a problem of it. */
public final class MalformedTarException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedTarException(long at, String reason) {
        super("at byte %d of the archive: %s".formatted(at, reason));
    }
}
