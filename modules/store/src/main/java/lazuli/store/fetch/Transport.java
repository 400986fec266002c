package lazuli.store.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import lazuli.store.fetch.FetchException.Cause;
import org.jspecify.annotations.Nullable;

/** Asks whoever a URL names, and asks again where that may help. */
final class Transport implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** However often an attempt got a little further, it ends here. */
    private static final int MOST_ATTEMPTS = 40;

    private final FetchOptions options;
    private final Progress progress;
    private final @Nullable SSLContext tls;
    private final Map<String, FetchException> dead = new ConcurrentHashMap<>();
    private @Nullable HttpTransport http;

    Transport(FetchOptions options, Progress progress, @Nullable SSLContext tls) {
        this.options = options;
        this.progress = progress;
        this.tls = tls;
    }

    /** One attempt. */
    @FunctionalInterface
    interface Attempt {
        /** Tries it. */
        void run() throws FetchException;
    }

    /**
     * Tries until it works, or nothing speaks for another attempt.
     *
     * @param advance how far it has come; an attempt that came further than the one before does not count
     */
    void insist(URI url, Attempt attempt, LongSupplier advance, Abort abort) throws FetchException {
        String host = host(url);
        FetchException known = dead.get(host);
        if (known != null) {
            throw known;
        }
        int left = options.attempts();
        for (int i = 0; ; i++) {
            long before = advance.getAsLong();
            try {
                attempt.run();
                return;
            } catch (FetchException e) {
                // A host that does not answer makes everybody wait: it gets half as many attempts.
                left =
                        advance.getAsLong() > before
                                ? options.attempts()
                                : left - (e.isOfHost() ? 2 : 1);
                if (!e.mayPass() || left <= 0 || i >= MOST_ATTEMPTS) {
                    if (e.isOfHost()) {
                        dead.put(host, e);
                    }
                    throw e;
                }
                Duration pause = pause(options.attempts() - left);
                progress.note("%s: %s; trying again".formatted(host, e.why()));
                abort.pause(pause.compareTo(e.waiting()) < 0 ? e.waiting() : pause);
            }
        }
    }

    private Duration pause(int failures) {
        return options.pause().multipliedBy(1L << Math.clamp(failures - 1, 0, 4));
    }

    static String host(URI url) {
        return url.getHost() == null
                ? url.getScheme() + "://"
                : url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** Asks once. */
    void get(URI url, Map<String, String> fields, Receiver receiver, Abort abort)
            throws FetchException {
        switch (String.valueOf(url.getScheme())) {
            case "http", "https" -> http(url).get(url, fields, receiver, abort);
            case "file" -> file(url, receiver, abort);
            default ->
                    throw FetchException.lasting(
                            Cause.REFUSED, "%s URLs are not known here".formatted(url.getScheme()));
        }
    }

    private synchronized HttpTransport http(URI url) throws FetchException {
        if (options.offline()) {
            throw FetchException.lasting(Cause.OFFLINE, "--offline: nobody was asked");
        }
        if (url.getHost() == null) {
            throw FetchException.lasting(Cause.REFUSED, "its URL names no host");
        }
        HttpTransport made = http;
        if (made == null) {
            made = new HttpTransport(options, tls);
            http = made;
        }
        return made;
    }

    private static void file(URI url, Receiver receiver, Abort abort) throws FetchException {
        try (InputStream in = Files.newInputStream(Path.of(withoutHost(url)))) {
            receiver.begin(new Head(url, Head.OK, Map.of()));
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                abort.check();
                receiver.take(ByteBuffer.wrap(buffer, 0, n));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw FetchException.lasting(Cause.NOT_FOUND, "there is no such file");
        } catch (IOException e) {
            throw FetchException.lasting(
                    Cause.REFUSED,
                    Files.isDirectory(Path.of(withoutHost(url)))
                            ? "it is a directory"
                            : "it can't be read: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw FetchException.lasting(Cause.REFUSED, "its URL names no file");
        }
    }

    /** RFC 8089 allows {@code file://localhost/}. */
    private static URI withoutHost(URI url) {
        return url.getHost() == null ? url : URI.create("file://" + url.getRawPath());
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.close();
        }
    }
}
