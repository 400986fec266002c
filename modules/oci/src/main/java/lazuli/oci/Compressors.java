package lazuli.oci;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import lazuli.content.Compression;
import lazuli.content.PieceEncoder;
import org.jspecify.annotations.Nullable;

/** As many threads that compress as the machine has processors, made when there is something to do. */
final class Compressors implements AutoCloseable {
    private final Compression compression;
    private final ConcurrentLinkedQueue<PieceEncoder> idle = new ConcurrentLinkedQueue<>();
    private @Nullable ExecutorService threads;

    Compressors(Compression compression) {
        this.compression = compression;
    }

    Compression compression() {
        return compression;
    }

    /** {@return the frame of these bytes, in time} */
    Future<byte[]> later(byte[] bytes) {
        if (threads == null) {
            threads =
                    Executors.newFixedThreadPool(
                            ForkJoinPool.getCommonPoolParallelism() + 1,
                            task -> {
                                Thread thread = new Thread(task, "compressor");
                                thread.setDaemon(true);
                                return thread;
                            });
        }
        return threads.submit(() -> now(bytes));
    }

    /** {@return the frame of these bytes} */
    byte[] now(byte[] bytes) {
        PieceEncoder encoder = idle.poll();
        if (encoder == null) {
            encoder = new PieceEncoder(compression);
        }
        try {
            return encoder.frame(bytes, 0, bytes.length);
        } finally {
            idle.add(encoder);
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
        for (PieceEncoder encoder = idle.poll(); encoder != null; encoder = idle.poll()) {
            encoder.close();
        }
    }
}
