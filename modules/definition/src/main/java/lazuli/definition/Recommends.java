package lazuli.definition;

import java.util.List;

/**
 * Whose {@code Recommends} are followed like {@code Depends}, where they can be met.
 *
 * @param all everybody's
 * @param of otherwise these packages' own
 */
public record Recommends(boolean all, List<Located<String>> of) {
    /** Nobody's. */
    public static final Recommends NONE = new Recommends(false, List.of());

    public Recommends {
        of = List.copyOf(of);
    }

    /** {@return whether this package's are followed} */
    public boolean follows(String packageName) {
        return all || of.stream().anyMatch(name -> name.value().equals(packageName));
    }
}
