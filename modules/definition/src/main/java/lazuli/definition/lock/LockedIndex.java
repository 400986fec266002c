package lazuli.definition.lock;

import lazuli.content.Digest;

/**
 * The signed index from which packages were chosen.
 *
 * @param repository the repository's name in the definition
 * @param suite which of its suites
 * @param date the index's {@code Date}, in seconds since 1970-01-01T00:00:00Z: no older one is accepted later
 * @param digest of the {@code InRelease} or {@code Release} file
 */
public record LockedIndex(String repository, String suite, long date, Digest digest)
        implements Comparable<LockedIndex> {
    public LockedIndex {
        if (!Written.isName(repository) || !Written.isPlain(suite)) {
            throw new IllegalArgumentException(
                    "not a repository and its suite: %s %s".formatted(repository, suite));
        }
        if (date < 0 || date > Written.LATEST) {
            throw new IllegalArgumentException("not a date: " + date);
        }
    }

    @Override
    public int compareTo(LockedIndex other) {
        int order = repository.compareTo(other.repository);
        return order != 0 ? order : suite.compareTo(other.suite);
    }

    /** {@return repository and suite, for people} */
    @Override
    public String toString() {
        return repository + " " + suite;
    }
}
