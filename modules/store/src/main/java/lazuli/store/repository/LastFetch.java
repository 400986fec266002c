package lazuli.store.repository;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lazuli.content.Digest;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.fetch.Answer;

/**
 * What was fetched last of a suite: which state, from where, and what to ask with next time.
 *
 * @param digest the state's digest
 * @param url where it came from
 * @param known what that server said of it
 */
record LastFetch(Digest digest, String url, Answer.Known known) {
    private static final int LINES = 4;

    /** A suite is the same whichever mirror had it; but not under another keyring, or at another address that the definition names. */
    private static String name(RepositorySource repository, String suite) {
        StringBuilder identity = new StringBuilder(suite).append('\n');
        for (URI uri : repository.uris()) {
            identity.append(uri).append('\n');
        }
        repository.keyring().ifPresent(keyring -> identity.append(keyring.digest()));
        return "suite-" + Digest.of(identity.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    static Optional<LastFetch> of(Store store, RepositorySource repository, String suite) {
        return store.sealed(Shelf.RELEASES, name(repository, suite))
                .map(source -> source.text().lines().toList())
                .filter(lines -> lines.size() == LINES)
                .map(LastFetch::read);
    }

    private static LastFetch read(List<String> lines) {
        return new LastFetch(
                new Digest(lines.get(0)),
                lines.get(1),
                new Answer.Known(present(lines.get(2)), present(lines.get(3))));
    }

    void keep(Store store, RepositorySource repository, String suite) {
        String text =
                "%s\n%s\n%s\n%s\n"
                        .formatted(
                                digest.hex(), url, line(known.etag()), line(known.lastModified()));
        store.seal(
                Shelf.RELEASES,
                name(repository, suite),
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(Optional<String> value) {
        return value.orElse("").replace('\n', ' ').replace('\r', ' ');
    }

    private static Optional<String> present(String line) {
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }
}
