package lazuli.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import lazuli.deb.BinaryPackage;
import lazuli.deb.PackagesIndex;
import lazuli.deb.Priority;
import org.jspecify.annotations.Nullable;

/** The candidates of all architectures, in the order of preference; each is made when somebody asks for its name. */
final class Catalogue {
    private final List<Pin> pins;
    private final Map<String, Shelf> shelves = new HashMap<>();

    Catalogue(List<Listing> listings, List<Pin> pins) {
        this.pins = List.copyOf(pins);
        for (Listing listing : listings) {
            shelves.computeIfAbsent(listing.architecture(), architecture -> new Shelf())
                    .listings
                    .add(listing);
        }
    }

    /** One architecture's candidates. */
    private static final class Shelf {
        final List<Listing> listings = new ArrayList<>();
        final Map<String, List<Candidate>> named = new HashMap<>();
        final Map<String, List<Candidate>> providing = new HashMap<>();
    }

    boolean knows(String architecture) {
        return shelves.containsKey(architecture);
    }

    /** The candidates of this name, each version once, the best first. */
    List<Candidate> named(String architecture, String name) {
        Shelf shelf = shelves.get(architecture);
        if (shelf == null) {
            return List.of();
        }
        List<Candidate> known = shelf.named.get(name);
        if (known == null) {
            known = read(shelf, name);
            shelf.named.put(name, known);
        }
        return known;
    }

    private List<Candidate> read(Shelf shelf, String name) {
        List<Candidate> all = new ArrayList<>(2);
        for (Listing listing : shelf.listings) {
            for (BinaryPackage found : listing.index().named(name)) {
                if (found.architecture().equals(listing.architecture())
                        || found.architecture().equals("all")) {
                    int priority = priority(name, listing);
                    all.add(new Candidate(found, listing, priority, bar(found, listing, priority)));
                }
            }
        }
        all.sort(Candidate.PREFERENCE);
        List<Candidate> distinct = new ArrayList<>(all.size());
        for (Candidate candidate : all) {
            if (distinct.stream()
                    .noneMatch(other -> other.version().compareTo(candidate.version()) == 0)) {
                distinct.add(candidate);
            }
        }
        if (!distinct.isEmpty()) {
            distinct.getFirst().top = distinct.getFirst().bar == null;
        }
        return distinct;
    }

    private int priority(String name, Listing listing) {
        for (Pin pin : pins) {
            if (pin instanceof Pin.ToPriority to
                    && NamePattern.matches(to.packages(), name)
                    && to.repository().equals(listing.repository())
                    && to.suite().map(listing.suite()::equals).orElse(true)) {
                return to.priority();
            }
        }
        return listing.priority();
    }

    private @Nullable Bar bar(BinaryPackage found, Listing listing, int priority) {
        for (Pin pin : pins) {
            boolean allows =
                    switch (pin) {
                        case Pin.ToVersion to -> to.constraint().allows(found.version());
                        case Pin.ToRepository to ->
                                to.repository().equals(listing.repository())
                                        && to.suite().map(listing.suite()::equals).orElse(true);
                        case Pin.ToPriority _ -> true;
                    };
            if (!allows && NamePattern.matches(pin.packages(), found.name())) {
                return new Bar.Pinned(pin);
            }
        }
        return priority < 0 ? new Bar.Unwanted(listing) : null;
    }

    /** The candidates that provide this name without having it: the ones that apt would rather take first, see {@code package-info}. */
    List<Candidate> providing(String architecture, String name) {
        Shelf shelf = shelves.get(architecture);
        if (shelf == null) {
            return List.of();
        }
        List<Candidate> known = shelf.providing.get(name);
        if (known == null) {
            known = readProviders(shelf, architecture, name);
            shelf.providing.put(name, known);
        }
        return known;
    }

    private List<Candidate> readProviders(Shelf shelf, String architecture, String name) {
        Set<String> names = new LinkedHashSet<>();
        for (Listing listing : shelf.listings) {
            for (BinaryPackage found : listing.index().providing(name)) {
                names.add(found.name());
            }
        }
        names.remove(name);
        List<Candidate> all = new ArrayList<>();
        for (String provider : names) {
            for (Candidate candidate : named(architecture, provider)) {
                if (candidate.provides().containsKey(name)) {
                    all.add(candidate);
                }
            }
        }
        all.sort(
                providers(name).thenComparing(Candidate::name).thenComparing(Candidate.PREFERENCE));
        return all;
    }

    /** {@return the order of preference of the packages that provide this name; what is equal is as good as each other} */
    static Comparator<Candidate> providers(String name) {
        return Comparator.comparing((Candidate candidate) -> !candidate.what.essential())
                .thenComparing(candidate -> !candidate.what.isProtected())
                .thenComparing(candidate -> candidate.what.priority())
                .thenComparing(candidate -> !candidate.takesThePlaceOf(name));
    }

    /** The names of the packages whose best candidate is essential. */
    SortedSet<String> essential(String architecture) {
        return best(architecture, PackagesIndex::essential, BinaryPackage::essential);
    }

    /** The names of the packages whose best candidate has the priority "required". */
    SortedSet<String> required(String architecture) {
        return best(
                architecture,
                PackagesIndex::required,
                found -> found.priority() == Priority.REQUIRED);
    }

    private SortedSet<String> best(
            String architecture,
            Function<PackagesIndex, List<BinaryPackage>> find,
            Predicate<BinaryPackage> holds) {
        SortedSet<String> names = new TreeSet<>();
        Shelf shelf = shelves.get(architecture);
        if (shelf == null) {
            return names;
        }
        for (Listing listing : shelf.listings) {
            for (BinaryPackage found : find.apply(listing.index())) {
                List<Candidate> candidates = named(architecture, found.name());
                if (!candidates.isEmpty() && holds.test(candidates.getFirst().what)) {
                    names.add(found.name());
                }
            }
        }
        return names;
    }

    /** Every name that some package has, for messages. */
    SortedSet<String> names(String architecture) {
        SortedSet<String> names = new TreeSet<>();
        Shelf shelf = shelves.get(architecture);
        if (shelf != null) {
            shelf.listings.forEach(listing -> names.addAll(listing.index().names()));
        }
        return names;
    }
}
