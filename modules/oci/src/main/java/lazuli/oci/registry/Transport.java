package lazuli.oci.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends one request and gets its answer. Redirects are the caller's; a line that stands still for too long is cut. */
final class Transport implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "registry watch");
                thread.setDaemon(true);
                return thread;
            });
    private final Duration stall;

    /** Cuts what stands still for so long. */
    Transport(Duration stall) {
        this.stall = stall;
    }

    Answer send(Ask ask) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ask.uri()).method(ask.method(), ask.body());
        request.header("User-Agent", "lazuli");
        ask.headers().forEach(request::header);
        CompletableFuture<HttpResponse<InputStream>> coming =
                client.sendAsync(request.build(), BodyHandlers.ofInputStream());
        HttpResponse<InputStream> response = await(coming, ask.progress());
        return new Answer(
                ask.uri(), response.statusCode(), response.headers(), new Watched(response.body()));
    }

    private <T> T await(CompletableFuture<T> coming, AtomicLong progress) throws IOException {
        long seen = progress.get();
        try {
            while (true) {
                try {
                    return coming.get(stall.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (progress.get() == seen) {
                        coming.cancel(true);
                        throw new IOException(
                                "nothing came or went for %d seconds".formatted(stall.toSeconds()));
                    }
                    seen = progress.get();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** A path of this host, or where an answer leads. */
    static URI resolve(URI base, String location) throws IOException {
        try {
            return base.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("it leads to what is no URL");
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.shutdownNow();
    }

    /** A body that is closed, and so ends with an error, where nothing comes for too long. */
    private final class Watched extends FilterInputStream {
        private final ScheduledFuture<?> timer;
        private volatile long count;
        private volatile boolean reading;
        private volatile boolean stalled;
        private long seen = -1;

        Watched(InputStream in) {
            super(in);
            timer =
                    watch.scheduleWithFixedDelay(
                            this::look, stall.toMillis(), stall.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void look() {
            // A reader that is busy elsewhere is no stall.
            if (count != seen || !reading) {
                seen = reading ? count : -1;
                return;
            }
            stalled = true;
            try {
                in.close();
            } catch (IOException e) {
                // It was to be cut anyway.
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            reading = true;
            int n = super.read(bytes, offset, length);
            reading = false;
            if (stalled) {
                throw new IOException("nothing came for %d seconds".formatted(stall.toSeconds()));
            }
            received(n);
            return n;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one reader
        private void received(int n) {
            count += Math.max(n, 0);
        }

        @Override
        public void close() throws IOException {
            timer.cancel(false);
            super.close();
        }
    }
}
