package lazuli.definition;

import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;

/**
 * Where packages come from: sources.list(5) says what a suite, a component and a flat repository are.
 *
 * @param name the definition's name for it
 * @param format the packages' format
 * @param suites what is read: names of distributions ({@code trixie-updates}), or paths that end in {@code /} for a flat repository; at least one
 * @param components the parts of a distribution that are read; none for a flat repository
 * @param architectures the only architectures it is asked for; empty: those of the images
 * @param keyring the OpenPGP keys that may sign it
 * @param trusted whether it is used without a signature
 * @param checkValidUntil whether an index whose {@code Valid-Until} has passed is refused
 * @param source where it lies, if the definition says so; otherwise the host or Lazuli know a mirror of it
 * @param priority which repository wins where several have a package: the higher one; the newest version among equals
 * @param where where it stands
 */
public record Repository(
        String name,
        Format format,
        List<Located<String>> suites,
        List<Located<String>> components,
        List<String> architectures,
        Optional<Keyring> keyring,
        boolean trusted,
        boolean checkValidUntil,
        Optional<Source> source,
        int priority,
        Position where) {
    /** The priority of a repository that sets none, as in apt_preferences(5). */
    public static final int DEFAULT_PRIORITY = 500;

    public Repository {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
        architectures = List.copyOf(architectures);
    }

    /** A packages' format. */
    public enum Format {
        /** Debian packages and their {@code Release} and {@code Packages} indexes. */
        DEB
    }

    /**
     * Keys.
     *
     * @param file relative to the project's directory
     * @param keys the file's content: one or more OpenPGP certificates, armoured or binary
     * @param where where the definition names the file
     */
    public record Keyring(String file, ByteSource keys, Position where) {}

    /** Where a repository lies. */
    public sealed interface Source {
        /**
         * A mirror.
         *
         * @param url {@code http}, {@code https} or {@code file}, without a slash at the end
         */
        record Mirror(String url) implements Source {}

        /**
         * A directory of the project: with indexes, or just with packages.
         *
         * @param path relative to the project's directory, without a slash at the end
         */
        record Directory(String path) implements Source {}
    }
}
