package lazuli.store.repository;

import java.time.Instant;
import lazuli.content.Digest;

/**
 * The state of a suite that the lock knows: nothing older is accepted.
 *
 * @param repository what the definition calls the repository
 * @param suite the suite
 * @param digest the digest of {@code InRelease}, or of {@code Release} where the signature is detached
 * @param date its {@code Date}
 */
public record KnownRelease(String repository, String suite, Digest digest, Instant date) {}
