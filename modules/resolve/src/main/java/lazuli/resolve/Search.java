package lazuli.resolve;

import java.util.List;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.constraints.MixedDataStructureDanielWL;
import org.sat4j.minisat.core.DataStructureFactory;
import org.sat4j.minisat.core.Solver;
import org.sat4j.minisat.learning.MiniSATLearning;
import org.sat4j.minisat.restarts.NoRestarts;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.TimeoutException;

/** The solver, fed with a formula that grows. It has no clock and draws no lots: the same formula has the same solution. */
final class Search {
    /** Real archives need some hundreds; this many take minutes. */
    private static final int CONFLICT_LIMIT = 1_000_000;

    private final Formula formula;
    private final Solver<DataStructureFactory> solver;
    private int fed;
    private int registered;
    private boolean contradiction;

    Search(Formula formula, List<Image> images, Burden burden) {
        this.formula = formula;
        solver =
                new Solver<>(
                        new MiniSATLearning<>(),
                        new MixedDataStructureDanielWL(),
                        new PreferredOrder(formula, images, burden),
                        new NoRestarts());
        solver.setLearnedConstraintsDeletionStrategy(solver.lbd_based);
        solver.setTimeoutOnConflicts(CONFLICT_LIMIT);
    }

    /** {@return whether the formula, as it is now, has a solution; then {@link #holds} speaks of the preferred one} */
    boolean solve() {
        try {
            solver.newVar(formula.variables());
            while (registered < formula.variables()) {
                solver.registerLiteral(
                        ++registered); // what is only recommended stands in no clause
            }
            for (; fed < formula.clauses.size() && !contradiction; fed++) {
                solver.addClause(new VecInt(formula.clauses.get(fed)));
            }
            return !contradiction && solver.isSatisfiable();
        } catch (ContradictionException e) {
            contradiction = true;
            return false;
        } catch (TimeoutException e) {
            throw tooHard();
        }
    }

    boolean holds(Item item) {
        return solver.model(item.variable);
    }

    static lazuli.problem.ProblemException tooHard() {
        return new Problem(
                        "resolve.too-hard",
                        Kind.DEFINITION,
                        "no solution was found in a million attempts, nor that there is none",
                        "the definition's packages",
                        "the packages asked for, their alternatives and their conflicts can be combined in too many ways",
                        "ask for fewer packages at once, or name the alternatives that you want")
                .exception();
    }
}
