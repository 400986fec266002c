package lazuli.store.fetch;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lazuli.store.Store;
import lazuli.store.StoreLock;
import lazuli.store.fetch.FetchException.Cause;

/** One wanted file on its way into the store: from its sources in turn, going on where the last one stopped. */
final class Download {
    private final Store store;
    private final Transport transport;
    private final Progress progress;
    private final Abort abort;
    private final Wanted wanted;

    /** Whether the mirror may be asked for the rest only. */
    private boolean ranges = true;

    Download(Store store, Transport transport, Progress progress, Abort abort, Wanted wanted) {
        this.store = store;
        this.transport = transport;
        this.progress = progress;
        this.abort = abort;
        this.wanted = wanted;
    }

    /** {@return why it could not be had from any source; nothing where the file is in the store now} */
    List<FailedSource> run() {
        try (StoreLock _ = store.lock("download " + wanted.digest().hex())) {
            if (store.has(wanted.digest(), wanted.size())) {
                progress.advanced(wanted.size());
                return List.of();
            }
            store.remove(store.download(wanted.digest()));
            try (PartialFile partial = PartialFile.open(store, wanted)) {
                progress.advanced(partial.position());
                return fromAnywhere(partial);
            }
        }
    }

    private List<FailedSource> fromAnywhere(PartialFile partial) {
        List<FailedSource> failures = new ArrayList<>();
        if (partial.isWhole() && partial.keepIfRight()) {
            return List.of();
        }
        for (URI url : wanted.sources()) {
            try {
                transport.insist(url, () -> attempt(url, partial), partial::position, abort);
                return List.of();
            } catch (FetchException e) {
                failures.add(new FailedSource(url, e));
            }
        }
        return failures;
    }

    private void attempt(URI url, PartialFile partial) throws FetchException {
        if (partial.isWhole()) {
            restart(partial);
        }
        boolean resumes = partial.position() > 0 && ranges;
        if (!resumes) {
            restart(partial);
        }
        transport.get(url, fields(url, partial), new Writer(url, partial), abort);
        if (!partial.isWhole()) {
            throw FetchException.passing(
                    Cause.CUT,
                    "it ended after %d of %d bytes".formatted(partial.position(), wanted.size()));
        }
        if (!partial.keepIfRight()) {
            restart(partial);
            String why = "its SHA-256 is not the one that the index promises";
            if (resumes) {
                // The two parts may be of two files: once more, whole.
                ranges = false;
                throw FetchException.passing(Cause.WRONG_CONTENT, why);
            }
            throw FetchException.lasting(Cause.WRONG_CONTENT, why);
        }
    }

    private Map<String, String> fields(URI url, PartialFile partial) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (partial.position() > 0) {
            fields.put("Range", "bytes=%d-".formatted(partial.position()));
            partial.validator(url).ifPresent(validator -> fields.put("If-Range", validator));
        }
        return fields;
    }

    private void restart(PartialFile partial) {
        progress.advanced(-partial.restart());
    }

    /** Writes what a mirror answers to the end of the partial file. */
    private final class Writer implements Receiver {
        private final URI url;
        private final PartialFile partial;

        Writer(URI url, PartialFile partial) {
            this.url = url;
            this.partial = partial;
        }

        @Override
        public void begin(Head head) throws FetchException {
            switch (head.status()) {
                case Head.OK -> {
                    restart(partial);
                    checkLength(head, wanted.size());
                }
                case Head.PARTIAL -> {
                    checkRange(head);
                    checkLength(head, wanted.size() - partial.position());
                }
                case Head.RANGE_NOT_SATISFIABLE -> throw noRange("it has no such part");
                default -> throw HttpFailures.status(head);
            }
            partial.from(url, head.validator());
        }

        private void checkLength(Head head, long expected) throws FetchException {
            OptionalLong length = head.length();
            if (length.isPresent() && length.getAsLong() != expected) {
                throw FetchException.lasting(
                        Cause.WRONG_CONTENT,
                        "it has %d bytes where the index promises %d"
                                .formatted(
                                        wanted.size() - expected + length.getAsLong(),
                                        wanted.size()));
            }
        }

        private void checkRange(Head head) throws FetchException {
            Optional<String> range = head.field("Content-Range");
            String expected = "bytes %d-%d/".formatted(partial.position(), wanted.size() - 1);
            if (partial.position() == 0
                    || range.filter(r ->
                                    r.equals(expected + wanted.size()) || r.equals(expected + "*"))
                            .isEmpty()) {
                throw noRange(
                        "it sent the part %s, where %s was asked for"
                                .formatted(range.map(Head::printable).orElse("(none)"), expected));
            }
        }

        private FetchException noRange(String why) {
            ranges = false;
            return FetchException.passing(Cause.WRONG_CONTENT, why);
        }

        @Override
        public void take(ByteBuffer bytes) throws FetchException {
            if (bytes.remaining() > wanted.size() - partial.position()) {
                restart(partial);
                throw FetchException.lasting(
                        Cause.WRONG_CONTENT,
                        "it sends more than the %d bytes that the index promises"
                                .formatted(wanted.size()));
            }
            long count = bytes.remaining();
            partial.append(bytes);
            progress.advanced(count);
        }
    }

    /** A place that did not have it. */
    record FailedSource(URI url, FetchException failure) {}
}
