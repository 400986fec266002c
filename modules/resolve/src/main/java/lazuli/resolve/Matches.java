package lazuli.resolve;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lazuli.deb.Relation;
import lazuli.deb.Restriction;

/** Which candidates of a catalogue meet what an image's packages or its definition ask for. */
final class Matches {
    private final Catalogue catalogue;

    Matches(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** {@return what a selection means} The package of that name where there is one, and else who provides it. */
    Alternatives of(Image image, Selection selection) {
        String architecture = selection.architecture().orElse(image.request.architecture());
        Restriction wanted =
                new Restriction(
                        selection.name(), Optional.of(architecture), selection.constraint());
        Predicate<Candidate> meets = candidate -> candidate.satisfies(wanted, architecture);
        List<Candidate> named = catalogue.named(architecture, selection.name());
        Alternatives best = new Alternatives();
        Alternatives rest = new Alternatives();
        named.stream().filter(meets).forEach(best::add);
        if (named.isEmpty()) {
            addProviders(architecture, selection.name(), meets, best, rest);
        }
        best.addAll(rest);
        return best;
    }

    /** {@return what would satisfy a relation} First the best candidate of each name, in the order of the alternatives; then all others. */
    Alternatives of(Image image, Candidate depender, Relation relation) {
        Alternatives best = new Alternatives();
        Alternatives rest = new Alternatives();
        for (Restriction alternative : relation.alternatives()) {
            String name = alternative.name();
            Predicate<Candidate> meets =
                    candidate -> meets(image, depender, alternative, candidate);
            for (String architecture : image.architectures) {
                catalogue.named(architecture, name).stream()
                        .filter(meets)
                        .forEach(candidate -> (candidate.top ? best : rest).add(candidate));
            }
            for (String architecture : image.architectures) {
                addProviders(architecture, name, meets, best, rest);
            }
        }
        best.addAll(rest);
        return best;
    }

    private void addProviders(
            String architecture,
            String name,
            Predicate<Candidate> meets,
            Alternatives best,
            Alternatives rest) {
        Comparator<Candidate> order = Catalogue.providers(name);
        Candidate before = null;
        for (Candidate candidate : catalogue.providing(architecture, name)) {
            if (!meets.test(candidate)) {
                continue;
            }
            if (!candidate.top) {
                rest.add(candidate);
            } else if (before != null && order.compare(before, candidate) == 0) {
                best.addEqual(candidate);
                before = candidate;
            } else {
                best.add(candidate);
                before = candidate;
            }
        }
    }

    private static boolean meets(
            Image image, Candidate depender, Restriction alternative, Candidate candidate) {
        boolean isNative = candidate.architecture.equals(image.request.architecture());
        return (isNative || !candidate.what.architecture().equals("all"))
                && candidate.satisfies(alternative, depender.architecture);
    }
}
