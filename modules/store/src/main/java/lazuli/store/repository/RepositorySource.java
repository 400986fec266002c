package lazuli.store.repository;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import lazuli.trust.Keyring;

/**
 * A repository whose packages are wanted, as in sources.list(5).
 *
 * @param name what the definition calls it
 * @param suites names of distributions ({@code trixie-updates}), or paths that end in {@code /} for a flat repository
 * @param components the components, none for a flat repository
 * @param architectures the architectures whose packages are wanted; packages of {@code all} come along
 * @param keyring who may sign it; without, only a repository that is trusted unsigned can be used
 * @param uris where it lies, the preferred place first: {@code http}, {@code https} or {@code file} URLs; none for Debian's own archive, which has many mirrors
 * @param trustedUnsigned whether it is used without a signature
 * @param checkValidUntil whether it is refused when it is out of date
 * @param origin what its {@code Origin} must be, where that is known
 */
public record RepositorySource(
        String name,
        List<String> suites,
        List<String> components,
        List<String> architectures,
        Optional<Keyring> keyring,
        List<URI> uris,
        boolean trustedUnsigned,
        boolean checkValidUntil,
        Optional<String> origin) {
    public RepositorySource {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
        architectures = List.copyOf(architectures);
        uris = List.copyOf(uris);
        if (suites.isEmpty() || architectures.isEmpty()) {
            throw new IllegalArgumentException(
                    "the repository " + name + " needs a suite and an architecture");
        }
    }

    /** {@return whether this suite is a path in a flat repository} */
    static boolean isFlat(String suite) {
        return suite.endsWith("/");
    }
}
