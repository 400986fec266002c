package lazuli.shell;

/** Ends what a shell process is doing: the way out of nested commands. Carries nothing; the status is the process's. */
final class Unwind extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error that the shell has told of: a special builtin's, an expansion's. */
    static final Unwind ERROR = new Unwind("an error");

    /** {@code exit} was called. */
    static final Unwind EXIT = new Unwind("exit");

    /** The process ends with the status it has: {@code set -e}, {@code exec}, a signal. */
    static final Unwind END = new Unwind("the end");

    /** Another program took the process's place: its traps are gone. */
    static final Unwind REPLACED = new Unwind("exec");

    private Unwind(String what) {
        super(what, null, false, false);
    }
}
