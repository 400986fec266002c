package lazuli.resolve;

import lazuli.deb.PackagesIndex;

/**
 * The packages that one index of a repository offers for one architecture.
 *
 * @param repository the repository's name in the definition
 * @param suite the suite, or the path of a flat repository
 * @param component the component, empty in a flat repository
 * @param architecture the architecture that the index is for; its packages are of this one or {@code all}
 * @param priority what is higher is taken, even where it is older; a negative one is never taken
 * @param index the packages
 */
public record Listing(
        String repository,
        String suite,
        String component,
        String architecture,
        int priority,
        PackagesIndex index) {
    /** The priority of a repository of which the definition says nothing. */
    public static final int DEFAULT_PRIORITY = 500;

    /** {@return where the packages come from, as in {@code debian trixie/main}} */
    @Override
    public String toString() {
        return repository + " " + suite + (component.isEmpty() ? "" : "/" + component);
    }
}
