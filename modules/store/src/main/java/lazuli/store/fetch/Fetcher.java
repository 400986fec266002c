package lazuli.store.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.Store;
import org.jspecify.annotations.Nullable;

/** Fetches files into a store. Thread-safe. A host that could not be reached is not asked again by the same fetcher. */
public final class Fetcher implements AutoCloseable {
    private static final int MOST_NAMED = 5;

    private final Store store;
    private final FetchOptions options;
    private final Progress progress;
    private final Transport transport;

    /**
     * A fetcher that loads and opens nothing before something is missing.
     *
     * @param store where the files go
     * @param options how to fetch
     * @param progress who wants to hear of it
     */
    public Fetcher(Store store, FetchOptions options, Progress progress) {
        this(store, options, progress, null);
    }

    Fetcher(Store store, FetchOptions options, Progress progress, @Nullable SSLContext tls) {
        this.store = store;
        this.options = options;
        this.progress = progress;
        transport = new Transport(options, progress, tls);
    }

    /** {@return where the files go} */
    public Store store() {
        return store;
    }

    /** {@return how this fetches} */
    public FetchOptions options() {
        return options;
    }

    /** {@return who hears of it} */
    public Progress progress() {
        return progress;
    }

    /**
     * Sees to it that all these files are in the store: those that are missing are fetched, many at once, and verified.
     *
     * @param what what they are, for the progress: {@code fetching packages}
     * @throws ProblemException of the kind REMOTE or DATA, with one problem for each reason for which files could not be had: {@code fetch.unreachable},
     *     {@code fetch.stalled}, {@code fetch.cut}, {@code fetch.unavailable}, {@code fetch.not-found}, {@code fetch.refused}, {@code fetch.wrong-content}; of the
     *     kind HOST where the store can't be written; {@code fetch.offline} where nothing may be fetched
     */
    public void fetch(String what, List<Wanted> wanted) {
        Map<Digest, Wanted> missing = new LinkedHashMap<>();
        long bytes = 0;
        for (Wanted file : wanted) {
            if (!store.has(file.digest(), file.size())
                    && missing.putIfAbsent(file.digest(), file) == null) {
                bytes += file.size();
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        List<Wanted> files = List.copyOf(missing.values());
        checkOnline(files, bytes);
        store.checkRoom(bytes);
        progress.started(what, files.size(), bytes);
        try {
            new Batch(store, transport, progress, options.connectionsPerHost()).run(files);
        } finally {
            progress.ended();
        }
    }

    /** {@return this file's bytes, verified} Fetches it where it is missing or damaged. */
    public ByteSource get(Wanted wanted) {
        Optional<ByteSource> there = store.verified(wanted.digest(), wanted.size());
        if (there.isPresent()) {
            return there.get();
        }
        fetch("fetching " + wanted.name(), List.of(wanted));
        return store.verified(wanted.digest(), wanted.size())
                .orElseThrow(() ->
                        new Problem(
                                        "store.unreliable",
                                        Kind.HOST,
                                        "the store does not keep what is written",
                                        store.download(wanted.digest()).toString(),
                                        "its digest fitted when it was written, and does not when it is read",
                                        "look after that disk and this host's memory")
                                .exception());
    }

    /**
     * {@return the document at this URL}
     *
     * @param known what the asker has already
     * @param largest how many bytes it may have
     * @throws FetchException where it can't be had there, after all attempts
     */
    public Answer ask(URI url, Answer.Known known, long largest) throws FetchException {
        Abort abort = new Abort();
        List<Answer> answers = new ArrayList<>();
        transport.insist(
                url,
                () -> {
                    Document document = new Document(largest);
                    transport.get(url, Document.fields(known), document, abort);
                    answers.add(document.answer(url));
                },
                answers::size,
                abort);
        return answers.getFirst();
    }

    private void checkOnline(List<Wanted> files, long bytes) {
        List<Wanted> remote =
                files.stream()
                        .filter(file ->
                                file.sources().stream()
                                        .noneMatch(url -> "file".equals(url.getScheme())))
                        .toList();
        if (!options.offline() || remote.isEmpty()) {
            return;
        }
        throw new Problem(
                        "fetch.offline",
                        Kind.REMOTE,
                        "%d files of %d MB are not in the store, and --offline forbids to fetch them"
                                .formatted(remote.size(), (bytes >> 20) + 1),
                        store.root().toString(),
                        "missing: " + names(remote),
                        "run the same command once without --offline")
                .exception();
    }

    static String names(List<Wanted> files) {
        String named =
                String.join(", ", files.stream().limit(MOST_NAMED).map(Wanted::name).toList());
        return files.size() <= MOST_NAMED
                ? named
                : named + " and %d more".formatted(files.size() - MOST_NAMED);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        transport.close();
    }
}
