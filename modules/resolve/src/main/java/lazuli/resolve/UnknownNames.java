package lazuli.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** Finds all selections whose name nothing has or provides, before anything is solved: most of them are slips of the pen. */
final class UnknownNames {
    private UnknownNames() {}

    /** One name in one place of the definition, and the architectures that lack it. */
    private record Unknown(String name, String where, List<String> architectures) {}

    static void check(Catalogue catalogue, List<Request> requests) {
        Map<String, Unknown> unknown = new LinkedHashMap<>();
        for (Request request : requests) {
            for (Selection selection : request.packages()) {
                String architecture = selection.architecture().orElse(request.architecture());
                if (catalogue.named(architecture, selection.name()).isEmpty()
                        && catalogue.providing(architecture, selection.name()).isEmpty()) {
                    boolean known = catalogue.knows(architecture);
                    unknown.computeIfAbsent(
                                    known + " " + selection.name() + " " + selection.where(),
                                    key ->
                                            new Unknown(
                                                    selection.name(),
                                                    selection.where(),
                                                    new ArrayList<>()))
                            .architectures
                            .add(architecture);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    unknown.values().stream().map(each -> problem(catalogue, each)).toList());
        }
    }

    private static Problem problem(Catalogue catalogue, Unknown unknown) {
        String architecture = unknown.architectures.getFirst();
        SequencedSet<String> all = new LinkedHashSet<>(unknown.architectures);
        String what =
                "there is no package %s for %s".formatted(unknown.name, String.join(", ", all));
        if (!catalogue.knows(architecture)) {
            return new Problem(
                    "resolve.unknown-architecture",
                    Kind.DEFINITION,
                    what,
                    unknown.where,
                    "no repository has an index for " + String.join(", ", all),
                    "add the architecture to a repository, or take it out of the image");
        }
        Optional<String> nearest = Nearest.to(unknown.name, catalogue.names(architecture));
        return new Problem(
                "resolve.unknown-package",
                Kind.DEFINITION,
                what,
                unknown.where,
                "no package of the repositories has this name or provides it"
                        + nearest.map(name -> "; the nearest name is " + name).orElse(""),
                nearest.map(name ->
                                "write " + name + ", or add a repository that has " + unknown.name)
                        .orElse("add a repository that has " + unknown.name + ", or take it out"));
    }
}
