package lazuli.resolve;

import java.util.List;

/**
 * Whose {@code Recommends} are followed. What is recommended comes in where it can, and is left out where it can't.
 *
 * @param all those of every package
 * @param of those of the packages with these names
 */
public record Recommends(boolean all, List<NamePattern> of) {
    /** Nobody's. */
    public static final Recommends NONE = new Recommends(false, List.of());

    /** Everybody's. */
    public static final Recommends ALL = new Recommends(true, List.of());

    public Recommends {
        of = List.copyOf(of);
    }

    boolean follows(String name) {
        return all || of.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
