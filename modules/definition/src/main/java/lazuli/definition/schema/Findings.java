package lazuli.definition.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lazuli.definition.Position;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** Collects everything that is wrong with a definition. */
public final class Findings {
    private static final int SHOWN = 100;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> brokenFrom = new HashMap<>();

    private record Finding(Position where, Problem problem) {}

    /** Says that this file is read now; problems are shown in this order. */
    public void reading(String file) {
        order.putIfAbsent(file, order.size());
    }

    /** Adds a problem. Nothing is added where a syntax error further up has made the rest of the file doubtful. */
    public void add(Fault fault, Position where, String what, String why, String fix) {
        Integer broken = brokenFrom.get(where.file());
        if (broken == null || where.line() < broken) {
            put(fault, where, what, why, fix);
        }
    }

    /** Adds a syntax error: what follows it in its file is not judged, since it may stand in another table than it seems. */
    public void addSyntax(Fault fault, Position where, String what, String why, String fix) {
        put(fault, where, what, why, fix);
        brokenFrom.merge(where.file(), where.line(), Math::min);
    }

    private void put(Fault fault, Position where, String what, String why, String fix) {
        findings.add(
                new Finding(
                        where,
                        new Problem(
                                fault.code(),
                                Kind.DEFINITION,
                                Shown.text(what),
                                where.toString(),
                                why,
                                fix)));
    }

    /** {@return whether something of a file could not be read, so that what is missing may only seem to be} */
    public boolean isBroken() {
        return !brokenFrom.isEmpty();
    }

    /** {@return whether nothing is wrong so far} */
    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Throws everything that was found, by place, where anything was. */
    public void raise() {
        if (findings.isEmpty()) {
            return;
        }
        findings.sort(
                Comparator.comparingInt((Finding finding) -> rank(finding.where))
                        .thenComparing(Finding::where));
        Set<Problem> problems = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (problems.size() == SHOWN) {
                problems.add(more(finding.where, findings.size() - SHOWN));
                break;
            }
            problems.add(finding.problem);
        }
        throw new ProblemException(List.copyOf(problems));
    }

    private int rank(Position where) {
        return order.getOrDefault(where.file(), Integer.MAX_VALUE);
    }

    private static Problem more(Position where, int count) {
        return new Problem(
                Fault.MORE.code(),
                Kind.DEFINITION,
                "%d more errors are not shown".formatted(count),
                where.toString(),
                "the first %d stand above".formatted(SHOWN),
                "mend those first");
    }
}
