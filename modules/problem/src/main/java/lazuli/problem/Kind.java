package lazuli.problem;

/** Whose turn it is to do something about a {@link Problem}. */
public enum Kind {
    /** The definition or the arguments are wrong: the user edits them. */
    DEFINITION(2),
    /** This host lacks something (space, memory, permission, a program): its administrator mends it. */
    HOST(3),
    /** A remote did not answer, or not with what it should: try again, or another one. */
    REMOTE(4),
    /** Data is damaged, or its signature or digest does not fit. */
    DATA(5),
    /** We are wrong. */
    BUG(70);

    private final int exitStatus;

    Kind(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** {@return the exit status of a program that ends with a problem of this kind} */
    public int exitStatus() {
        return exitStatus;
    }
}
