package lazuli.store.repository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.Store;
import lazuli.store.fetch.Answer;
import lazuli.store.fetch.FetchException;
import lazuli.store.fetch.Fetcher;
import lazuli.store.repository.SignedRelease.Form;

/** Gets the release of one suite: from the store where that will do, or from the mirrors in turn until one shows what can be believed. */
final class SuiteReader {
    /** Debian's largest has 0.2 MB. */
    private static final int LARGEST = 64 << 20;

    /**
     * A suite whose release can be believed.
     *
     * @param release its release; nothing where a directory that is trusted unsigned has none
     * @param mirrors whom to ask for what it lists, the one that had the release first
     * @param fromStore whether nobody was asked
     */
    record Suite(Optional<VerifiedRelease> release, List<Mirror> mirrors, boolean fromStore) {}

    private final Fetcher fetcher;
    private final Store store;
    private final RepositorySource source;
    private final String suite;
    private final List<Mirror> mirrors;
    private final Optional<KnownRelease> known;
    private final Instant now;
    private final ReleaseChecks checks;

    SuiteReader(
            Fetcher fetcher,
            RepositorySource source,
            String suite,
            List<Mirror> mirrors,
            Optional<KnownRelease> known,
            Instant now) {
        this.fetcher = fetcher;
        this.store = fetcher.store();
        this.source = source;
        this.suite = suite;
        this.mirrors = mirrors;
        this.known = known;
        this.now = now;
        checks = new ReleaseChecks(source, suite, now);
    }

    /** {@return where this suite's files lie under a mirror's base, with a slash at its end} */
    static String directory(String suite) {
        if (!RepositorySource.isFlat(suite)) {
            return "dists/" + suite + "/";
        }
        String path = suite.startsWith("./") ? suite.substring(2) : suite;
        return path.equals("/") ? "" : path;
    }

    Suite read(Refresh refresh) {
        if (source.keyring().isEmpty() && !source.trustedUnsigned()) {
            throw new Problem(
                            "repository.no-keyring",
                            Kind.DEFINITION,
                            "nobody could vouch for the repository %s".formatted(source.name()),
                            "the definition of the repository " + source.name(),
                            "it names no keyring",
                            "give it a keyring; or, if it is a directory of your own, say `trusted = true`")
                    .exception();
        }
        boolean remote = mirrors.stream().noneMatch(Mirror::isLocal);
        if (remote && (refresh == Refresh.CACHED || fetcher.options().offline())) {
            Optional<Suite> stored = stored();
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        return fetched();
    }

    /** {@return what the store has, where it is not older than the lock, and not out of date} Offline, being out of date is an error, since nobody can be asked. */
    private Optional<Suite> stored() {
        Optional<LastFetch> last = LastFetch.of(store, source, suite);
        Optional<SignedRelease> signed =
                known.flatMap(release -> SignedRelease.of(store, release.digest()))
                        .or(() -> last.flatMap(fetch -> SignedRelease.of(store, fetch.digest())));
        if (signed.isEmpty()) {
            return Optional.empty();
        }
        String where = "%s %s in the store".formatted(source.name(), suite);
        try {
            VerifiedRelease release =
                    VerifiedRelease.of(
                            store, signed.get(), source, where, now.plus(ReleaseChecks.CLOCK_SKEW));
            check(release, where);
            return Optional.of(new Suite(Optional.of(release), preferring(last), true));
        } catch (ProblemException e) {
            if (fetcher.options().offline()) {
                throw e;
            }
            fetcher.progress()
                    .note(
                            "%s: %s; asking for a new one"
                                    .formatted(where, e.problems().getFirst().why()));
            return Optional.empty();
        }
    }

    /** The mirror that had the release last has the rest of that state too. */
    private List<Mirror> preferring(Optional<LastFetch> last) {
        List<Mirror> sorted = new ArrayList<>();
        for (Mirror mirror : mirrors) {
            boolean served =
                    last.filter(fetch -> fetch.url().startsWith(mirror.base() + "/")).isPresent();
            sorted.add(served ? 0 : sorted.size(), mirror);
        }
        return sorted;
    }

    private void check(VerifiedRelease release, String where) {
        checks.checkIdentity(release.release(), where);
        checks.checkNoRollback(release.release(), known, where);
        checks.checkTime(release, where);
    }

    private Suite fetched() {
        List<Failure> failures = new ArrayList<>();
        for (Mirror mirror : mirrors) {
            String url = mirror.url(directory(suite) + "InRelease").toString();
            try {
                return fetched(mirror);
            } catch (FetchException e) {
                failures.add(Failure.of(mirror, url, e));
            } catch (ProblemException e) {
                Problem problem = e.problems().getFirst();
                if (problem.kind() == Kind.HOST || problem.kind() == Kind.DEFINITION) {
                    throw e;
                }
                failures.add(new Failure(mirror, problem));
            }
        }
        Failure gravest = Failure.gravest(failures);
        String hint =
                gravest.isNotFound() ? new SuiteNames(fetcher).hint(gravest.mirror(), suite) : "";
        throw Failure.problem(source, suite, failures, hint).exception();
    }

    private Suite fetched(Mirror mirror) throws FetchException {
        List<Mirror> sorted = new ArrayList<>(mirrors);
        sorted.remove(mirror);
        sorted.addFirst(mirror);
        Optional<LastFetch> last = LastFetch.of(store, source, suite);
        Optional<SignedRelease> before =
                last.flatMap(fetch -> SignedRelease.of(store, fetch.digest()));
        String where = mirror.url(directory(suite) + "InRelease").toString();
        Answer.Known ours =
                before.isPresent() && last.get().url().equals(where)
                        ? last.get().known()
                        : Answer.Known.NOTHING;
        try {
            return switch (fetcher.ask(mirror.url(directory(suite) + "InRelease"), ours, LARGEST)) {
                case Answer.Unchanged() ->
                        new Suite(
                                Optional.of(believed(before.orElseThrow(), where)), sorted, false);
                case Answer.Found found -> {
                    SignedRelease signed =
                            new SignedRelease(Form.CLEAR_SIGNED, found.bytes(), new byte[0]);
                    yield kept(
                            signed,
                            sorted,
                            where,
                            new Answer.Known(found.etag(), found.lastModified()));
                }
            };
        } catch (FetchException e) {
            if (e.kind() != FetchException.Cause.NOT_FOUND) {
                throw e;
            }
            return detached(mirror, sorted, e);
        }
    }

    private Suite detached(Mirror mirror, List<Mirror> sorted, FetchException noInRelease)
            throws FetchException {
        String url = directory(suite) + "Release";
        Optional<byte[]> release = document(mirror, url);
        if (release.isEmpty()) {
            if (source.trustedUnsigned()) {
                return new Suite(Optional.empty(), sorted, false);
            }
            throw noInRelease;
        }
        Optional<byte[]> signature = document(mirror, url + ".gpg");
        SignedRelease signed =
                new SignedRelease(
                        signature.isPresent() ? Form.DETACHED : Form.UNSIGNED,
                        release.get(),
                        signature.orElse(new byte[0]));
        return kept(signed, sorted, mirror.url(url).toString(), Answer.Known.NOTHING);
    }

    private Optional<byte[]> document(Mirror mirror, String path) throws FetchException {
        try {
            return fetcher.ask(mirror.url(path), Answer.Known.NOTHING, LARGEST)
                            instanceof Answer.Found(_, byte[] bytes, _, _)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (FetchException e) {
            if (e.kind() == FetchException.Cause.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Suite kept(
            SignedRelease signed, List<Mirror> sorted, String where, Answer.Known answer) {
        VerifiedRelease release = believed(signed, where);
        Optional<Suite> newer = newerInStore(release, where);
        if (newer.isPresent()) {
            return newer.get();
        }
        signed.keep(store);
        new LastFetch(signed.digest(), where, answer).keep(store, source, suite);
        return new Suite(Optional.of(release), sorted, false);
    }

    private VerifiedRelease believed(SignedRelease signed, String where) {
        checkNoWebPage(signed.text(), where);
        VerifiedRelease release =
                VerifiedRelease.of(
                        store, signed, source, where, now.plus(ReleaseChecks.CLOCK_SKEW));
        check(release, where);
        return release;
    }

    /** A mirror may be behind the one that was asked before: then what the store has is the newest that is known. */
    private Optional<Suite> newerInStore(VerifiedRelease fetched, String where) {
        Optional<LastFetch> last = LastFetch.of(store, source, suite);
        Optional<SignedRelease> signed =
                last.flatMap(fetch -> SignedRelease.of(store, fetch.digest()));
        if (signed.isEmpty() || fetched.release().date().isEmpty()) {
            return Optional.empty();
        }
        try {
            VerifiedRelease stored = believed(signed.get(), where);
            Instant date = fetched.release().date().get();
            if (stored.release().date().filter(date::isBefore).isEmpty()) {
                return Optional.empty();
            }
            fetcher.progress()
                    .note(
                            "%s is of %s, which is older than what it was before"
                                    .formatted(where, date));
            return Optional.of(new Suite(Optional.of(stored), preferring(last), false));
        } catch (ProblemException nothingToBelieve) {
            return Optional.empty();
        }
    }

    private static void checkNoWebPage(byte[] text, String where) {
        int at = 0;
        while (at < text.length && text[at] <= ' ' && text[at] >= 0) {
            at++;
        }
        if (at < text.length && text[at] == '<') {
            throw new Problem(
                            "repository.web-page",
                            Kind.REMOTE,
                            "a web page came where an index was asked for",
                            where,
                            "it begins with <: perhaps a login page of this network, or a proxy's message",
                            "open the URL in a browser, and see what stands between this host and the mirror")
                    .exception();
        }
    }
}
