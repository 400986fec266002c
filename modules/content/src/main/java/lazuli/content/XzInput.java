package lazuli.content;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Bytes of an .xz file, counted, with the numbers that it is made of. */
final class XzInput {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_NUMBER = 9;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long count;
    private @Nullable ByteArrayOutputStream copied;
    private @Nullable CRC32 crc;

    /** Copies what it takes from the stream until it is told not to. */
    XzInput(InputStream in, @Nullable ByteArrayOutputStream copied) {
        this.in = in;
        this.copied = copied;
    }

    void stopCopying() {
        copied = null;
    }

    /** {@return how many bytes were taken} */
    long count() {
        return count;
    }

    private boolean refill() throws IOException {
        int n = in.read(buffer, 0, buffer.length);
        position = 0;
        end = Math.max(n, 0);
        if (copied != null) {
            copied.write(buffer, 0, end);
        }
        return n > 0;
    }

    int next() throws IOException {
        if (position == end && !refill()) {
            throw new EOFException("the .xz stream ends too early");
        }
        count++;
        int value = buffer[position++] & 0xff;
        if (crc != null) {
            crc.update(value);
        }
        return value;
    }

    void fill(byte[] bytes, int start, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (position == end && !refill()) {
                throw new EOFException("the .xz stream ends too early");
            }
            int n = Math.min(length - done, end - position);
            System.arraycopy(buffer, position, bytes, start + done, n);
            position += n;
            done += n;
        }
        count += length;
    }

    byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        fill(bytes, 0, length);
        return bytes;
    }

    /** Section 1.2, Multibyte Integers: seven bits a byte, the lowest first, 63 at most. */
    long number() throws IOException {
        long value = 0;
        for (int i = 0; i < MAX_NUMBER; i++) {
            int b = next();
            value |= (long) (b & 0x7f) << 7 * i;
            if (b < 0x80) {
                if (b == 0 && i > 0) {
                    break;
                }
                return value;
            }
        }
        throw new IOException("an .xz number is too long");
    }

    /** Takes the zeros that make {@code size} a multiple of four. */
    void skipPadding(long size) throws IOException {
        for (long i = size; i % 4 != 0; i++) {
            if (next() != 0) {
                throw new IOException(".xz padding is not zero");
            }
        }
    }

    /** The bytes from the one before on have a checksum. */
    void beginCrc() {
        crc = new CRC32();
        crc.update(0);
    }

    void verifyCrc() throws IOException {
        int value = crc == null ? 0 : (int) crc.getValue();
        crc = null;
        if (ByteBuffer.wrap(bytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt() != value) {
            throw new IOException("the .xz index's checksum does not fit");
        }
    }

    /** {@return the header of the stream that follows, after padding, or nothing at the end} */
    byte[] nextStreamHeader(int size) throws IOException {
        byte[] group = new byte[4];
        do {
            if (position == end && !refill()) {
                return new byte[0];
            }
            fill(group, 0, group.length);
        } while (Arrays.equals(group, new byte[4]));
        byte[] header = Arrays.copyOf(group, size);
        fill(header, group.length, size - group.length);
        return header;
    }

    void close() throws IOException {
        in.close();
    }
}
