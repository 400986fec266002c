package lazuli.store.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import lazuli.problem.ProblemException;
import lazuli.store.fetch.FetchException.Cause;
import org.jspecify.annotations.Nullable;

/** What the HTTP client's exceptions and a server's status codes mean. */
final class HttpFailures {
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final int DEEPEST = 8;

    private HttpFailures() {}

    /** {@return why the exchange failed} Throws what is not the exchange's fault. */
    static FetchException of(URI url, @Nullable Throwable thrown) {
        Throwable e = thrown;
        while (e instanceof CompletionException && e.getCause() != null) {
            e = e.getCause();
        }
        return switch (e) {
            case FetchException ours -> ours;
            case ProblemException problem -> throw problem;
            case HttpConnectTimeoutException _ ->
                    FetchException.ofHost("no connection could be made in time", true);
            case SSLException tls ->
                    FetchException.ofHost(
                            "TLS failed: %s; a certificate authority of your own has to be in the Java trust store"
                                    .formatted(tls.getMessage()),
                            false);
            case ConnectException refused -> unreachable(url, refused);
            case UnknownHostException unknown -> unreachable(url, unknown);
            case IOException io ->
                    has(io, UnresolvedAddressException.class)
                            ? unreachable(url, io)
                            : FetchException.passing(
                                    Cause.CUT, "the connection broke: " + io.getMessage());
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case null, default -> FetchException.passing(Cause.CUT, "the connection broke: " + e);
        };
    }

    private static FetchException unreachable(URI url, Throwable e) {
        return has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)
                ? FetchException.ofHost(
                        "the name %s can't be resolved".formatted(url.getHost()), true)
                : FetchException.ofHost(
                        e.getMessage() == null
                                ? "no connection could be made"
                                : "no connection could be made: " + e.getMessage(),
                        true);
    }

    private static boolean has(Throwable e, Class<?> type) {
        Throwable at = e;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            if (type.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    /** {@return what an answer means that is not the one that was hoped for} */
    static FetchException status(Head head) {
        int status = head.status();
        return switch (status) {
            case 404, 410 ->
                    FetchException.lasting(
                            Cause.NOT_FOUND, "it does not have it (status %d)".formatted(status));
            case 401, 403, 451 ->
                    FetchException.lasting(
                            Cause.REFUSED,
                            "it does not give it to us (status %d)".formatted(status));
            case 407 ->
                    FetchException.lasting(
                            Cause.REFUSED,
                            "the proxy wants a name and a password (status 407): http_proxy=http://NAME:PASSWORD@HOST:PORT");
            case 408, 425, 429, 500, 502, 503, 504 ->
                    FetchException.passing(
                            Cause.UNAVAILABLE,
                            "it is busy or broken (status %d)".formatted(status),
                            wait(head));
            default ->
                    FetchException.lasting(
                            Cause.REFUSED, "it answers with the status %d".formatted(status));
        };
    }

    private static Duration wait(Head head) {
        return Duration.ofSeconds(
                Math.min(
                        LONGEST_WAIT_SECONDS,
                        Head.number(head.field("Retry-After").orElse("")).orElse(0)));
    }
}
