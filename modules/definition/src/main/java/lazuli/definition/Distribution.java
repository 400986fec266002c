package lazuli.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is being made: a distribution's name and version.
 *
 * @param id as in os-release(5), {@code ID}
 * @param name as in os-release(5), {@code NAME}
 * @param version as in os-release(5), {@code VERSION_ID}
 * @param architectures what images are built for unless they say otherwise, by the packages' own names ({@code amd64}); at least one
 * @param epoch the time that every image is stamped with, in seconds since 1970-01-01T00:00:00Z, where the definition sets one
 * @param osRelease what {@code /usr/lib/os-release} is to say; empty where the packages' own file is to stay
 * @param where where it stands
 */
public record Distribution(
        String id,
        String name,
        String version,
        List<String> architectures,
        OptionalLong epoch,
        Optional<OsRelease> osRelease,
        Position where) {
    public Distribution {
        architectures = List.copyOf(architectures);
    }
}
