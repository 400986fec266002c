package lazuli.store.repository;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.deb.Release;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.trust.Signature;

/**
 * A list of packages that the repository vouches for.
 *
 * @param repository the repository
 * @param suite its suite
 * @param component the component, empty for a flat repository
 * @param architecture the architecture that was asked for, or {@code all}
 * @param release what the suite says of itself; nothing where a directory that is trusted unsigned has no {@code Release}
 * @param releaseDigest the digest of {@code InRelease}, or of {@code Release} where there is none, or of the list itself where there is neither
 * @param signatures who signed it; nobody where the repository is trusted unsigned
 * @param mirrors where its packages can be had, the one that had the list first
 * @param digest tells this list from every other: its SHA-256 where the {@code Release} has it, or else that of its compressed form
 * @param packages the list: {@code Packages}, decompressed
 */
public record VerifiedIndex(
        RepositorySource repository,
        String suite,
        String component,
        String architecture,
        Optional<Release> release,
        Digest releaseDigest,
        List<Signature> signatures,
        List<Mirror> mirrors,
        Digest digest,
        ByteSource packages) {
    public VerifiedIndex {
        signatures = List.copyOf(signatures);
        mirrors = List.copyOf(mirrors);
    }

    /**
     * {@return the URLs of a package, the preferred one first}
     *
     * @param filename what the list's {@code Filename} says
     * @throws lazuli.problem.ProblemException {@code repository.bad-filename} where that leads out of the repository
     */
    public List<URI> locations(String filename) {
        for (String name : filename.split("/", -1)) {
            if (name.isEmpty() || name.equals("..") || filename.indexOf('\0') >= 0) {
                throw new Problem(
                                "repository.bad-filename",
                                Kind.DATA,
                                "a package's Filename leads out of its repository",
                                "repository %s, suite %s".formatted(repository.name(), suite),
                                "it is " + filename,
                                "do not use this repository before its maintainers have mended it")
                        .exception();
            }
        }
        List<URI> urls = new ArrayList<>();
        mirrors.forEach(mirror -> urls.add(mirror.url(filename)));
        return urls;
    }

    /** {@return the repository, suite, component and architecture, in one line} */
    @Override
    public String toString() {
        return "%s %s%s %s"
                .formatted(
                        repository.name(),
                        suite,
                        component.isEmpty() ? "" : " " + component,
                        architecture);
    }
}
