package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.tree.Names;

/** The file {@code /var/lib/dpkg/diversions}. */
public final class Diversions {
    /** Where dpkg keeps them. */
    public static final String FILE = "/var/lib/dpkg/diversions";

    private final Map<String, Diversion> byFrom = new LinkedHashMap<>();
    private final Map<String, Diversion> byTo = new LinkedHashMap<>();

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return byFrom.isEmpty();
    }

    /** {@return the diversion of this path, if there is one} */
    public Optional<Diversion> from(String path) {
        return Optional.ofNullable(byFrom.get(path));
    }

    /** {@return the diversion that leads to this path, if there is one} */
    public Optional<Diversion> to(String path) {
        return Optional.ofNullable(byTo.get(path));
    }

    /** Adds a diversion. The caller has looked whether it clashes. */
    public void add(Diversion diversion) {
        byFrom.put(diversion.from(), diversion);
        byTo.put(diversion.to(), diversion);
    }

    /** Removes a diversion. */
    public void remove(Diversion diversion) {
        byFrom.remove(diversion.from());
        byTo.remove(diversion.to());
    }

    /** {@return the path at which this package's file of this name stands} */
    String place(String path, PackageRecord owner) {
        Diversion diversion = byFrom.get(path);
        return diversion == null || diversion.packageName().filter(owner.name()::equals).isPresent()
                ? path
                : diversion.to();
    }

    /** {@return them all, in the file's order} */
    public List<Diversion> inOrder() {
        List<Diversion> diversions = new ArrayList<>(byFrom.values());
        diversions.sort(Comparator.comparing(Diversion::from, HashOrder.files()));
        return diversions;
    }

    /** {@return the file} */
    public ByteSource content() {
        StringBuilder text = new StringBuilder();
        for (Diversion diversion : inOrder()) {
            text.append(diversion.from()).append('\n');
            text.append(diversion.to()).append('\n');
            text.append(diversion.packageName().orElse(":")).append('\n');
        }
        return ByteSource.of(Names.encode(text.toString()));
    }
}
