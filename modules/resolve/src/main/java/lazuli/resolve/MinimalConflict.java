package lazuli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.constraints.MixedDataStructureDanielWL;
import org.sat4j.minisat.core.DataStructureFactory;
import org.sat4j.minisat.core.Solver;
import org.sat4j.minisat.learning.MiniSATLearning;
import org.sat4j.minisat.orders.NegativeLiteralSelectionStrategy;
import org.sat4j.minisat.orders.VarOrderHeap;
import org.sat4j.minisat.restarts.NoRestarts;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.IVecInt;
import org.sat4j.specs.TimeoutException;

/**
 * Finds rules that have no solution together, and none of which could be left out. Each clause gets a selector, a variable that switches it off; the solver says which
 * selectors a contradiction needs, and then one after the other is tried without.
 */
final class MinimalConflict {
    private static final int CONFLICT_LIMIT = 100_000;

    private final Formula formula;
    private final List<Integer> clauses;
    private final Solver<DataStructureFactory> solver;

    private MinimalConflict(Formula formula, List<Integer> clauses) throws ContradictionException {
        this.formula = formula;
        this.clauses = clauses;
        solver =
                new Solver<>(
                        new MiniSATLearning<>(),
                        new MixedDataStructureDanielWL(),
                        new VarOrderHeap(new NegativeLiteralSelectionStrategy()),
                        new NoRestarts());
        solver.setLearnedConstraintsDeletionStrategy(solver.lbd_based);
        solver.setTimeoutOnConflicts(CONFLICT_LIMIT);
        solver.newVar(formula.variables() + clauses.size());
        for (int i = 0; i < clauses.size(); i++) {
            int[] clause = formula.clauses.get(clauses.get(i));
            VecInt guarded = new VecInt(clause.length + 1);
            guarded.push(-selector(i));
            for (int literal : clause) {
                guarded.push(literal);
            }
            solver.addClause(guarded);
        }
    }

    /** {@return the numbers of the rules, in the formula's order; of two such sets that are tried, the smaller one} */
    static List<Integer> of(Formula formula) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < formula.clauses.size(); i++) {
            all.add(i);
        }
        try {
            List<Integer> core = new MinimalConflict(formula, all).core();
            List<Integer> nearest = new MinimalConflict(formula, core).minimize(true);
            List<Integer> farthest = new MinimalConflict(formula, core).minimize(false);
            return farthest.size() < nearest.size() ? farthest : nearest;
        } catch (ContradictionException e) {
            throw new IllegalStateException("a clause with a selector contradicts nothing", e);
        } catch (TimeoutException e) {
            throw Search.tooHard();
        }
    }

    private int selector(int at) {
        return formula.variables() + 1 + at;
    }

    private List<Integer> core() throws TimeoutException {
        TreeSet<Integer> every = new TreeSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            every.add(i);
        }
        return numbers(conflict(every));
    }

    /** Rules that were added late are far from what the definition asks for: they are tried first where the near ones are to be kept. */
    private List<Integer> minimize(boolean keepNear) throws TimeoutException {
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            kept.add(i);
        }
        List<Integer> trials = new ArrayList<>(keepNear ? kept.descendingSet() : kept);
        for (int trial : trials) {
            if (kept.remove(trial)) {
                SortedSet<Integer> smaller = conflict(kept);
                if (smaller.isEmpty()) {
                    kept.add(trial);
                } else {
                    kept.retainAll(smaller);
                }
            }
        }
        return numbers(kept);
    }

    /** Which of these clauses contradict each other; none where they don't. */
    private SortedSet<Integer> conflict(SortedSet<Integer> among) throws TimeoutException {
        VecInt assumptions = new VecInt(among.size());
        among.forEach(at -> assumptions.push(selector(at)));
        SortedSet<Integer> conflict = new TreeSet<>();
        if (!solver.isSatisfiable(assumptions)) {
            IVecInt selectors = solver.unsatExplanation();
            for (int i = 0; i < selectors.size(); i++) {
                conflict.add(Math.abs(selectors.get(i)) - formula.variables() - 1);
            }
        }
        return conflict;
    }

    private List<Integer> numbers(SortedSet<Integer> positions) {
        return positions.stream().map(clauses::get).toList();
    }
}
