package lazuli.deb;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.Digest;

/**
 * What a suite of an archive says of itself and of its indexes: the file {@code Release}, or the text that {@code InRelease} signs, as in apt-secure(8) and
 * Debian's repository format.
 *
 * @param origin whose archive it is: {@code Debian}
 * @param label what it is: {@code Debian-Security}
 * @param suite its role: {@code stable}
 * @param codename its name: {@code trixie}
 * @param version its version: {@code 13.8}
 * @param date when it was made; an older one is a rollback
 * @param validUntil from when on it is out of date
 * @param acquireByHash whether the indexes lie under their digests too, at {@code by-hash/SHA256/…} beside them
 * @param architectures the architectures, {@code all} among them where its packages may have an index of their own
 * @param components the components, as written: {@code main}, {@code updates/main}
 * @param noSupportForArchitectureAll whether every architecture's index has the packages of architecture {@code all} too
 * @param files the indexes by path, relative to this file
 */
public record Release(
        Optional<String> origin,
        Optional<String> label,
        Optional<String> suite,
        Optional<String> codename,
        Optional<String> version,
        Optional<Instant> date,
        Optional<Instant> validUntil,
        boolean acquireByHash,
        List<String> architectures,
        List<String> components,
        boolean noSupportForArchitectureAll,
        SortedMap<String, File> files) {
    public Release {
        architectures = List.copyOf(architectures);
        components = List.copyOf(components);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * What an index must be like.
     *
     * @param digest its SHA-256
     * @param size its size in bytes
     */
    public record File(Digest digest, long size) {}

    /**
     * {@return what this text says}
     *
     * @param text one paragraph, UTF-8
     * @param where where it comes from, for messages
     * @throws lazuli.problem.ProblemException {@code deb.bad-release} where it is malformed, says one thing twice, or has paths that lead elsewhere
     */
    public static Release parse(byte[] text, String where) {
        return new ReleaseParser(text, where).parse();
    }

    /** {@return what the file at this path must be like, where it is listed with a SHA-256} */
    public Optional<File> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** {@return whether this is the suite of that name: its role, its name, or the part of either before a {@code /}} */
    public boolean isSuite(String name) {
        return List.of(suite, codename).stream()
                .flatMap(Optional::stream)
                .anyMatch(known -> known.equals(name) || name.startsWith(known + "/"));
    }
}
