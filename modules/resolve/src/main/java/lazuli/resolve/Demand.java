package lazuli.resolve;

import java.util.List;

/** Something that has to be in: a rule's alternatives, in the order of preference. */
final class Demand {
    /** What it comes from: {@link Rule.Selects}, {@link Rule.Belongs} or {@link Rule.Requires}. */
    final Rule rule;

    /** Whether it must be met; a recommendation need not. */
    final boolean hard;

    /** What meets it. */
    final List<Item> items;

    /** The rank of each item: two of one rank are as good as each other. */
    final int[] ranks;

    /** Whether the choice is between versions of one package only. */
    final boolean isOfOneName;

    Demand(Rule rule, boolean hard, List<Item> items, int[] ranks) {
        this.rule = rule;
        this.hard = hard;
        this.items = items;
        this.ranks = ranks;
        boolean one = true;
        for (Item item : items) {
            one &= item.candidate.name().equals(items.getFirst().candidate.name());
        }
        isOfOneName = one;
    }
}
