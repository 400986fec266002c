package lazuli.resolve;

import java.util.List;
import lazuli.deb.BinaryPackage;

/**
 * A package that is in an image.
 *
 * @param what the package
 * @param from the index that offers it
 * @param reasons why it is in: first what the definition says, then the others by name; at least one
 */
public record Chosen(BinaryPackage what, Listing from, List<Reason> reasons) {
    public Chosen {
        reasons = List.copyOf(reasons);
    }
}
