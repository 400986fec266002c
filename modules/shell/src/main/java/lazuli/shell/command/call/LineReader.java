package lazuli.shell.command.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a stream, and knows whether the last one had its end. */
public final class LineReader {
    private static final int BUFFER = 1 << 10;

    private final InputStream in;
    private final Encoding encoding;
    private final byte delimiter;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private boolean ended;
    private boolean terminated = true;

    /**
     * Reads from a stream that others close.
     *
     * @param delimiter what ends a line, a newline or NUL
     */
    public LineReader(InputStream in, Encoding encoding, char delimiter) {
        this.in = in;
        this.encoding = encoding;
        this.delimiter = (byte) delimiter;
    }

    /** {@return whether there is another line} */
    public boolean hasNext() {
        while (start == end && !ended) {
            fill();
        }
        return start < end;
    }

    /** {@return the next line without its end; null where there is none} */
    public @Nullable String next() {
        int from = start;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == delimiter) {
                    String line = encoding.decode(buffer, start, i - start);
                    start = i + 1;
                    terminated = true;
                    return line;
                }
            }
            int length = end - start;
            if (ended) {
                if (length == 0) {
                    return null;
                }
                String line = encoding.decode(buffer, start, length);
                start = end;
                terminated = false;
                return line;
            }
            fill();
            from = start + length;
        }
    }

    /** {@return whether the line that was read last had its end} */
    public boolean terminated() {
        return terminated;
    }

    private void fill() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int n = in.read(buffer, end, buffer.length - end);
            if (n < 0) {
                ended = true;
            } else {
                end += n;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
