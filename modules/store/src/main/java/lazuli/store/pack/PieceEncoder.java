package lazuli.store.pack;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Compresses contents, one zstd frame each: the frame says the content's size and has its checksum. Not thread-safe. */
final class PieceEncoder implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer packed = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[BUFFER];
    private final OutputStream out;

    PieceEncoder(OutputStream out) {
        this.out = out;
        context.setLevel(PackFormat.ZSTD_LEVEL).setChecksum(true).setContentSize(true);
    }

    /** Begins the frame of a content that has so many bytes. */
    void begin(long size) {
        context.setPledgedSrcSize(size);
    }

    /** Takes bytes of the content. The frame depends on the content alone, not on the pieces in which it comes. */
    void write(byte[] from, int start, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (!plain.hasRemaining()) {
                compress(EndDirective.CONTINUE);
            }
            int n = Math.min(length - done, plain.remaining());
            plain.put(from, start + done, n);
            done += n;
        }
    }

    /** Ends the frame. */
    void end() throws IOException {
        compress(EndDirective.END);
    }

    private void compress(EndDirective directive) throws IOException {
        plain.flip();
        boolean done = false;
        while (!done) {
            boolean flushed = context.compressDirectByteBufferStream(packed, plain, directive);
            done = directive == EndDirective.END ? flushed : !plain.hasRemaining();
            packed.flip();
            int n = packed.remaining();
            packed.get(bytes, 0, n);
            out.write(bytes, 0, n);
            packed.clear();
        }
        plain.clear();
    }

    @Override
    public void close() {
        context.close();
    }
}
