package lazuli.store.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Does several things at the same time. */
final class Together {
    private static final int MOST = 8;

    private Together() {}

    /** {@return what these give, in their order} Throws all their problems at once. */
    static <T> List<T> run(List<? extends Callable<T>> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        if (tasks.size() == 1) {
            return List.of(call(tasks.getFirst()));
        }
        List<T> results = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Math.clamp(tasks.size(), 1, MOST))) {
            for (Future<T> future : threads.invokeAll(tasks)) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    problems.addAll(problemsOf(e.getCause()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                            "repository.interrupted",
                            Kind.HOST,
                            "interrupted while reading repositories",
                            "this program",
                            "somebody asked it to stop",
                            "run it again: what is there already is kept")
                    .exception();
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return results;
    }

    private static <T> T call(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Problem> problemsOf(@Nullable Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> problem.problems();
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(thrown);
        };
    }
}
