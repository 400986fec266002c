package lazuli.store.repository;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for a repository: where the definition says it is; then, for an archive of Debian's, the mirrors that the caller names, those that this host's apt uses, and
 * the one that is built in. Whoever answers has to show the right signature, so asking a wrong one does no harm.
 */
public final class Mirrors {
    private final List<Mirror> named;
    private final Optional<Path> apt;
    private @Nullable List<AptSources.Entry> entries;

    /**
     * Mirrors.
     *
     * @param named what {@code --mirror} and {@code LAZULI_MIRROR} say: base URLs such as {@code http://mirror.example/debian}, whose
     *     {@code debian-security} is looked for beside it
     * @param apt apt's configuration directory, {@code /etc/apt} mostly, where it may be looked into
     */
    public Mirrors(List<URI> named, Optional<Path> apt) {
        this.named = named.stream().map(uri -> new Mirror(uri, "--mirror")).toList();
        this.apt = apt;
    }

    /** {@return whom to ask for this suite of the repository, at least one, in order, each once} */
    public List<Mirror> of(RepositorySource repository, String suite) {
        List<Mirror> mirrors = new ArrayList<>();
        for (URI uri : repository.uris()) {
            add(mirrors, uri, "the definition");
        }
        if (isDebians(repository, suite)) {
            Archive archive = Archive.ofSuite(suite);
            for (Mirror mirror : named) {
                add(mirrors, archive.beside(mirror.base()), mirror.from());
            }
            addApts(mirrors, archive, suite);
            add(mirrors, archive.builtIn(), "built in");
        }
        return List.copyOf(mirrors);
    }

    /** One that says nowhere where it lies, or that lies where a mirror of Debian's would have it. */
    private static boolean isDebians(RepositorySource repository, String suite) {
        Optional<Archive> archive = Optional.of(Archive.ofSuite(suite));
        return !RepositorySource.isFlat(suite)
                && repository.uris().stream()
                        .allMatch(uri ->
                                !"file".equals(uri.getScheme())
                                        && Archive.ofMirror(uri).equals(archive));
    }

    private void addApts(List<Mirror> mirrors, Archive archive, String suite) {
        for (AptSources.Entry entry : entries()) {
            for (URI uri : entry.uris()) {
                if (Archive.ofMirror(uri).equals(Optional.of(archive))
                        || entry.suites().contains(suite)) {
                    add(mirrors, uri, entry.file().toString());
                }
            }
        }
    }

    private synchronized List<AptSources.Entry> entries() {
        List<AptSources.Entry> read = entries;
        if (read == null) {
            read = apt.map(AptSources::read).orElse(List.of());
            entries = read;
        }
        return read;
    }

    private static void add(List<Mirror> mirrors, URI base, String from) {
        Mirror mirror = new Mirror(base, from);
        if (mirrors.stream().noneMatch(known -> known.base().equals(mirror.base()))) {
            mirrors.add(mirror);
        }
    }
}
