package lazuli.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Ends what was being done, with every {@link Problem} that was found. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** One problem. */
    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** One problem, which another exception showed us. */
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        problems = List.of(problem);
    }

    /** All the problems that a validator found, at least one. */
    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** {@return the problems, at least one, in the order in which to show them} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return the exit status: that of the first problem} */
    public int exitStatus() {
        return problems.getFirst().kind().exitStatus();
    }
}
