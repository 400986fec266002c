package lazuli.store.pack;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** A new file, with its size and the checksum of what came since the last mark. */
final class CheckedOutput extends OutputStream {
    private static final int BUFFER = 1 << 18;

    // Not a FileChannel: an interrupt would close it.
    private final FileOutputStream file;
    private final byte[] buffer = new byte[BUFFER];
    private final CRC32C crc = new CRC32C();
    private int filled;
    private long size;

    CheckedOutput(Path path) throws IOException {
        file = new FileOutputStream(path.toFile());
    }

    /** {@return how many bytes came} */
    long size() {
        return size;
    }

    /** {@return the CRC-32C of the bytes since the last mark} and sets a mark. */
    int mark() {
        int value = (int) crc.getValue();
        crc.reset();
        return value;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        crc.update(bytes, start, length);
        size += length;
        if (length > BUFFER - filled) {
            flush();
        }
        if (length > BUFFER) {
            file.write(bytes, start, length);
        } else {
            System.arraycopy(bytes, start, buffer, filled, length);
            filled += length;
        }
    }

    @Override
    public void flush() throws IOException {
        file.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
