package lazuli.definition;

import java.util.List;

/**
 * Which architectures something is for.
 *
 * @param names the architectures that are meant
 * @param except whether all others are meant
 */
public record ArchitectureFilter(List<String> names, boolean except) {
    /** Every architecture. */
    public static final ArchitectureFilter ALL = new ArchitectureFilter(List.of(), true);

    public ArchitectureFilter {
        names = List.copyOf(names);
    }

    /** {@return these only; no name means all} */
    public static ArchitectureFilter only(List<String> names) {
        return names.isEmpty() ? ALL : new ArchitectureFilter(names, false);
    }

    /** {@return whether it is for this architecture} */
    public boolean admits(String architecture) {
        return names.contains(architecture) != except;
    }

    /** {@return as Debian Policy 7.1 writes it: {@code [amd64 arm64]}, {@code [!i386]}; empty for all} */
    @Override
    public String toString() {
        if (names.isEmpty()) {
            return "";
        }
        String mark = except ? "!" : "";
        return "[" + mark + String.join(" " + mark, names) + "]";
    }
}
