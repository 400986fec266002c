package lazuli.oci.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lazuli.content.ByteSource;
import lazuli.oci.Descriptor;
import lazuli.oci.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Brings one blob to a repository; OCI distribution specification, "pushing blobs". All bytes go in one PATCH, as every engine does it; where the line is cut, the registry is
 * asked how much it has, and the rest follows.
 */
final class BlobUpload {
    private static final String BINARY = "application/octet-stream";

    private final Repository repository;
    private final Descriptor descriptor;
    private final ByteSource blob;
    private final PushProgress progress;

    BlobUpload(
            Repository repository, Descriptor descriptor, ByteSource blob, PushProgress progress) {
        this.repository = repository;
        this.descriptor = descriptor;
        this.blob = blob;
        this.progress = progress;
    }

    void run(List<Reference> others) {
        if (isThere()) {
            progress.done(descriptor, PushProgress.Outcome.THERE);
            return;
        }
        URI session = null;
        for (Reference other : others) {
            Optional<URI> begun = mount(other);
            if (begun.isEmpty()) {
                progress.done(descriptor, PushProgress.Outcome.MOUNTED);
                return;
            }
            session = begun.get();
        }
        upload(session);
        progress.done(descriptor, PushProgress.Outcome.SENT);
    }

    private boolean isThere() {
        try (Answer answer =
                repository.send(Ask.of("HEAD", repository.uri("blobs/" + descriptor.digest())))) {
            if (answer.good() || answer.status() == 404) {
                return answer.good();
            }
            throw refused(answer);
        }
    }

    /** Empty where the blob is mounted; else the upload that the registry began instead. */
    private Optional<URI> mount(Reference other) {
        String query = "?mount=%s&from=%s".formatted(descriptor.digest(), other.repository());
        try (Answer answer =
                repository.send(empty("POST", repository.uri("blobs/uploads/" + query)))) {
            return switch (answer.status()) {
                case 201 -> Optional.empty();
                case 202 -> Optional.of(repository.location(answer));
                default -> Optional.of(begin());
            };
        }
    }

    private URI begin() {
        try (Answer answer = repository.send(empty("POST", repository.uri("blobs/uploads/")))) {
            if (answer.status() == 202) {
                return repository.location(answer);
            }
            throw refused(answer);
        }
    }

    private static Ask empty(String method, URI uri) {
        return Ask.of(method, uri).withBody(BINARY, BodyPublishers.noBody(), new AtomicLong());
    }

    private void upload(@Nullable URI begun) {
        URI session = begun == null ? begin() : begun;
        long at = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                session = patch(session, at);
                finish(session);
                return;
            } catch (IOException e) {
                if (attempt == repository.options().attempts()
                        || Thread.currentThread().isInterrupted()) {
                    throw RegistryProblems.unreachable(repository.uri("blobs/uploads/"), e);
                }
                repository.pause(attempt);
            }
            Resumed resumed = resume(session, at);
            session = resumed.session();
            at = resumed.at();
        }
    }

    private record Resumed(URI session, long at) {}

    /** Where to go on after a cut: where the registry says, or from the beginning where it has forgotten the upload. */
    private Resumed resume(URI session, long sent) {
        try (Answer answer = repository.send(Ask.of("GET", session))) {
            if (answer.status() == 204 || answer.status() == 202) {
                long has = received(answer);
                if (has >= sent && has <= descriptor.size()) {
                    URI next =
                            answer.header("Location").isPresent()
                                    ? repository.location(answer)
                                    : session;
                    return new Resumed(next, has);
                }
            }
        }
        return new Resumed(begin(), 0);
    }

    /** {@code Range: 0-1023} says 1024 bytes; some registries say {@code bytes=} before; {@code 0-0} may be none or one. */
    private static long received(Answer answer) {
        String range = answer.header("Range").orElse("").replace("bytes=", "");
        int dash = range.indexOf('-');
        try {
            long last = dash < 0 ? -1 : Long.parseLong(range.substring(dash + 1).strip());
            return last <= 0 ? 0 : last + 1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private URI patch(URI session, long at) throws IOException {
        if (at == descriptor.size()) {
            return session;
        }
        AtomicLong sent = new AtomicLong();
        Ask ask = Ask.of("PATCH", session).withBody(BINARY, body(at, sent), sent);
        if (at > 0) {
            ask = ask.with("Content-Range", "%d-%d".formatted(at, descriptor.size() - 1));
        }
        try (Answer answer = repository.once(ask)) {
            if (answer.good()) {
                return repository.location(answer);
            }
            if (answer.status() >= 500
                    || answer.status() == 416
                    || answer.status() == 429
                    || answer.status() == 404) {
                throw new IOException(
                        "HTTP status %d while a blob was sent".formatted(answer.status()));
            }
            throw refused(answer);
        }
    }

    private BodyPublisher body(long at, AtomicLong sent) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> open(at, sent)), descriptor.size() - at);
    }

    private InputStream open(long at, AtomicLong sent) {
        try {
            InputStream in = blob.open();
            in.skipNBytes(at);
            return new FilterInputStream(in) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int n = super.read(bytes, offset, length);
                    if (n > 0) {
                        progress.sent(descriptor, at + sent.addAndGet(n));
                    }
                    return n;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish(URI session) throws IOException {
        String separator = session.getRawQuery() == null ? "?" : "&";
        URI uri = Transport.resolve(session, session + separator + "digest=" + descriptor.digest());
        try (Answer answer = repository.once(empty("PUT", uri))) {
            if (answer.status() == 201 || answer.status() == 204) {
                return;
            }
            // A PUT whose answer was lost has ended the upload.
            if (answer.status() == 404 && isThere()) {
                return;
            }
            if (answer.status() >= 500 || answer.status() == 404) {
                throw new IOException(
                        "HTTP status %d at the end of a blob".formatted(answer.status()));
            }
            throw refused(answer);
        }
    }

    private RuntimeException refused(Answer answer) {
        return RegistryProblems.refused(
                "the registry does not take a blob of the image", repository.reference(), answer);
    }
}
