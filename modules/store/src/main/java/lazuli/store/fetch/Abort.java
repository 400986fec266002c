package lazuli.store.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** Tells all who fetch that there is no use in going on, and why. */
final class Abort {
    private final CountDownLatch latch = new CountDownLatch(1);
    private final AtomicReference<RuntimeException> reason = new AtomicReference<>();

    /** Asks all to stop. The first reason stays. */
    void because(RuntimeException why) {
        reason.compareAndSet(null, why);
        latch.countDown();
    }

    /** Throws the reason, if there is one. */
    void check() {
        RuntimeException why = reason.get();
        if (why != null) {
            throw why;
        }
    }

    /** Waits this long, or until there is a reason; then throws it. */
    void pause(Duration duration) {
        try {
            if (latch.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    /** {@return what to throw in a thread that was asked to stop} */
    ProblemException interrupted() {
        return new Problem(
                        "fetch.interrupted",
                        Kind.HOST,
                        "interrupted while fetching",
                        "this program",
                        "somebody asked it to stop",
                        "run it again: what is there already is kept, and the rest resumed")
                .exception();
    }
}
