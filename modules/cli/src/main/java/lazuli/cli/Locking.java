package lazuli.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.definition.Located;
import lazuli.definition.Repository;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockedIndex;
import lazuli.definition.lock.LockedPackage;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.resolve.Requests;
import lazuli.resolve.Resolver;
import lazuli.store.repository.KnownRelease;
import lazuli.store.repository.Mirrors;
import lazuli.store.repository.ReachedSuite;
import lazuli.store.repository.Refresh;
import lazuli.store.repository.RepositoryIndexes;
import lazuli.store.repository.RepositorySource;
import lazuli.store.repository.VerifiedIndex;
import lazuli.trust.Keyring;

/** From a definition to its lock: the lock's file, or what is chosen now. */
final class Locking {
    private final Workshop workshop;
    private final Mirrors mirrors;
    private final Map<String, RepositorySource> sources = new LinkedHashMap<>();

    Locking(Workshop workshop) {
        this.workshop = workshop;
        this.mirrors =
                new Mirrors(mirrorOptions(workshop.terminal()), Optional.of(Path.of("/etc/apt")));
        Set<String> architectures = new LinkedHashSet<>();
        workshop.definition()
                .images()
                .values()
                .forEach(image -> architectures.addAll(image.architectures()));
        for (Repository repository : workshop.definition().repositories().values()) {
            sources.put(repository.name(), source(repository, List.copyOf(architectures)));
        }
    }

    private static List<URI> mirrorOptions(Terminal terminal) {
        List<String> named = terminal.options().mirrors();
        String variable = terminal.environment().getOrDefault("LAZULI_MIRROR", "");
        List<String> urls =
                named.isEmpty() && !variable.isBlank()
                        ? List.of(variable.strip().split("[\\s,]+"))
                        : named;
        return urls.stream().map(Locking::url).toList();
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getScheme() != null
                    && Set.of("http", "https", "file").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException notOne) {
            // Said below.
        }
        throw new Problem(
                        "arguments.mirror",
                        Kind.DEFINITION,
                        "the mirror \"" + text + "\" is no URL",
                        "--mirror or LAZULI_MIRROR",
                        "a mirror begins with http:, https: or file:",
                        "write it as http://mirror.example/debian")
                .exception();
    }

    private RepositorySource source(Repository repository, List<String> architectures) {
        List<URI> uris =
                repository
                        .source()
                        .map(source ->
                                List.of(
                                        switch (source) {
                                            case Repository.Source.Mirror(var url) ->
                                                    URI.create(url);
                                            case Repository.Source.Directory(var path) ->
                                                    workshop.project()
                                                            .folder()
                                                            .resolve(path)
                                                            .toUri();
                                        }))
                        .orElse(List.of());
        return new RepositorySource(
                repository.name(),
                values(repository.suites()),
                values(repository.components()),
                repository.architectures().isEmpty() ? architectures : repository.architectures(),
                repository
                        .keyring()
                        .map(keyring -> Keyring.of(keyring.keys().bytes(), keyring.file())),
                uris,
                repository.trusted(),
                repository.checkValidUntil(),
                Optional.empty());
    }

    private static List<String> values(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }

    /** {@return the lock to build from: the file where it fits, or else a new one, which is written} */
    static Lock current(Workshop workshop) {
        Optional<Lock> file = workshop.lockFile();
        if (file.isPresent() && file.get().fits(workshop.definition())) {
            return file.get();
        }
        if (workshop.terminal().options().locked()) {
            throw new Problem(
                            "lock.does-not-fit",
                            Kind.DEFINITION,
                            file.isPresent()
                                    ? "the lock does not fit the definition"
                                    : "there is no lock",
                            workshop.project().lock().toString(),
                            "--locked refuses to make another one",
                            "run `lazuli lock`, review what changes, and commit it")
                    .exception();
        }
        Lock fresh = new Locking(workshop).choose(file, Refresh.CACHED);
        OutputFiles.write(workshop.project().lock(), ByteSource.of(fresh.write()));
        workshop.terminal()
                .say(
                        "%s: %d packages chosen"
                                .formatted(workshop.project().lock(), fresh.packages().size()));
        return fresh;
    }

    /** {@return what is chosen now} */
    Lock choose(Optional<Lock> old, Refresh refresh) {
        Definition definition = workshop.definition();
        Universe universe = universe(old, refresh);
        Resolver resolver = new Resolver(universe.listings(), Requests.pins(definition));
        return Requests.lock(
                definition, resolver.resolve(Requests.of(definition)), universe.locked());
    }

    /** {@return what the repositories offer} */
    Universe universe(Optional<Lock> old, Refresh refresh) {
        List<KnownRelease> known = new ArrayList<>();
        old.ifPresent(lock -> {
            for (LockedIndex index : lock.indexes()) {
                known.add(
                        new KnownRelease(
                                index.repository(),
                                index.suite(),
                                index.digest(),
                                Instant.ofEpochSecond(index.date())));
            }
        });
        List<VerifiedIndex> verified =
                indexes().read(List.copyOf(sources.values()), refresh, known);
        return Universe.of(workshop, verified);
    }

    private RepositoryIndexes indexes() {
        return new RepositoryIndexes(workshop.fetcher(), mirrors, Instant.now());
    }

    /** {@return the suites of the definition's repository of this name, each asked for now} */
    List<ReachedSuite> reach(String repository) {
        return indexes().reach(Objects.requireNonNull(sources.get(repository)));
    }

    /** {@return where this package can be had, the preferred place first} */
    List<URI> urls(LockedPackage each, List<String> suites) {
        RepositorySource source = sources.get(each.repository());
        List<URI> urls = new ArrayList<>();
        if (source != null) {
            for (String suite : suites) {
                mirrors.of(source, suite).stream()
                        .map(mirror -> mirror.url(each.path()))
                        .filter(url -> !urls.contains(url))
                        .forEach(urls::add);
            }
        }
        return urls;
    }
}
