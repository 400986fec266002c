package lazuli.resolve;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sat4j.minisat.core.ILits;
import org.sat4j.minisat.core.IOrder;
import org.sat4j.minisat.core.IPhaseSelectionStrategy;
import org.sat4j.minisat.orders.NegativeLiteralSelectionStrategy;

/**
 * What the solver tries next: the preferences. What has only one way has been followed by then. Of the demands that are still open it takes, in the order in which the
 * packages came in, first those that leave but a version to choose, then those that leave a package to choose, then recommendations; of each the first
 * alternative that is still possible; of several as good, the one that brings the fewest packages with it. Everything else is left out.
 *
 * <p>Since whatever is learnt from a conflict follows from the formula alone, an alternative is passed over only where no solution has it together with the choices before it.
 */
final class PreferredOrder implements IOrder {
    private static final double[] NO_ACTIVITY = {};

    private static final Stage[] STAGES = Stage.values();

    private final Formula formula;
    private final Burden burden;
    private final List<Demand> roots = new ArrayList<>();

    private @Nullable ILits literals;
    private IPhaseSelectionStrategy phases = new NegativeLiteralSelectionStrategy();

    /** The items that are in, in the order in which they came in. */
    private Item[] reached = new Item[256];

    private int reachedSize;

    /** How many of the items had no open demand of each kind when last looked at; what is assigned later keeps them so. */
    private final int[] settled = new int[STAGES.length];

    private final int[] settledRoots = new int[STAGES.length];
    private int left = 1;

    private enum Stage {
        VERSIONS(0),
        PACKAGES(1),
        RECOMMENDATIONS(2);

        final int number;

        Stage(int number) {
            this.number = number;
        }

        boolean concerns(Demand demand) {
            return switch (this) {
                case VERSIONS -> demand.hard && demand.isOfOneName;
                case PACKAGES -> demand.hard;
                case RECOMMENDATIONS -> !demand.hard;
            };
        }
    }

    PreferredOrder(Formula formula, List<Image> images, Burden burden) {
        this.formula = formula;
        this.burden = burden;
        for (Image image : images) {
            roots.addAll(image.roots);
        }
    }

    /** {@return the literal to try, or {@link ILits#UNDEFINED} where every variable has its value} */
    @Override
    public int select() {
        ILits known = Objects.requireNonNull(literals);
        for (Stage stage : STAGES) {
            int choice = choice(stage, known);
            if (choice != ILits.UNDEFINED) {
                return choice;
            }
        }
        for (; left <= formula.variables(); left++) {
            if (known.belongsToPool(left) && known.isUnassigned(left << 1)) {
                return left << 1 | 1;
            }
        }
        return ILits.UNDEFINED;
    }

    private int choice(Stage stage, ILits known) {
        int at = stage.number;
        for (; settledRoots[at] < roots.size(); settledRoots[at]++) {
            int choice = choice(roots.get(settledRoots[at]), stage, known);
            if (choice != ILits.UNDEFINED) {
                return choice;
            }
        }
        for (; settled[at] < reachedSize; settled[at]++) {
            for (Demand demand : demands(reached[settled[at]])) {
                int choice = choice(demand, stage, known);
                if (choice != ILits.UNDEFINED) {
                    return choice;
                }
            }
        }
        return ILits.UNDEFINED;
    }

    private int choice(Demand demand, Stage stage, ILits known) {
        if (!stage.concerns(demand)) {
            return ILits.UNDEFINED;
        }
        int first = -1;
        boolean alone = true;
        for (int i = 0; i < demand.items.size(); i++) {
            int literal = demand.items.get(i).variable << 1;
            if (known.isSatisfied(literal)) {
                return ILits.UNDEFINED;
            }
            if (known.isUnassigned(literal)) {
                if (first < 0) {
                    first = i;
                } else {
                    alone &= demand.ranks[i] != demand.ranks[first];
                }
            }
        }
        if (first < 0) {
            return ILits.UNDEFINED;
        }
        Item item = alone ? demand.items.get(first) : lightest(demand, first, known);
        return item.variable << 1;
    }

    /** {@return of the items as good as this one, that which brings the fewest packages; the first of several} */
    private Item lightest(Demand demand, int first, ILits known) {
        Item lightest = demand.items.get(first);
        int least = Integer.MAX_VALUE;
        for (int i = first; i < demand.items.size(); i++) {
            Item item = demand.items.get(i);
            if (demand.ranks[i] == demand.ranks[first] && known.isUnassigned(item.variable << 1)) {
                int fresh = burden.of(item, each -> isIn(item.image, each, known));
                if (fresh < least) {
                    least = fresh;
                    lightest = item;
                }
            }
        }
        return lightest;
    }

    private static boolean isIn(Image image, Candidate candidate, ILits known) {
        Item item = image.items.get(candidate);
        return item != null && known.isSatisfied(item.variable << 1);
    }

    private static List<Demand> demands(Item item) {
        return item.image.demands.getOrDefault(item, List.of());
    }

    @Override
    public void assignLiteral(int literal) {
        Item item = (literal & 1) == 0 ? formula.item(literal >> 1) : null;
        if (item != null) {
            if (reachedSize == reached.length) {
                reached = Arrays.copyOf(reached, reachedSize * 2);
            }
            reached[reachedSize++] = item;
        }
    }

    @Override
    public void undo(int variable) {
        if (reachedSize > 0 && reached[reachedSize - 1].variable == variable) {
            reachedSize--;
        }
        lookAtAll();
    }

    @Override
    public void init() {
        reachedSize = 0;
        lookAtAll();
    }

    private void lookAtAll() {
        Arrays.fill(settled, 0);
        Arrays.fill(settledRoots, 0);
        left = 1;
    }

    @Override
    public void setLits(ILits lits) {
        literals = lits;
    }

    @Override
    public void setPhaseSelectionStrategy(IPhaseSelectionStrategy strategy) {
        phases = strategy;
    }

    @Override
    public IPhaseSelectionStrategy getPhaseSelectionStrategy() {
        return phases;
    }

    @Override
    public double varActivity(int literal) {
        return 0;
    }

    @Override
    public double[] getVariableHeuristics() {
        return NO_ACTIVITY;
    }

    // What conflicts say about variables does not change the preferences.

    @Override
    public void updateVar(int literal) {}

    @Override
    public void updateVar(int literal, double value) {}

    @Override
    public void updateVarAtDecisionLevel(int literal) {}

    @Override
    public void setVarDecay(double decay) {}

    @Override
    public void varDecayActivity() {}

    @Override
    public void printStat(PrintWriter out, String prefix) {}
}
