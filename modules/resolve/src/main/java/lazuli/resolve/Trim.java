package lazuli.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of an image what nothing needs after all: an alternative that was taken before another one came in for its own sake. What remains has its reasons, and
 * without any one of its packages something would be missing.
 */
final class Trim {
    private final Image image;

    private Trim(Image image) {
        this.image = image;
    }

    /** {@return the items to keep, each with the demands that it meets; of several that meet a demand, it is the first one's} */
    static SequencedMap<Item, List<Demand>> of(Image image, Collection<Item> chosen) {
        Trim trim = new Trim(image);
        SequencedSet<Item> kept = new LinkedHashSet<>(chosen);
        SequencedSet<Item> fewer = trim.needed(kept, null);
        while (fewer != null) {
            kept = fewer;
            fewer = trim.fewer(kept);
        }
        return trim.reasons(kept);
    }

    /** What remains where the latest that can be done without is left out; null where all are needed. */
    private @Nullable SequencedSet<Item> fewer(SequencedSet<Item> kept) {
        for (Item item : oneOfSeveral(kept).reversed()) {
            SequencedSet<Item> needed = needed(kept, item);
            if (needed != null) {
                return needed;
            }
        }
        return null;
    }

    /** What can be reached from the definition, where each demand leads to the first item that meets it; null where nothing but one of them, the one to do without, meets a demand. */
    private @Nullable SequencedSet<Item> needed(Set<Item> among, @Nullable Item without) {
        SequencedSet<Item> needed = new LinkedHashSet<>();
        List<Item> open = new ArrayList<>();
        for (Demand demand : image.roots) {
            if (!follow(demand, among, without, needed, open)) {
                return null;
            }
        }
        for (int i = 0; i < open.size(); i++) {
            for (Demand demand : demands(open.get(i))) {
                if (!follow(demand, among, without, needed, open)) {
                    return null;
                }
            }
        }
        return needed;
    }

    private static boolean follow(
            Demand demand,
            Set<Item> among,
            @Nullable Item without,
            Set<Item> needed,
            List<Item> open) {
        boolean canBeMet = true;
        for (Item item : demand.items) {
            if (item == without) {
                canBeMet = false;
            } else if (among.contains(item)) {
                if (needed.add(item)) {
                    open.add(item);
                }
                return true;
            }
        }
        return canBeMet;
    }

    /** The items that share a demand with another one: only these may turn out not to be needed. */
    private List<Item> oneOfSeveral(SequencedSet<Item> kept) {
        Set<Item> shared = new HashSet<>();
        image.roots.forEach(demand -> share(demand, kept, shared));
        kept.forEach(item -> demands(item).forEach(demand -> share(demand, kept, shared)));
        return kept.stream().filter(shared::contains).toList();
    }

    private static void share(Demand demand, Set<Item> kept, Set<Item> shared) {
        if (demand.items.size() > 1) {
            List<Item> meeting = demand.items.stream().filter(kept::contains).toList();
            if (meeting.size() > 1) {
                shared.addAll(meeting);
            }
        }
    }

    private SequencedMap<Item, List<Demand>> reasons(SequencedSet<Item> kept) {
        SequencedMap<Item, List<Demand>> reasons = new LinkedHashMap<>();
        kept.forEach(item -> reasons.put(item, new ArrayList<>(2)));
        image.roots.forEach(demand -> credit(demand, reasons));
        for (Item item : kept) {
            demands(item).forEach(demand -> credit(demand, reasons));
        }
        return reasons;
    }

    private static void credit(Demand demand, Map<Item, List<Demand>> reasons) {
        for (Item item : demand.items) {
            List<Demand> met = reasons.get(item);
            if (met != null) {
                met.add(demand);
                return;
            }
        }
    }

    private List<Demand> demands(Item item) {
        return image.demands.getOrDefault(item, List.of());
    }
}
