package lazuli.store.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file in memory as the operating system sees fit, read by any number of threads. It holds no file descriptor, an interrupt can't close it, and it stays
 * readable where the file's name is removed.
 */
final class MappedFile {
    private static final int WINDOW_BITS = 30;
    private static final int WINDOW = 1 << WINDOW_BITS;
    private static final int BUFFER = 1 << 16;

    private final MappedByteBuffer[] windows;

    private MappedFile(MappedByteBuffer[] windows) {
        this.windows = windows;
    }

    /**
     * {@return this file}
     *
     * @throws IOException where it can't be opened, or has another size
     */
    static MappedFile open(Path path, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() != size) {
                throw new IOException("%d bytes, not %d".formatted(channel.size(), size));
            }
            var windows = new MappedByteBuffer[Math.toIntExact((size + WINDOW - 1) >> WINDOW_BITS)];
            for (int i = 0; i < windows.length; i++) {
                long at = (long) i << WINDOW_BITS;
                windows[i] =
                        channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(WINDOW, size - at));
            }
            return new MappedFile(windows);
        }
    }

    /** {@return a view of bytes from this offset: all that are asked for, or as many as the window has} */
    private ByteBuffer view(long offset, long length) {
        MappedByteBuffer window = windows[(int) (offset >> WINDOW_BITS)];
        int at = (int) (offset & WINDOW - 1);
        return window.slice(at, (int) Math.min(length, window.capacity() - at));
    }

    /** Copies bytes from this offset. */
    void copy(long offset, byte[] to, int start, int length) {
        int done = 0;
        while (done < length) {
            ByteBuffer view = view(offset + done, length - done);
            int n = view.remaining();
            view.get(to, start + done, n);
            done += n;
        }
    }

    /** Writes bytes from this offset: a file takes them without a copy in the heap. */
    void writeTo(long offset, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(length, BUFFER)];
        long done = 0;
        while (done < length) {
            int n = (int) Math.min(length - done, buffer.length);
            copy(offset + done, buffer, 0, n);
            out.write(buffer, 0, n);
            done += n;
        }
    }

    /** Writes bytes from this offset, at the channel's position. */
    void writeTo(long offset, long length, FileChannel out) throws IOException {
        long done = 0;
        while (done < length) {
            ByteBuffer view = view(offset + done, length - done);
            done += view.remaining();
            while (view.hasRemaining()) {
                out.write(view);
            }
        }
    }

    /** {@return whether these bytes have this checksum} A page that the disk can't read has not. */
    boolean matches(long offset, long length, int crc32c) {
        var crc = new CRC32C();
        try {
            long done = 0;
            while (done < length) {
                ByteBuffer view = view(offset + done, length - done);
                done += view.remaining();
                crc.update(view);
            }
        } catch (InternalError unreadable) {
            return false;
        }
        return (int) crc.getValue() == crc32c;
    }
}
