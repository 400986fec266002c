package lazuli.content;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.util.ZstdVersion;
import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The one way to compress a piece: bytes that are compressed once, kept, and later stand between other pieces in a stream. The same bytes give the same piece on every
 * host: the levels are constants, zstd's version is that of our own dependency, and gzip is written in Java, since zlib's output differs between JDKs.
 *
 * <p>Every {@value #FRAME_SIZE} bytes are a zstd frame, gzip member or xz stream of their own, so that neither side needs more memory, and both can work in parallel.
 * Not thread-safe.
 */
public final class PieceEncoder implements AutoCloseable {
    /** How many bytes a file must have to be worth a piece of its own. Smaller ones are compressed together with what surrounds them. */
    public static final int MIN_SIZE = 4096;

    /** How many bytes at most go into one frame, member or stream. A multiple of a tar block. */
    public static final int FRAME_SIZE = 8 << 20;

    private static final int ZSTD_LEVEL = 3;
    private static final int GZIP_LEVEL = 6;

    /** What zstd pieces depend on, besides their content: where this changes, so may they. At most 32 characters of ASCII. */
    public static final String ZSTD_VERSION =
            "zstd-jni-" + ZstdVersion.VERSION + "/" + ZSTD_LEVEL + "/" + FRAME_SIZE;

    /** What gzip pieces depend on, besides their content: where this changes, so may they. At most 32 characters of ASCII. */
    public static final String GZIP_VERSION = "jzlib-1.1.3/" + GZIP_LEVEL + "/" + FRAME_SIZE;

    // RFC 1952: deflate, no flags, no time, no extra flags, unknown operating system.
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int GZIP_TRAILER_SIZE = 8;

    private final Compression compression;
    private @Nullable ZstdCompressCtx zstd;
    private byte[] room = new byte[0];

    /** Compresses this way. */
    public PieceEncoder(Compression compression) {
        this.compression = compression;
    }

    /** {@return the piece of all these bytes} */
    public byte[] encode(byte[] bytes) {
        if (bytes.length <= FRAME_SIZE) {
            return frame(bytes, 0, bytes.length);
        }
        var out = new ByteArrayOutputStream(bytes.length / 2);
        for (int at = 0; at < bytes.length; at += FRAME_SIZE) {
            out.writeBytes(frame(bytes, at, Math.min(FRAME_SIZE, bytes.length - at)));
        }
        return out.toByteArray();
    }

    /** Writes the piece of all bytes of the source, and returns its size. */
    public long encode(ByteSource source, OutputStream out) throws IOException {
        long written = 0;
        try (InputStream in = source.open()) {
            long left = source.size();
            do {
                byte[] bytes = in.readNBytes((int) Math.min(left, FRAME_SIZE));
                left -= bytes.length;
                if (bytes.length < FRAME_SIZE && left > 0) {
                    throw new IOException(
                            "a source of %d bytes ended %d early".formatted(source.size(), left));
                }
                byte[] frame = frame(bytes, 0, bytes.length);
                out.write(frame);
                written += frame.length;
            } while (left > 0);
        }
        return written;
    }

    /** {@return one frame, member or stream of these bytes, at most {@value #FRAME_SIZE}: a piece, or a part of one} */
    public byte[] frame(byte[] bytes, int offset, int length) {
        if (length > FRAME_SIZE) {
            throw new IllegalArgumentException("more than a frame takes: " + length);
        }
        return switch (compression) {
            case NONE -> Arrays.copyOfRange(bytes, offset, offset + length);
            case GZIP -> gzip(bytes, offset, length);
            case XZ -> xz(bytes, offset, length);
            case ZSTD -> zstd(bytes, offset, length);
        };
    }

    private byte[] zstd(byte[] bytes, int offset, int length) {
        ZstdCompressCtx context = zstd;
        if (context == null) {
            ZstdLibrary.load();
            // No checksum: whatever holds a piece has a digest.
            context =
                    new ZstdCompressCtx()
                            .setLevel(ZSTD_LEVEL)
                            .setChecksum(false)
                            .setContentSize(true);
            zstd = context;
        }
        reserve(Math.toIntExact(Zstd.compressBound(length)));
        int size = context.compressByteArray(room, 0, room.length, bytes, offset, length);
        return Arrays.copyOf(room, size);
    }

    private byte[] gzip(byte[] bytes, int offset, int length) {
        // What deflate adds to what does not compress: 5 bytes for each block of 16 KiB at most.
        reserve(GZIP_HEADER.length + length + (length >> 11) + 64 + GZIP_TRAILER_SIZE);
        System.arraycopy(GZIP_HEADER, 0, room, 0, GZIP_HEADER.length);
        int size = GZIP_HEADER.length + deflate(bytes, offset, length);
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        ByteBuffer.wrap(room, size, GZIP_TRAILER_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(length);
        return Arrays.copyOf(room, size + GZIP_TRAILER_SIZE);
    }

    private int deflate(byte[] bytes, int offset, int length) {
        try {
            Deflater deflater = new Deflater(GZIP_LEVEL, JZlib.MAX_WBITS, true);
            deflater.setInput(bytes, offset, length, false);
            int from = GZIP_HEADER.length;
            deflater.setOutput(room, from, room.length - from - GZIP_TRAILER_SIZE);
            int status = deflater.deflate(JZlib.Z_FINISH);
            if (status != JZlib.Z_STREAM_END) {
                throw new IllegalStateException("deflate ended with " + status);
            }
            return Math.toIntExact(deflater.getTotalOut());
        } catch (GZIPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] xz(byte[] bytes, int offset, int length) {
        var out = new ByteArrayOutputStream(length / 2);
        try (OutputStream encoder = Compression.XZ.encoder(out)) {
            encoder.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void reserve(int size) {
        if (room.length < size) {
            room = new byte[size];
        }
    }

    /** Gives native memory back. */
    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
    }
}
