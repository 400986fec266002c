package lazuli.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lazuli.deb.Restriction;
import lazuli.problem.Nearest;

/** Rules that have no solution together, and what the repositories have to say about them. */
final class Contradiction {
    private static final int SHOWN = 3;

    private final Catalogue catalogue;
    private final Map<Rule, List<Item>> choices = new LinkedHashMap<>();

    /**
     * @param clauses the numbers of the rules in the formula
     */
    Contradiction(Formula formula, List<Integer> clauses, Catalogue catalogue) {
        this.catalogue = catalogue;
        for (int clause : clauses) {
            List<Item> items = new ArrayList<>();
            for (int literal : formula.clauses.get(clause)) {
                Item item = literal > 0 ? formula.item(literal) : null;
                if (item != null) {
                    items.add(item);
                }
            }
            choices.put(formula.rules.get(clause), items);
        }
    }

    List<Rule> rules() {
        return List.copyOf(choices.keySet());
    }

    /** What would meet the rule, if it asks for something. */
    List<Item> choices(Rule rule) {
        return choices.getOrDefault(rule, List.of());
    }

    /** Whether the rule asks for something that there is not. */
    boolean asksInVain(Rule rule) {
        return switch (rule) {
            case Rule.Selects _, Rule.Belongs _, Rule.Requires _ -> choices(rule).isEmpty();
            case Rule.Refuses _, Rule.Once _, Rule.Barred _, Rule.Settles _, Rule.Agrees _ -> false;
        };
    }

    /** The first rule that brings the item in. */
    Optional<Rule> cause(Item item) {
        for (Map.Entry<Rule, List<Item>> entry : choices.entrySet()) {
            if (entry.getValue().contains(item)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** Says of each name of which the rule asks one which versions there are, or which name is like it. */
    List<String> whatThereIs(Rule rule) {
        return switch (rule) {
            case Rule.Selects(var image, var selection) -> {
                String architecture = selection.architecture().orElse(image.request.architecture());
                yield List.of(whatThereIs(selection.restriction(), architecture));
            }
            case Rule.Requires(var item, var _, var relation) ->
                    relation.alternatives().stream()
                            .map(each -> whatThereIs(each, item.candidate.architecture))
                            .toList();
            case Rule.Belongs _,
                    Rule.Refuses _,
                    Rule.Once _,
                    Rule.Barred _,
                    Rule.Settles _,
                    Rule.Agrees _ ->
                    List.of();
        };
    }

    private String whatThereIs(Restriction restriction, String architecture) {
        String name = restriction.name();
        List<Candidate> named = catalogue.named(architecture, name);
        if (!named.isEmpty()) {
            return "there is only " + shown(named);
        }
        List<Candidate> providing = catalogue.providing(architecture, name);
        if (!providing.isEmpty()) {
            return "%s is virtual, and provided without such a version by %s"
                    .formatted(name, shown(providing));
        }
        return "no package is called %s or provides it%s"
                .formatted(
                        name,
                        Nearest.to(name, catalogue.names(architecture))
                                .map(nearest -> "; the nearest name is " + nearest)
                                .orElse(""));
    }

    private static String shown(List<Candidate> candidates) {
        String some =
                candidates.stream()
                        .limit(SHOWN)
                        .map(candidate -> candidate + " (" + candidate.from + ")")
                        .collect(Collectors.joining(", "));
        return candidates.size() > SHOWN
                ? some + " and %d more".formatted(candidates.size() - SHOWN)
                : some;
    }
}
