package lazuli.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/**
 * What to remove from the store. Whatever is removed will be fetched or made anew when it is needed.
 *
 * @param unusedSince entries that were used last before this time, if it is given
 * @param largest entries, the longest unused first, until the rest takes at most so many bytes, if it is given
 */
public record Trim(Optional<Instant> unusedSince, OptionalLong largest) {
    /** {@return one that removes everything} */
    public static Trim everything() {
        return new Trim(Optional.empty(), OptionalLong.of(0));
    }

    /** {@return one that removes what was not used since this time} */
    public static Trim unusedSince(Instant time) {
        return new Trim(Optional.of(time), OptionalLong.empty());
    }

    /** {@return one that makes the store take at most so many bytes} */
    public static Trim to(long bytes) {
        return new Trim(Optional.empty(), OptionalLong.of(bytes));
    }

    List<StoreEntry> run(Store store, StoreLocks locks) {
        List<StoreEntry> removed = new ArrayList<>();
        boolean ran =
                locks.alone(
                        () -> {
                            for (StoreEntry entry : choose(store.entries())) {
                                entry.removeFrom(store.root());
                                removed.add(entry);
                            }
                        },
                        true);
        if (!ran) {
            throw new Problem(
                            "store.in-use",
                            Kind.HOST,
                            "another program uses the store",
                            store.root().toString(),
                            "a build would lose what it is about to read",
                            "wait until it has finished, and try again")
                    .exception();
        }
        return removed;
    }

    /** {@return what to remove of these, the longest unused first} */
    List<StoreEntry> choose(List<StoreEntry> entries) {
        List<StoreEntry> byAge = new ArrayList<>(entries);
        byAge.sort(Comparator.comparing(StoreEntry::lastUsed));
        long bytes = entries.stream().mapToLong(StoreEntry::bytes).sum();
        List<StoreEntry> chosen = new ArrayList<>();
        for (StoreEntry entry : byAge) {
            boolean old = unusedSince.isPresent() && entry.lastUsed().isBefore(unusedSince.get());
            if (old || largest.isPresent() && bytes > largest.getAsLong()) {
                chosen.add(entry);
                bytes -= entry.bytes();
            }
        }
        return chosen;
    }
}
