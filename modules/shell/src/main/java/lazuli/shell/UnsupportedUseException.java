package lazuli.shell;

/** The real program would do this; ours does not know how. The shell turns it into a problem with package, script and line. */
public final class UnsupportedUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is not known: {@code sed: the command 'l'}. */
    public UnsupportedUseException(String what) {
        super(what);
    }
}
