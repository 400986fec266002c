package lazuli.shell.command.call;

import java.io.UncheckedIOException;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.tree.TreeException;

/** A command that works with a {@link Call}. */
public abstract class Utility implements Command {
    /** {@return the exit status} */
    protected abstract int run(Call call);

    @Override
    public final int run(Invocation invocation) {
        Call call = new Call(invocation);
        try {
            return run(call);
        } catch (Failure failure) {
            String message = failure.getMessage();
            if (message != null && !message.isEmpty()) {
                if (failure.named()) {
                    call.complain(message);
                } else {
                    call.tell(message);
                }
            }
            return failure.status();
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
