package lazuli.resolve;

import java.util.List;
import lazuli.deb.BinaryPackage;

/**
 * How a package came in, step by step from the definition.
 *
 * @param root what the definition says; never {@link Reason.RequiredBy}
 * @param first the package that it brings in
 * @param links the way from there, empty where {@code first} is the package in question
 */
public record Chain(Reason root, BinaryPackage first, List<Link> links) {
    public Chain {
        links = List.copyOf(links);
    }

    /** One package brings in another one. */
    public record Link(Reason.RequiredBy by, BinaryPackage to) {}
}
