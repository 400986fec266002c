package lazuli.oci.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.oci.Reference;

/** One repository of a registry: authorizes, follows redirects, tries again. */
final class Repository {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final int MAX_REDIRECTS = 5;
    private static final long MAX_WAIT_SECONDS = 30;

    private final Transport transport;
    private final Reference reference;
    private final RegistryOptions options;
    private final Authorization authorization;
    private final URI base;

    Repository(
            Transport transport,
            Reference reference,
            RegistryOptions options,
            CredentialSource source,
            List<String> scopes) {
        this.transport = transport;
        this.reference = reference;
        this.options = options;
        boolean plain = options.plainHttp() || isThisHost(reference.endpoint());
        this.authorization = new Authorization(transport, source, reference, scopes, plain);
        this.base =
                URI.create(
                        "%s://%s/v2/%s/"
                                .formatted(
                                        plain ? "http" : "https",
                                        reference.endpoint(),
                                        reference.repository()));
    }

    private static boolean isThisHost(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        String host = colon > endpoint.lastIndexOf(']') ? endpoint.substring(0, colon) : endpoint;
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    Reference reference() {
        return reference;
    }

    RegistryOptions options() {
        return options;
    }

    /** A path of this repository: {@code blobs/sha256:…}. */
    URI uri(String path) {
        return base.resolve(path);
    }

    /** Where an upload goes on, as an answer says. */
    URI location(Answer answer) {
        String location =
                answer.header("Location")
                        .orElseThrow(() ->
                                RegistryProblems.protocol(
                                        reference, answer.uri(), "an answer without Location"));
        URI uri;
        try {
            uri = Transport.resolve(answer.uri(), location);
        } catch (IOException e) {
            throw RegistryProblems.protocol(reference, answer.uri(), "a Location that is no URL");
        }
        if (isUnsafe(answer.uri(), uri)) {
            throw RegistryProblems.protocol(reference, answer.uri(), "a Location without TLS");
        }
        return uri;
    }

    private static boolean isUnsafe(URI from, URI to) {
        boolean known =
                "https".equals(to.getScheme())
                        || "http".equals(to.getScheme()) && "http".equals(from.getScheme());
        return !known || to.getHost() == null;
    }

    /** {@return the answer, whatever its status} Once. */
    Answer once(Ask ask) throws IOException {
        Ask now = ask;
        for (int redirects = 0; ; redirects++) {
            Answer answer = authorized(now);
            if (!REDIRECTS.contains(answer.status()) || answer.header("Location").isEmpty()) {
                return answer;
            }
            answer.close();
            if (redirects == MAX_REDIRECTS) {
                throw RegistryProblems.protocol(
                        reference, now.uri(), "more than %d redirects".formatted(MAX_REDIRECTS));
            }
            now = now.withUri(location(answer));
        }
    }

    private Answer authorized(Ask ask) throws IOException {
        // What is ours to say to this registry is not to be said to others, where it may send us.
        boolean home = base.getRawAuthority().equals(ask.uri().getRawAuthority());
        Optional<String> header = home ? authorization.header() : Optional.empty();
        Answer answer =
                transport.send(header.isPresent() ? ask.with("Authorization", header.get()) : ask);
        if (answer.status() != 401 || !home || !authorization.renew(header, answer)) {
            return answer;
        }
        answer.close();
        Optional<String> renewed = authorization.header();
        return transport.send(renewed.isPresent() ? ask.with("Authorization", renewed.get()) : ask);
    }

    /** {@return the answer, whatever its status, of an attempt after which there is no use in another} */
    Answer send(Ask ask) {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = once(ask);
                if (attempt == options.attempts() || !PASSING.contains(answer.status())) {
                    return answer;
                }
                answer.close();
                pause(attempt, answer);
            } catch (IOException e) {
                if (attempt == options.attempts() || Thread.currentThread().isInterrupted()) {
                    throw RegistryProblems.unreachable(ask.uri(), e);
                }
                pause(attempt);
            }
        }
    }

    /** Waits as long as the registry asks for, but not too long. */
    private void pause(int attempt, Answer answer) {
        Optional<Long> seconds =
                answer.header("Retry-After")
                        .filter(text ->
                                !text.isEmpty()
                                        && text.length() < 10
                                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                        .map(Long::parseLong);
        if (seconds.isPresent()) {
            sleep(Duration.ofSeconds(Math.min(seconds.get(), MAX_WAIT_SECONDS)));
        } else {
            pause(attempt);
        }
    }

    /** Waits before the attempt after this one. */
    void pause(int attempt) {
        sleep(options.firstWait().multipliedBy((long) Math.pow(3, Math.min(attempt - 1, 6))));
    }

    private void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryProblems.unreachable(base, new InterruptedIOException("interrupted"));
        }
    }
}
