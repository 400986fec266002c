package lazuli.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import lazuli.content.ByteSource;

/** The content of a file that is being written. Each write gives another content, which shares its bytes with the one before. */
final class GrowingContent implements ByteSource {
    /** Bytes that are only ever added to. */
    private static final class Buffer {
        byte[] bytes;
        int used;

        Buffer(byte[] bytes, int used) {
            this.bytes = bytes;
            this.used = used;
        }
    }

    private final Buffer buffer;
    private final int size;

    private GrowingContent(Buffer buffer, int size) {
        this.buffer = buffer;
        this.size = size;
    }

    /** {@return this content, as one that can grow} */
    static GrowingContent of(ByteSource content) {
        if (content instanceof GrowingContent growing) {
            return growing;
        }
        byte[] bytes = content.bytes();
        return new GrowingContent(new Buffer(bytes, bytes.length), bytes.length);
    }

    /** {@return what it is after this was written at {@code at}} */
    GrowingContent with(long at, byte[] source, int offset, int length) {
        int end = Math.toIntExact(Math.max(size, at + length));
        Buffer target = at >= size && buffer.used == size ? buffer : copy(end);
        if (target.bytes.length < end) {
            target.bytes = Arrays.copyOf(target.bytes, size == 0 ? end : Math.max(end, size * 2));
        }
        System.arraycopy(source, offset, target.bytes, (int) at, length);
        target.used = end;
        return new GrowingContent(target, end);
    }

    private Buffer copy(int length) {
        byte[] bytes = new byte[length];
        System.arraycopy(buffer.bytes, 0, bytes, 0, size);
        return new Buffer(bytes, size);
    }

    int copy(long from, byte[] target, int offset, int length) {
        int count = (int) Math.min(length, size - from);
        System.arraycopy(buffer.bytes, (int) from, target, offset, count);
        return count;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(buffer.bytes, 0, size);
    }

    @Override
    public byte[] bytes() {
        return Arrays.copyOf(buffer.bytes, size);
    }
}
