package lazuli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** Finds all selections whose name nothing has or provides, before anything is solved: most of them are slips of the pen. */
final class UnknownNames {
    private UnknownNames() {}

    static void check(Catalogue catalogue, List<Request> requests) {
        List<Problem> problems = new ArrayList<>();
        for (Request request : requests) {
            for (Selection selection : request.packages()) {
                String architecture = selection.architecture().orElse(request.architecture());
                if (catalogue.named(architecture, selection.name()).isEmpty()
                        && catalogue.providing(architecture, selection.name()).isEmpty()) {
                    problems.add(problem(catalogue, request, selection, architecture));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.stream().distinct().toList());
        }
    }

    private static Problem problem(
            Catalogue catalogue, Request request, Selection selection, String architecture) {
        String what = "there is no package " + selection.name() + " for " + architecture;
        if (!catalogue.knows(architecture)) {
            return new Problem(
                    "resolve.unknown-architecture",
                    Kind.DEFINITION,
                    what,
                    selection.where(),
                    "no repository of image "
                            + request.image()
                            + " has an index for "
                            + architecture,
                    "add the architecture to a repository, or take it out of the image");
        }
        Optional<String> nearest = Nearest.to(selection.name(), catalogue.names(architecture));
        return new Problem(
                "resolve.unknown-package",
                Kind.DEFINITION,
                what,
                selection.where(),
                "no package of the repositories has this name or provides it"
                        + nearest.map(name -> "; the nearest name is " + name).orElse(""),
                nearest.map(name -> "write " + name + ", or add").orElse("add")
                        + " a repository that has "
                        + selection.name());
    }
}
