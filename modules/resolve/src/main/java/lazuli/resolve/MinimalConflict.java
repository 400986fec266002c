package lazuli.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Finds rules that have no solution together, and none of which could be left out. Each group of clauses gets a selector, a variable that switches it off; the solver says
 * which selectors a contradiction needs, and then one after the other is tried without. A relation is a group first, whatever it is against: one package's conflict with
 * three versions of another is one reason, though the three say the same of it.
 */
final class MinimalConflict {
    private static final int CONFLICT_LIMIT = 100_000;

    private final Formula formula;
    private final List<List<Integer>> groups;
    private final Solver<DataStructureFactory> solver;

    private MinimalConflict(Formula formula, List<List<Integer>> groups)
            throws ContradictionException {
        this.formula = formula;
        this.groups = groups;
        solver =
                new Solver<>(
                        new MiniSATLearning<>(),
                        new MixedDataStructureDanielWL(),
                        new VarOrderHeap(new NegativeLiteralSelectionStrategy()),
                        new NoRestarts());
        solver.setLearnedConstraintsDeletionStrategy(solver.lbd_based);
        solver.setTimeoutOnConflicts(CONFLICT_LIMIT);
        solver.newVar(formula.variables() + groups.size());
        for (int i = 0; i < groups.size(); i++) {
            for (int clause : groups.get(i)) {
                addGuarded(formula.clauses.get(clause), -selector(i));
            }
        }
    }

    private void addGuarded(int[] clause, int guard) throws ContradictionException {
        VecInt guarded = new VecInt(clause.length + 1);
        guarded.push(guard);
        for (int literal : clause) {
            guarded.push(literal);
        }
        solver.addClause(guarded);
    }

    /** {@return the numbers of the rules, in the formula's order; of two such sets that are tried, the smaller one} */
    static List<Integer> of(Formula formula) {
        try {
            List<List<Integer>> core = new MinimalConflict(formula, byRelation(formula)).core();
            List<List<Integer>> nearest = new MinimalConflict(formula, core).minimize(true);
            List<List<Integer>> farthest = new MinimalConflict(formula, core).minimize(false);
            List<List<Integer>> fewest = farthest.size() < nearest.size() ? farthest : nearest;
            List<List<Integer>> single =
                    fewest.stream().flatMap(List::stream).sorted().map(List::of).toList();
            return new MinimalConflict(formula, single)
                    .minimize(true).stream().map(List::getFirst).toList();
        } catch (ContradictionException e) {
            throw new IllegalStateException("a clause with a selector contradicts nothing", e);
        } catch (TimeoutException e) {
            throw Search.tooHard();
        }
    }

    private static List<List<Integer>> byRelation(Formula formula) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < formula.clauses.size(); i++) {
            Object group =
                    formula.rules.get(i)
                                    instanceof
                                    Rule.Refuses(var item, var field, var restriction, var _)
                            ? List.of(item, field, restriction)
                            : i;
            groups.computeIfAbsent(group, _ -> new ArrayList<>(1)).add(i);
        }
        return List.copyOf(groups.values());
    }

    private int selector(int at) {
        return formula.variables() + 1 + at;
    }

    private List<List<Integer>> core() throws TimeoutException {
        TreeSet<Integer> every = new TreeSet<>();
        for (int i = 0; i < groups.size(); i++) {
            every.add(i);
        }
        return at(conflict(every));
    }

    /** Rules that were added late are far from what the definition asks for: they are tried first where the near ones are to be kept. */
    private List<List<Integer>> minimize(boolean keepNear) throws TimeoutException {
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i = 0; i < groups.size(); i++) {
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
        return at(kept);
    }

    /** Which of these groups contradict each other; none where they don't. */
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

    private List<List<Integer>> at(SortedSet<Integer> positions) {
        return positions.stream().map(groups::get).toList();
    }
}
