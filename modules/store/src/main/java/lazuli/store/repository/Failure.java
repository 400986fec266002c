package lazuli.store.repository;

import java.util.List;
import lazuli.problem.Problem;
import lazuli.store.fetch.FetchException;

/**
 * Why one mirror could not serve a suite.
 *
 * @param mirror the mirror
 * @param problem what was wrong there
 */
record Failure(Mirror mirror, Problem problem) {
    /** The gravest first: what is wrong with the data tells more than a mirror that does not answer. */
    private static final List<String> GRAVITY =
            List.of(
                    "trust.bad-signature",
                    "trust.key-revoked",
                    "trust.expired",
                    "trust.",
                    "repository.rollback",
                    "repository.expired",
                    "repository.",
                    "deb.",
                    "fetch.wrong-content",
                    "fetch.not-found",
                    "fetch.refused",
                    "fetch.");

    static Failure of(Mirror mirror, String url, FetchException e) {
        return new Failure(
                mirror,
                new Problem(
                        e.kind().code(),
                        e.kind().problemKind(),
                        "a mirror does not have it",
                        url,
                        e.why(),
                        fix(e.kind())));
    }

    private static String fix(FetchException.Cause cause) {
        return switch (cause) {
            case UNREACHABLE ->
                    "see whether this host has a network, a name server, and the right http_proxy; or name another mirror with --mirror";
            case OFFLINE -> "run the same command once without --offline";
            case NOT_FOUND ->
                    "see whether the suite and the repository's URL are right; or name another mirror with --mirror";
            case STALLED, CUT, UNAVAILABLE, REFUSED, WRONG_CONTENT ->
                    "try again, or name another mirror with --mirror";
        };
    }

    private int gravity() {
        for (int i = 0; i < GRAVITY.size(); i++) {
            if (problem.code().startsWith(GRAVITY.get(i))) {
                return i;
            }
        }
        return GRAVITY.size();
    }

    boolean isNotFound() {
        return problem.code().equals(FetchException.Cause.NOT_FOUND.code());
    }

    /** {@return the gravest of these} */
    static Failure gravest(List<Failure> failures) {
        Failure gravest = failures.getFirst();
        for (Failure failure : failures) {
            if (failure.gravity() < gravest.gravity()) {
                gravest = failure;
            }
        }
        return gravest;
    }

    /** {@return one problem that says what every mirror said} */
    static Problem problem(RepositorySource source, String suite, List<Failure> all, String hint) {
        Problem gravest = gravest(all).problem;
        StringBuilder why = new StringBuilder();
        for (Failure failure : all) {
            why.append(
                    "%s (%s): %s\n"
                            .formatted(
                                    failure.problem.where(),
                                    failure.mirror.from(),
                                    failure.problem.why()));
        }
        return new Problem(
                gravest.code(),
                gravest.kind(),
                "no mirror has %s %s as it should be".formatted(source.name(), suite),
                gravest.where(),
                why.toString().strip(),
                hint.isEmpty() ? gravest.fix() : hint);
    }
}
