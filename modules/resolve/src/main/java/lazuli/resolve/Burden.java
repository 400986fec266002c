package lazuli.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lazuli.deb.Relation;
import lazuli.deb.RelationField;

/**
 * How many packages something would bring into an image: itself and, again and again, the first that meets each dependency which nothing meets yet. Conflicts are not looked
 * at, so it is an estimate; it only decides between what is as good otherwise.
 */
final class Burden {
    private static final List<RelationField> NEEDS =
            List.of(RelationField.PRE_DEPENDS, RelationField.DEPENDS);

    private final Matches matches;
    private final Map<Image, Map<Candidate, List<List<Candidate>>>> known = new HashMap<>();

    Burden(Matches matches) {
        this.matches = matches;
    }

    /**
     * {@return the number of packages that would come in}
     *
     * @param there whether a candidate is in anyway
     */
    int of(Item item, Predicate<Candidate> there) {
        Set<Candidate> fresh = new HashSet<>();
        List<Candidate> open = new ArrayList<>();
        fresh.add(item.candidate);
        open.add(item.candidate);
        for (int i = 0; i < open.size(); i++) {
            for (List<Candidate> alternatives : needs(item.image, open.get(i))) {
                if (alternatives.stream()
                        .noneMatch(each -> fresh.contains(each) || there.test(each))) {
                    fresh.add(alternatives.getFirst());
                    open.add(alternatives.getFirst());
                }
            }
        }
        return open.size();
    }

    private List<List<Candidate>> needs(Image image, Candidate candidate) {
        return known.computeIfAbsent(image, _ -> new HashMap<>())
                .computeIfAbsent(candidate, _ -> read(image, candidate));
    }

    private List<List<Candidate>> read(Image image, Candidate candidate) {
        List<List<Candidate>> needs = new ArrayList<>();
        for (RelationField field : NEEDS) {
            for (Relation relation : candidate.relations(field)) {
                List<Candidate> alternatives = matches.of(image, candidate, relation).candidates();
                boolean omitted =
                        alternatives.stream()
                                .anyMatch(each -> image.omission(each.name()).isPresent());
                alternatives.removeIf(
                        each -> each.bar != null || image.exclusion(each.name()).isPresent());
                if (!omitted && !alternatives.isEmpty()) {
                    needs.add(alternatives);
                }
            }
        }
        return needs;
    }
}
