package lazuli.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clauses and what each means. Variables count from one; a negative number is a variable's negation, as in the DIMACS format. */
final class Formula {
    final List<Rule> rules = new ArrayList<>();
    final List<int[]> clauses = new ArrayList<>();

    /** By variable; null for the variables that stand for versions. */
    private final List<@Nullable Item> items = new ArrayList<>();

    Formula() {
        items.add(null);
    }

    int variables() {
        return items.size() - 1;
    }

    int nextVariable() {
        return items.size();
    }

    void addItem(Item item) {
        items.add(item);
    }

    int addVersion() {
        items.add(null);
        return variables();
    }

    @Nullable Item item(int variable) {
        return items.get(variable);
    }

    void add(Rule rule, int... clause) {
        rules.add(rule);
        clauses.add(clause);
    }

    /** One of the items is in, or the first literal, where it is not zero, holds. */
    void addChoice(Rule rule, int unless, List<Item> choices) {
        int at = unless == 0 ? 0 : 1;
        int[] clause = new int[choices.size() + at];
        if (at == 1) {
            clause[0] = unless;
        }
        for (Item item : choices) {
            clause[at++] = item.variable;
        }
        add(rule, clause);
    }
}
