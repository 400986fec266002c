package lazuli.store.repository;

import java.time.Instant;
import java.util.Optional;

/**
 * A suite whose release was got, and can be believed.
 *
 * @param suite its name
 * @param mirror who had it
 * @param date of when its release is, where it says so
 */
public record ReachedSuite(String suite, Mirror mirror, Optional<Instant> date) {}
