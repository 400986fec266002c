package lazuli.definition.lock;

import java.util.List;
import java.util.TreeSet;
import lazuli.content.Digest;

/**
 * A package that was chosen.
 *
 * @param name the package's name
 * @param version the package's version
 * @param architecture the package's own: {@code all}, or that of the images, or another that was asked for
 * @param repository the name of the repository that has it
 * @param path where in the repository: {@code Filename} in its index
 * @param size in bytes
 * @param digest of the package's file
 * @param images which images have it, sorted; at least one
 */
public record LockedPackage(
        String name,
        String version,
        String architecture,
        String repository,
        String path,
        long size,
        Digest digest,
        List<Target> images)
        implements Comparable<LockedPackage> {
    public LockedPackage {
        if (!Written.isPlain(name)
                || !Written.isPlain(version)
                || !Written.isName(architecture)
                || !Written.isName(repository)) {
            throw new IllegalArgumentException(
                    "not a package: %s %s %s %s"
                            .formatted(name, version, architecture, repository));
        }
        if (!Written.isPathInside(path)) {
            throw new IllegalArgumentException("not a path in a repository: " + path);
        }
        if (size < 0) {
            throw new IllegalArgumentException("a size below zero: " + size);
        }
        images = List.copyOf(new TreeSet<>(images));
        if (images.isEmpty()) {
            throw new IllegalArgumentException("no image has " + name);
        }
    }

    @Override
    public int compareTo(LockedPackage other) {
        int order = name.compareTo(other.name);
        return order != 0 ? order : architecture.compareTo(other.architecture);
    }

    /** {@return name, version and architecture, for people} */
    @Override
    public String toString() {
        return "%s %s %s".formatted(name, version, architecture);
    }
}
