package lazuli.shell;

/** Ends what a shell process is doing: the way out of nested commands. The status is the process's. */
final class Unwind extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    enum Reason {
        /** An error that the shell has told of: a special builtin's, an expansion's. */
        ERROR,
        /** {@code exit} was called. */
        EXIT,
        /** The process ends with the status it has: {@code set -e}, a failed {@code exec}, a signal. */
        END,
        /** Another program took the process's place: its traps are gone. */
        REPLACED
    }

    private final Reason reason;

    Unwind(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    boolean isError() {
        return reason == Reason.ERROR;
    }
}
