package lazuli.shell.command.sed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import lazuli.shell.command.call.Encoding;

/** A place that lines are written to. A last line without its end gets it when something follows. */
final class Output {
    private final OutputStream out;
    private final Encoding encoding;
    private boolean endMissing;

    Output(OutputStream out, Encoding encoding) {
        this.out = out;
        this.encoding = encoding;
    }

    /** Writes a line, and its end where it has one. */
    void line(String line, boolean terminated, char end) {
        text(line);
        if (terminated) {
            write(new byte[] {(byte) end});
        } else {
            endMissing = true;
        }
    }

    /** Writes text as it is. */
    void text(String text) {
        bytes(encoding.encode(text));
    }

    /** Writes bytes as they are. */
    void bytes(byte[] bytes) {
        finishLine();
        write(bytes);
    }

    /** Gives a line its end where that is still missing. */
    void finishLine() {
        if (endMissing) {
            endMissing = false;
            write(new byte[] {'\n'});
        }
    }

    void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
