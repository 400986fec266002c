package lazuli.store.fetch;

import java.net.URI;
import java.util.List;
import lazuli.content.Digest;

/**
 * A file that has to be in the store.
 *
 * @param name what it is called in messages: {@code curl 8.14.1-2 amd64}
 * @param sources where it can be had, the preferred one first: {@code http}, {@code https} or {@code file} URLs
 * @param digest its SHA-256
 * @param size its size in bytes
 */
public record Wanted(String name, List<URI> sources, Digest digest, long size) {
    public Wanted {
        sources = List.copyOf(sources);
        if (sources.isEmpty() || size < 0) {
            throw new IllegalArgumentException(name + " can't be had");
        }
    }
}
