package lazuli.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A limit on the versions of some packages, for all images.
 *
 * <p>Without a priority, versions of these packages that do not fit are never chosen. With one, those that fit have it in place of their repository's.
 *
 * @param packages a package's name, in which {@code *} stands for any characters
 * @param constraints what the version must meet, all of them
 * @param repository where it must come from
 * @param priority the priority of what fits
 * @param where where it stands
 */
public record Pin(
        String packages,
        List<VersionConstraint> constraints,
        Optional<String> repository,
        OptionalInt priority,
        Position where) {
    public Pin {
        constraints = List.copyOf(constraints);
    }

    /** {@return whether this pin is about the package of this name} */
    public boolean isAbout(String name) {
        return Wildcard.matches(packages, 0, packages.length(), name, 0, name.length());
    }
}
