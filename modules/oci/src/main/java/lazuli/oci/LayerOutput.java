package lazuli.oci;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a compressed layer in their order, in a thread of its own, and computes their digest. What waits in memory is bounded. */
final class LayerOutput implements AutoCloseable {
    /** What waits, in units of {@link #UNIT} bytes. */
    private static final int ROOM = 24;

    private static final int UNIT = 1 << 20;

    /** Fewer bytes than this are compressed by the writing thread itself: another one would take longer to wake up. */
    private static final int LARGE = 1 << 15;

    private final OutputStream out;
    private final Compressors compressors;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);
    private final Digest.Hasher digest = Digest.hasher();
    private final Thread thread = new Thread(this::run, "layer");
    private volatile @Nullable Throwable failure;
    private long size;

    /** What comes next. A method each, not a switch: the JVM links a switch over types for milliseconds, on the way to every image. */
    private sealed interface Part {
        /** How much room it takes while it waits. */
        default int units() {
            return 1;
        }

        default void writeTo(LayerOutput output)
                throws IOException, InterruptedException, ExecutionException {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Small(byte[] bytes) implements Part {
            @Override
            public void writeTo(LayerOutput output) throws IOException {
                output.write(output.compressors.now(bytes));
            }
        }

        record Large(Future<byte[]> frame, int units) implements Part {
            @Override
            public void writeTo(LayerOutput output)
                    throws IOException, InterruptedException, ExecutionException {
                output.write(frame.get());
            }
        }

        record Ready(ByteSource piece) implements Part {
            @Override
            public void writeTo(LayerOutput output) throws IOException {
                output.writePiece(piece);
            }
        }

        record End() implements Part {}
    }

    record Result(Digest digest, long size) {}

    LayerOutput(OutputStream out, Compressors compressors) {
        this.out = out;
        this.compressors = compressors;
        thread.setDaemon(true);
        thread.start();
    }

    /** These bytes come next, compressed. */
    void compress(byte[] bytes) throws IOException {
        boolean large = bytes.length >= LARGE && compressors.compression() != Compression.NONE;
        int units = large ? 1 + bytes.length / UNIT : 1;
        acquire(units);
        parts.add(large ? new Part.Large(compressors.later(bytes), units) : new Part.Small(bytes));
    }

    /** This piece comes next, as it is. */
    void ready(ByteSource piece) throws IOException {
        acquire(1);
        parts.add(new Part.Ready(piece));
    }

    private void acquire(int units) throws IOException {
        rethrow();
        try {
            room.acquire(units);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a layer was written");
        }
    }

    /** {@return the digest and the size of all that was written} */
    Result finish() throws IOException {
        end();
        rethrow();
        return new Result(digest.digest(), size);
    }

    private void rethrow() throws IOException {
        Throwable found = failure;
        if (found instanceof IOException e) {
            throw e;
        }
        if (found instanceof RuntimeException e) {
            throw e;
        }
        if (found instanceof Error e) {
            throw e;
        }
        if (found != null) {
            throw new IllegalStateException(found);
        }
    }

    private void end() {
        if (!thread.isAlive()) {
            return;
        }
        parts.add(new Part.End());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread; what was not {@linkplain #finish finished} is of no use. */
    @Override
    public void close() {
        if (thread.isAlive() && failure == null) {
            failure = new IOException("given up");
        }
        end();
    }

    private void run() {
        try {
            Part part = parts.take();
            while (!(part instanceof Part.End)) {
                // After a failure the rest is taken too, so that nobody waits for room.
                if (failure == null) {
                    write(part);
                }
                room.release(part.units());
                part = parts.take();
            }
        } catch (InterruptedException e) {
            failure = e;
            room.release(1 << 20);
        }
    }

    private void write(Part part) throws InterruptedException {
        try {
            part.writeTo(this);
        } catch (ExecutionException e) {
            failure = e.getCause();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
        size += length;
    }

    private void writePiece(ByteSource piece) throws IOException {
        long before = size;
        piece.writeTo(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        LayerOutput.this.write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        LayerOutput.this.write(bytes, offset, length);
                    }
                });
        if (size - before != piece.size()) {
            throw new IOException(
                    "a piece has %d bytes where %d were promised"
                            .formatted(size - before, piece.size()));
        }
    }
}
