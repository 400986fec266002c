package lazuli.resolve;

import java.util.Optional;
import lazuli.deb.VersionConstraint;

/** What the definition says about the versions of some packages, for all images. */
public sealed interface Pin {
    /** {@return the packages' names, as a pattern like that of {@link NamePattern}} */
    String packages();

    /** {@return where the definition says it} */
    String where();

    /** Only versions that the constraint allows are taken. */
    record ToVersion(String packages, VersionConstraint constraint, String where) implements Pin {}

    /** Only what comes from this repository, or this suite of it, is taken. */
    record ToRepository(String packages, String repository, Optional<String> suite, String where)
            implements Pin {}

    /** What comes from this repository, or this suite of it, has this priority instead of its repository's; where several pins speak of it, the first counts. */
    record ToPriority(
            String packages, String repository, Optional<String> suite, int priority, String where)
            implements Pin {}
}
