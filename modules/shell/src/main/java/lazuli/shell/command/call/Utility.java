package lazuli.shell.command.call;

import java.io.UncheckedIOException;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.TreeException;

/** A command that works with a {@link Call}. */
public abstract class Utility implements Command {
    /** The exit status of a utility that does not look whether standard output takes what it prints: it stays what it is. */
    protected static final int DOES_NOT_LOOK = 0;

    private final int trouble;

    /** A command that ends with 1 where standard output does not take all that it prints. */
    protected Utility() {
        this(1);
    }

    /**
     * A command.
     *
     * @param trouble what it ends with where standard output does not take all that it prints
     */
    protected Utility(int trouble) {
        this.trouble = trouble;
    }

    /** {@return the exit status} */
    protected abstract int run(Call call);

    /** {@return what to end with where standard output did not take all that was printed, for this reason} */
    protected Failure unwritten(String reason) {
        return new Failure(trouble, "write error: " + reason);
    }

    @Override
    public final int run(Invocation invocation) {
        Call call = new Call(invocation);
        int status = runToEnd(call);
        return trouble == DOES_NOT_LOOK
                ? status
                : call.writeError().map(reason -> end(call, unwritten(reason))).orElse(status);
    }

    private static int end(Call call, Failure failure) {
        String message = failure.getMessage();
        if (message != null && !message.isEmpty()) {
            if (failure.named()) {
                call.complain(message);
            } else {
                call.tell(message);
            }
        }
        return failure.status();
    }

    private int runToEnd(Call call) {
        try {
            return run(call);
        } catch (Failure failure) {
            return end(call, failure);
        } catch (TreeException e) {
            // A command says better what it was doing, where it can tell: this is the rest.
            call.complain(Quoting.maybe(e.path()) + ": " + e.errno().message());
            return 1;
        } catch (UncheckedIOException e) {
            // What is open for reading may be a directory, or no longer be open.
            Throwable cause = e.getCause();
            call.complain("-: " + (cause == null ? e : cause).getMessage());
            return 1;
        } finally {
            call.flush();
        }
    }
}
