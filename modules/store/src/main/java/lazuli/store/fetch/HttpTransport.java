package lazuli.store.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import lazuli.store.fetch.FetchException.Cause;
import org.jspecify.annotations.Nullable;

/** Asks web servers. The only class that knows the JDK's HTTP client, so that nobody loads it in vain. */
final class HttpTransport implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final long GLANCE_MILLIS = 100;

    private final FetchOptions options;
    private final HttpClient client;

    HttpTransport(FetchOptions options, @Nullable SSLContext tls) {
        this.options = options;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(options.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(new Selector(options.proxies()));
        if (tls != null) {
            builder.sslContext(tls);
        }
        client = builder.build();
    }

    /** Asks for this URL, and gives the answer to the receiver. Returns when the body has ended. */
    void get(URI url, Map<String, String> fields, Receiver receiver, Abort abort)
            throws FetchException {
        URI at = url;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            Map<String, String> sent = new HashMap<>(fields);
            if (Objects.equals(at.getAuthority(), url.getAuthority())) {
                authorize(sent, "Authorization", url);
            }
            Redirected redirected = new Redirected(receiver);
            exchange(at, sent, redirected, abort);
            if (redirected.target == null) {
                return;
            }
            at = redirected.target;
        }
        throw FetchException.lasting(
                Cause.REFUSED, "it redirects more than %d times".formatted(MOST_REDIRECTS));
    }

    /** Looks whether an answer is a redirection. */
    private static final class Redirected implements Receiver {
        private final Receiver receiver;
        private volatile @Nullable URI target;

        Redirected(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void begin(Head head) throws FetchException {
            if (Redirect.is(head.status())) {
                target = Redirect.target(head);
            } else {
                receiver.begin(head);
            }
        }

        @Override
        public void take(java.nio.ByteBuffer bytes) throws FetchException {
            if (target == null) {
                receiver.take(bytes);
            }
        }
    }

    private static void authorize(Map<String, String> fields, String name, URI url) {
        if (url.getUserInfo() != null) {
            byte[] credentials = url.getUserInfo().getBytes(StandardCharsets.UTF_8);
            fields.put(name, "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
    }

    private void exchange(URI url, Map<String, String> fields, Receiver receiver, Abort abort)
            throws FetchException {
        Pump pump = new Pump(receiver);
        HttpRequest request = request(url, fields);
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, info -> pump.begin(url, info));
        try {
            await(answer, pump, abort);
        } catch (ExecutionException e) {
            throw HttpFailures.of(url, e.getCause());
        } finally {
            pump.stop();
            answer.cancel(true);
        }
    }

    private HttpRequest request(URI url, Map<String, String> fields) throws FetchException {
        try {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(withoutUser(url))
                            .header("User-Agent", "Lazuli")
                            .header("Accept-Encoding", "identity")
                            // Over http, asking for HTTP/2 means an upgrade that some servers
                            // stumble over.
                            .version(
                                    "https".equals(url.getScheme())
                                            ? HttpClient.Version.HTTP_2
                                            : HttpClient.Version.HTTP_1_1);
            options.proxies()
                    .forUrl(url)
                    .ifPresent(proxy -> authorize(fields, "Proxy-Authorization", proxy));
            fields.forEach(builder::header);
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw FetchException.lasting(Cause.REFUSED, "its URL can't be asked for");
        }
    }

    private static URI withoutUser(URI url) {
        return url.getUserInfo() == null
                ? url
                : URI.create(url.toString().replace("//" + url.getRawUserInfo() + "@", "//"));
    }

    /** Waits as long as bytes keep coming. */
    private void await(CompletableFuture<HttpResponse<Void>> answer, Pump pump, Abort abort)
            throws ExecutionException, FetchException {
        long window = options.stallTimeout().toMillis();
        long waited = 0;
        long before = 0;
        while (true) {
            abort.check();
            try {
                answer.get(Math.min(GLANCE_MILLIS, window), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                waited += Math.min(GLANCE_MILLIS, window);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw abort.interrupted();
            }
            if (waited >= window) {
                long now = pump.received();
                if (now - before < Pump.LEAST_BYTES) {
                    throw stalled(pump, now - before);
                }
                before = now;
                waited = 0;
            }
        }
    }

    private FetchException stalled(Pump pump, long bytes) {
        long seconds = options.stallTimeout().toSeconds();
        return pump.hasBegun()
                ? FetchException.passing(
                        Cause.STALLED,
                        "it stalled: %d bytes within %d seconds".formatted(bytes, seconds))
                : FetchException.ofHost(
                        "it did not answer within %d seconds".formatted(seconds), true);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** The proxies of the options, and no others. */
    private static final class Selector extends ProxySelector {
        private final Proxies proxies;

        Selector(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<Proxy> select(URI url) {
            return proxies.forUrl(url)
                    .map(proxy ->
                            new Proxy(
                                    Proxy.Type.HTTP,
                                    InetSocketAddress.createUnresolved(
                                            proxy.getHost(), Proxies.port(proxy))))
                    .map(List::of)
                    .orElse(List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI url, SocketAddress address, IOException e) {
            // The exchange fails with it.
        }
    }
}
