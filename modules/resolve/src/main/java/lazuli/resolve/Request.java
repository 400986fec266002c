package lazuli.resolve;

import java.util.List;
import java.util.Optional;

/**
 * What one image for one architecture is to contain.
 *
 * @param image the image's name
 * @param architecture its architecture
 * @param packages what the definition asks for, in its order
 * @param exclude what must not be in it
 * @param omit what is left out although something depends on it: the dependency counts as satisfied
 * @param essential where the definition asks for the packages with {@code Essential: yes}, if it does; what it excludes or omits stays out
 * @param required the same for the packages with {@code Priority: required}
 * @param recommends whose recommendations are followed
 */
public record Request(
        String image,
        String architecture,
        List<Selection> packages,
        List<NamePattern> exclude,
        List<NamePattern> omit,
        Optional<String> essential,
        Optional<String> required,
        Recommends recommends) {
    public Request {
        packages = List.copyOf(packages);
        exclude = List.copyOf(exclude);
        omit = List.copyOf(omit);
    }

    /** {@return image and architecture, as in {@code base (amd64)}} */
    @Override
    public String toString() {
        return image + " (" + architecture + ")";
    }
}
