package lazuli.store.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.fetch.Answer;
import lazuli.store.fetch.FetchException;
import lazuli.store.fetch.Fetcher;

/** A place that is trusted unsigned and has no {@code Release}: a {@code Packages} alone, or, on this host, just packages. */
final class BareDirectory {
    private static final int LARGEST = 256 << 20;
    private static final List<Compression> FORMS =
            List.of(Compression.NONE, Compression.ZSTD, Compression.XZ, Compression.GZIP);

    private final Fetcher fetcher;
    private final RepositorySource source;
    private final String suite;
    private final List<Mirror> mirrors;

    BareDirectory(Fetcher fetcher, RepositorySource source, String suite, List<Mirror> mirrors) {
        this.fetcher = fetcher;
        this.source = source;
        this.suite = suite;
        this.mirrors = mirrors;
    }

    /** {@return the list of its packages} */
    ByteSource packages() {
        Mirror mirror = mirrors.getFirst();
        List<Failure> failures = new ArrayList<>();
        for (Compression form : FORMS) {
            String path = SuiteReader.directory(suite) + "Packages" + form.suffix();
            try {
                if (fetcher.ask(mirror.url(path), Answer.Known.NOTHING, LARGEST)
                        instanceof Answer.Found(_, byte[] bytes, _, _)) {
                    return ByteSource.of(unpacked(bytes, form, mirror.url(path).toString()));
                }
            } catch (FetchException e) {
                failures.add(Failure.of(mirror, mirror.url(path).toString(), e));
            }
        }
        if (mirror.isLocal() && RepositorySource.isFlat(suite)) {
            return PackageDirectory.index(mirror, SuiteReader.directory(suite));
        }
        throw Failure.problem(source, suite, failures, "").exception();
    }

    private static byte[] unpacked(byte[] bytes, Compression form, String where) {
        try (InputStream in = form.decoder(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(LARGEST + 1);
            if (unpacked.length > LARGEST) {
                throw bad(where, "it unpacks to more than %d bytes".formatted(LARGEST));
            }
            return unpacked;
        } catch (IOException e) {
            throw bad(where, "it can't be unpacked: " + e.getMessage());
        }
    }

    private static ProblemException bad(String where, String why) {
        return new Problem(
                        "repository.bad-index",
                        Kind.DATA,
                        "a package list is damaged",
                        where,
                        why,
                        "make it anew, or remove it")
                .exception();
    }
}
