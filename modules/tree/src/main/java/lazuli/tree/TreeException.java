package lazuli.tree;

/** An operation on a tree failed, as a system call fails. A shell utility prints it and goes on; nobody else should meet it. */
public final class TreeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Errno errno;
    private final String path;

    TreeException(Errno errno, String path) {
        super(path + ": " + errno.message());
        this.errno = errno;
        this.path = path;
    }

    /** {@return why} */
    public Errno errno() {
        return errno;
    }

    /** {@return the path as it was given} */
    public String path() {
        return path;
    }
}
