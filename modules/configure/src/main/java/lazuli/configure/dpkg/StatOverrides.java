package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.tree.Names;

/** The file {@code /var/lib/dpkg/statoverride}. */
public final class StatOverrides {
    /** Where dpkg keeps them. */
    public static final String FILE = "/var/lib/dpkg/statoverride";

    private final Map<String, StatOverride> byPath = new LinkedHashMap<>();

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** {@return what is said of this path, if anything is} */
    public Optional<StatOverride> get(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Adds an override, or replaces the one of its path. */
    public void add(StatOverride override) {
        byPath.put(override.path(), override);
    }

    /** {@return whether there was one to remove} */
    public boolean remove(String path) {
        return byPath.remove(path) != null;
    }

    /** {@return them all, in the file's order} */
    public List<StatOverride> inOrder() {
        List<StatOverride> overrides = new ArrayList<>(byPath.values());
        overrides.sort(Comparator.comparing(StatOverride::path, HashOrder.files()));
        return overrides;
    }

    /** {@return the file} */
    public ByteSource content() {
        StringBuilder text = new StringBuilder();
        for (StatOverride override : inOrder()) {
            text.append(override.line()).append('\n');
        }
        return ByteSource.of(Names.encode(text.toString()));
    }
}
