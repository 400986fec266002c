package lazuli.shell;

/** A program that a script can start: what would be an executable file on a real system, written in Java over a tree. */
@FunctionalInterface
public interface Command {
    /**
     * {@return the exit status, 0 to 255}
     *
     * <p>What a real program would complain of goes to {@link Invocation#err} with the real program's words and status. An option or use that the real
     * program has and this one has not throws {@link UnsupportedUseException}: a build must stop there, not go wrong silently.
     */
    int run(Invocation invocation);
}
