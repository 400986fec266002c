package lazuli.shell;

/** Kills a process that writes more into a pipe than one holds: SIGPIPE, early. Whoever reads the pipe to its end meets a problem instead. */
final class BrokenPipe extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int STATUS = 128 + 13;

    BrokenPipe() {
        super("broken pipe", null, false, false);
    }
}
