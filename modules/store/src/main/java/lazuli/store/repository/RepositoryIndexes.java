package lazuli.store.repository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.deb.Release;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.fetch.Fetcher;
import lazuli.store.fetch.Wanted;

/** The lists of packages of repositories, each vouched for. */
public final class RepositoryIndexes {
    private final Fetcher fetcher;
    private final Mirrors mirrors;
    private final Instant now;

    /**
     * Repositories as they are now.
     *
     * @param fetcher how to ask, and the store that remembers
     * @param mirrors whom to ask
     * @param now the time by which repositories and signatures are judged
     */
    public RepositoryIndexes(Fetcher fetcher, Mirrors mirrors, Instant now) {
        this.fetcher = fetcher;
        this.mirrors = mirrors;
        this.now = now;
    }

    private record SuiteOf(RepositorySource source, String suite) {}

    /** A list whose release is read. */
    private record Pending(
            SuiteOf suite, SuiteReader.Suite state, IndexFiles files, IndexReader reader) {}

    /**
     * {@return the lists of all suites, components and architectures, in the order of the repositories}
     *
     * @param repositories the repositories
     * @param refresh whether mirrors are asked for a newer state
     * @param known the states that the lock knows: nothing older is accepted
     * @throws ProblemException with a problem for each suite that can't be used: {@code repository.*}, {@code trust.*}, {@code fetch.*}, {@code deb.bad-release}
     */
    public List<VerifiedIndex> read(
            List<RepositorySource> repositories, Refresh refresh, List<KnownRelease> known) {
        List<SuiteOf> suites = new ArrayList<>();
        for (RepositorySource source : repositories) {
            source.suites().forEach(suite -> suites.add(new SuiteOf(source, suite)));
        }
        List<SuiteReader.Suite> states =
                together(suites, suite -> reader(suite, known).read(refresh));
        try {
            return indexes(suites, states);
        } catch (ProblemException e) {
            // The store's state may be too old for the mirrors, which keep the lists of a few
            // states only.
            if (states.stream().noneMatch(SuiteReader.Suite::fromStore)
                    || fetcher.options().offline()
                    || e.problems().stream().anyMatch(p -> p.kind() == Kind.HOST)) {
                throw e;
            }
            return indexes(
                    suites, together(suites, suite -> reader(suite, known).read(Refresh.NEWEST)));
        }
    }

    /**
     * {@return the repository's suites, each asked for its newest release} No lists are read.
     *
     * @throws ProblemException as with {@link #read}
     */
    public List<ReachedSuite> reach(RepositorySource repository) {
        List<SuiteOf> suites =
                repository.suites().stream().map(suite -> new SuiteOf(repository, suite)).toList();
        return together(
                suites,
                suite -> {
                    SuiteReader.Suite state = reader(suite, List.of()).read(Refresh.NEWEST);
                    return new ReachedSuite(
                            suite.suite,
                            state.mirrors().getFirst(),
                            state.release().map(VerifiedRelease::release).flatMap(Release::date));
                });
    }

    /** Work on one suite. */
    @FunctionalInterface
    private interface Work<T> {
        T on(SuiteOf suite);
    }

    private static <T> List<T> together(List<SuiteOf> suites, Work<T> work) {
        List<Callable<T>> tasks = new ArrayList<>();
        suites.forEach(suite -> tasks.add(() -> work.on(suite)));
        return Together.run(tasks);
    }

    private SuiteReader reader(SuiteOf suite, List<KnownRelease> known) {
        List<Mirror> candidates = mirrors.of(suite.source, suite.suite);
        if (candidates.isEmpty()) {
            throw new Problem(
                            "repository.no-mirror",
                            Kind.DEFINITION,
                            "nobody knows where %s %s is"
                                    .formatted(suite.source.name(), suite.suite),
                            "the definition of the repository " + suite.source.name(),
                            "only Debian's own archive has mirrors that are known without being named",
                            "give the repository a URL")
                    .exception();
        }
        Optional<KnownRelease> state =
                known.stream()
                        .filter(k -> k.repository().equals(suite.source.name()))
                        .filter(k -> k.suite().equals(suite.suite))
                        .findFirst();
        return new SuiteReader(fetcher, suite.source, suite.suite, candidates, state, now);
    }

    private List<VerifiedIndex> indexes(List<SuiteOf> suites, List<SuiteReader.Suite> states) {
        List<Pending> pending = new ArrayList<>();
        List<Callable<VerifiedIndex>> tasks = new ArrayList<>();
        for (int i = 0; i < suites.size(); i++) {
            SuiteOf suite = suites.get(i);
            SuiteReader.Suite state = states.get(i);
            if (state.release().isEmpty()) {
                tasks.add(() -> bare(suite, state));
            }
            for (Pending index : pending(suite, state)) {
                pending.add(index);
                tasks.add(() -> verified(index));
            }
        }
        prefetch(pending);
        return List.copyOf(Together.run(tasks));
    }

    private List<Pending> pending(SuiteOf suite, SuiteReader.Suite state) {
        List<Pending> pending = new ArrayList<>();
        Optional<Release> release = state.release().map(VerifiedRelease::release);
        String where = "%s %s".formatted(suite.source.name(), suite.suite);
        List<IndexFiles> lists =
                release.map(r -> IndexFiles.of(r, suite.source, suite.suite, where))
                        .orElse(List.of());
        for (IndexFiles files : lists) {
            IndexReader reader =
                    new IndexReader(
                            fetcher,
                            suite.source,
                            suite.suite,
                            state.mirrors(),
                            release.orElseThrow().acquireByHash(),
                            files);
            pending.add(new Pending(suite, state, files, reader));
        }
        return pending;
    }

    /** All that is missing, at once; what fails here is tried again one by one, in its other forms. */
    private void prefetch(List<Pending> pending) {
        List<Wanted> wanted = new ArrayList<>();
        for (Pending index : pending) {
            if (index.reader.stored().isEmpty()) {
                wanted.add(index.reader.wanted());
            }
        }
        try {
            fetcher.fetch("fetching package lists", wanted);
        } catch (ProblemException e) {
            if (e.problems().stream().anyMatch(problem -> problem.kind() == Kind.HOST)) {
                throw e;
            }
        }
    }

    private static VerifiedIndex verified(Pending index) {
        ByteSource packages = index.reader.read();
        VerifiedRelease release = index.state.release().orElseThrow();
        return new VerifiedIndex(
                index.suite.source,
                index.suite.suite,
                index.files.component(),
                index.files.architecture(),
                Optional.of(release.release()),
                release.digest(),
                release.signatures(),
                index.state.mirrors(),
                index.reader.digest(),
                packages);
    }

    private VerifiedIndex bare(SuiteOf suite, SuiteReader.Suite state) {
        ByteSource packages =
                new BareDirectory(fetcher, suite.source, suite.suite, state.mirrors()).packages();
        Digest digest = packages.digest();
        return new VerifiedIndex(
                suite.source,
                suite.suite,
                "",
                String.join(",", suite.source.architectures()),
                Optional.empty(),
                digest,
                List.of(),
                state.mirrors(),
                digest,
                packages);
    }
}
