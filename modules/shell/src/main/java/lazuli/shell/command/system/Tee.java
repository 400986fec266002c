package lazuli.shell.command.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;
import lazuli.tree.TreeException;

/** {@code tee}: copies standard input to files and to standard output. */
public final class Tee extends Utility {
    @Override
    protected Failure unwritten(String reason) {
        return new Failure(1, "'standard output': " + reason);
    }

    @Override
    protected int run(Call call) {
        Options options = Options.of(call, "append,a ignore-interrupts,i p output-error?");
        try {
            byte[] bytes = call.in().readAllBytes();
            call.print(bytes);
            for (String operand : options.operands()) {
                if (operand.equals("-")) {
                    call.print(bytes);
                    continue;
                }
                try (OutputStream out = call.create(operand, options.has("append"))) {
                    out.write(bytes);
                } catch (TreeException e) {
                    call.complain(Quoting.maybe(operand), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return call.status();
    }
}
