package lazuli.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.deb.RelationField;
import lazuli.deb.Restriction;

/** A request while it is being solved: its items, and what they demand. */
final class Image {
    final Request request;

    /** Its own first, then those that its selections name. */
    final List<String> architectures;

    final Map<Candidate, Item> items = new LinkedHashMap<>();
    final Map<String, List<Item>> itemsByName = new HashMap<>();

    /** Who can't bear what has, or provides, this name. */
    final Map<String, List<Aversion>> aversionsByName = new HashMap<>();

    final List<Demand> roots = new ArrayList<>();
    final Map<Item, List<Demand>> demands = new HashMap<>();
    final List<Assumption> assumptions = new ArrayList<>();

    Image(Request request) {
        this.request = request;
        Set<String> all = new LinkedHashSet<>();
        all.add(request.architecture());
        request.packages().forEach(selection -> selection.architecture().ifPresent(all::add));
        architectures = List.copyOf(all);
    }

    record Aversion(Item item, RelationField field, Restriction restriction) {}

    /** An {@link Assumed} of an item that may or may not be in. */
    record Assumption(Item item, Assumed assumed) {}

    Optional<NamePattern> omission(String name) {
        return first(request.omit(), name);
    }

    Optional<NamePattern> exclusion(String name) {
        return first(request.exclude(), name);
    }

    private static Optional<NamePattern> first(List<NamePattern> patterns, String name) {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }
}
