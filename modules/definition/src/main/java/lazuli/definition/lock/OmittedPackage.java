package lazuli.definition.lock;

import java.util.List;
import java.util.TreeSet;

/**
 * A package that something depends on, and that the definition omits.
 *
 * @param name the package's name
 * @param images which images go without it, sorted; at least one
 */
public record OmittedPackage(String name, List<Target> images)
        implements Comparable<OmittedPackage> {
    public OmittedPackage {
        if (!Written.isPlain(name)) {
            throw new IllegalArgumentException("not a package's name: " + name);
        }
        images = List.copyOf(new TreeSet<>(images));
        if (images.isEmpty()) {
            throw new IllegalArgumentException("no image omits " + name);
        }
    }

    @Override
    public int compareTo(OmittedPackage other) {
        return name.compareTo(other.name);
    }
}
