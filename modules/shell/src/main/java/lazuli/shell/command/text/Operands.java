package lazuli.shell.command.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Quoting;
import lazuli.tree.TreeException;

/** The files that operands name: {@code -}, or no operand, is standard input. */
final class Operands {
    private Operands() {}

    /** What is done with each file. */
    interface Reader {
        /** Reads the file that this operand named. */
        void read(String operand, InputStream in) throws IOException;
    }

    /** Reads one file after the other; complains of what can't be read, and goes on. */
    static void each(Call call, List<String> operands, Reader reader) {
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            try (InputStream in = call.openOrStandardInput(operand)) {
                reader.read(operand, in);
            } catch (TreeException e) {
                call.complain(Quoting.maybe(operand), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
