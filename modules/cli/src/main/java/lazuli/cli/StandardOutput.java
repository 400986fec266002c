package lazuli.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Standard output: what could not be written is a problem of the host, where a PrintStream would keep it to itself. */
final class StandardOutput extends OutputStream {
    private final OutputStream out =
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    private boolean hasReader = true;

    static PrintStream stream() {
        return new PrintStream(new StandardOutput(), false, StandardCharsets.UTF_8);
    }

    /** An operation on the stream below. */
    @FunctionalInterface
    private interface Operation {
        void run() throws IOException;
    }

    private void run(Operation operation) {
        try {
            if (hasReader) {
                operation.run();
            }
        } catch (IOException e) {
            // As in `lazuli list | head`: whoever reads has enough, and nothing is wrong.
            hasReader = !String.valueOf(e.getMessage()).contains("Broken pipe");
            if (hasReader) {
                throw new UncheckedIOException("standard output: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void write(int b) {
        run(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        run(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        run(out::flush);
    }
}
