package lazuli.store.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lazuli.deb.Release;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** What a release must be like although it is signed: of the suite that was asked for, and neither old, nor older than what is known, nor from the future. */
final class ReleaseChecks {
    /** How far two clocks may be apart. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final RepositorySource source;
    private final String suite;
    private final Instant now;

    ReleaseChecks(RepositorySource source, String suite, Instant now) {
        this.source = source;
        this.suite = suite;
        this.now = now;
    }

    /** Throws where it is another suite's, or another archive's. */
    void checkIdentity(Release release, String where) {
        boolean named = release.suite().isPresent() || release.codename().isPresent();
        if (!RepositorySource.isFlat(suite) && named && !release.isSuite(suite)) {
            throw refused(
                    "repository.other-suite",
                    "a mirror has another suite in the place of %s".formatted(suite),
                    where,
                    "it says Suite: %s, Codename: %s"
                            .formatted(
                                    release.suite().orElse("(none)"),
                                    release.codename().orElse("(none)")),
                    "ask for the suite by one of these names, or use another mirror");
        }
        if (source.origin().isPresent() && !release.origin().equals(source.origin())) {
            throw refused(
                    "repository.other-origin",
                    "a mirror has another archive in the place of %s".formatted(source.name()),
                    where,
                    "it says Origin: %s, where %s belongs"
                            .formatted(release.origin().orElse("(none)"), source.origin().get()),
                    "use another mirror");
        }
    }

    /** Throws where its time is not now. */
    void checkTime(VerifiedRelease verified, String where) {
        Release release = verified.release();
        if (release.date().isEmpty() && !source.trustedUnsigned()) {
            throw refused(
                    "repository.no-date",
                    "%s %s does not say how old it is".formatted(source.name(), suite),
                    where,
                    "its Release has no Date, so an old state could pass for a new one",
                    "ask its maintainers to add a Date");
        }
        Instant date = release.date().orElse(now);
        if (date.isAfter(now.plus(CLOCK_SKEW))) {
            throw refused(
                    "repository.not-yet-valid",
                    "%s %s is from the future".formatted(source.name(), suite),
                    where,
                    "it was made on %s, and now it is %s".formatted(date, now),
                    "set this host's clock");
        }
        if (source.checkValidUntil()
                && release.validUntil().isPresent()
                && release.validUntil().get().isBefore(now)) {
            throw refused(
                    "repository.expired",
                    "%s %s is out of date".formatted(source.name(), suite),
                    where,
                    "it was valid until %s, and now it is %s"
                            .formatted(release.validUntil().get(), now),
                    "see whether this host's clock is right; use a mirror that is up to date; for an archive of old states, say `check-valid-until = false`");
        }
    }

    /** Throws where it is older than what the lock knows. */
    void checkNoRollback(Release release, Optional<KnownRelease> known, String where) {
        Optional<Instant> date = release.date();
        if (known.isPresent() && date.isPresent() && date.get().isBefore(known.get().date())) {
            throw refused(
                    "repository.rollback",
                    "%s %s is older than what the lock knows".formatted(source.name(), suite),
                    where,
                    "it was made on %s, the lock's on %s".formatted(date.get(), known.get().date()),
                    "use a mirror that is up to date; if the archive really went back, remove lazuli.lock");
        }
    }

    private static ProblemException refused(
            String code, String what, String where, String why, String fix) {
        return new Problem(code, Kind.DATA, what, where, why, fix).exception();
    }
}
