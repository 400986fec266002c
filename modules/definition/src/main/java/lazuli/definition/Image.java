package lazuli.definition;

import java.util.List;
import java.util.Optional;

/**
 * Something to build.
 *
 * @param name its name
 * @param description one line for people
 * @param architectures what it is built for; at least one
 * @param profiles the profiles that are merged into it, in the order of merging
 * @param essential whether the packages that every system of the distribution has are part of it
 * @param packageDatabase what the image says of its packages
 * @param osRelease what {@code /usr/lib/os-release} is to say; empty where the packages' own file is to stay. An overlay at that path wins.
 * @param selection what is in it, its profiles' selections included
 * @param kind what it becomes
 * @param where where it stands
 */
public record Image(
        String name,
        Optional<String> description,
        List<String> architectures,
        List<String> profiles,
        boolean essential,
        PackageDatabase packageDatabase,
        Optional<OsRelease> osRelease,
        Selection selection,
        ImageKind kind,
        Position where) {
    public Image {
        architectures = List.copyOf(architectures);
        profiles = List.copyOf(profiles);
    }

    /** What an image says of its packages. */
    public enum PackageDatabase {
        /** dpkg's whole database: {@code dpkg} and {@code apt} go on from there. */
        FULL,
        /** One file for each package in {@code /var/lib/dpkg/status.d}: scanners see what is inside, nothing can be installed. */
        STATUS_D,
        /** Nothing. */
        NONE
    }
}
