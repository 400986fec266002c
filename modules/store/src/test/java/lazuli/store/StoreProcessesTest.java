package lazuli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs on one store, and programs that are killed. */
@Timeout(60)
final class StoreProcessesTest {
    @TempDir Path directory;

    private Path root() {
        return directory.resolve("lazuli");
    }

    private static BufferedReader outputOf(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void tell(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    @Test
    void removesNothingThatAnotherProgramHolds() throws Exception {
        Process other = OtherProcess.start("hold", root().toString());
        assertThat(outputOf(other).readLine()).isEqualTo("holding");
        try (Store store = Store.open(root())) {
            store.seal(Shelf.INDEXES, "x", out -> out.write(1));
            ProblemException thrown =
                    catchThrowableOfType(
                            ProblemException.class, () -> store.trim(Trim.everything()));
            assertThat(thrown.problems().getFirst().code()).isEqualTo("store.in-use");
            assertThat(store.sealed(Shelf.INDEXES, "x")).isPresent();
            other.destroyForcibly().waitFor();
            assertThat(store.trim(Trim.everything())).hasSize(1);
        }
    }

    @Test
    void waitsForTheLockOfAnotherProgram() throws Exception {
        Process other = OtherProcess.start("lock", root().toString());
        BufferedReader said = outputOf(other);
        assertThat(said.readLine()).isEqualTo("locking");
        assertThat(said.readLine()).isEqualTo("locked");
        try (Store store = Store.open(root())) {
            AtomicBoolean got = new AtomicBoolean();
            Thread waiting =
                    new Thread(() -> {
                        try (StoreLock _ = store.lock("name")) {
                            got.set(true);
                        }
                    });
            waiting.start();
            try (StoreLock _ = store.lock("another name")) {
                waiting.join(300);
                assertThat(got).isFalse();
            }
            tell(other);
            waiting.join();
            assertThat(got).isTrue();
        }
        other.waitFor();
    }

    @Test
    void takesTheLockOfAProgramThatWasKilled() throws Exception {
        Process other = OtherProcess.start("lock", root().toString());
        BufferedReader said = outputOf(other);
        assertThat(said.readLine()).isEqualTo("locking");
        assertThat(said.readLine()).isEqualTo("locked");
        other.destroyForcibly().waitFor();
        try (Store store = Store.open(root());
                StoreLock _ = store.lock("name")) {
            assertThat(store.entries()).isEmpty();
        }
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        for (int round = 0; round < 3; round++) {
            Process other = OtherProcess.start("write", root().toString());
            assertThat(outputOf(other).readLine()).isEqualTo("writing");
            Thread.sleep(30L + 40L * round);
            other.destroyForcibly().waitFor();
            Path left = root().resolve("tmp/1-999999");
            Files.createDirectories(left.getParent());
            Files.write(left, new byte[10]);
            try (Store store = Store.open(root())) {
                assertThat(left).doesNotExist();
                for (StoreEntry entry : store.entries()) {
                    assertThat(store.sealed(entry.shelf(), entry.name()))
                            .as(entry.name())
                            .isPresent();
                }
            }
        }
    }

    @Test
    void oneThreadAtATimeHasALock() throws Exception {
        try (Store store = Store.open(root());
                Store same = Store.open(root())) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                Store one = i % 2 == 0 ? store : same;
                Thread.ofPlatform()
                        .start(() -> {
                            for (int round = 0; round < 20; round++) {
                                try (StoreLock _ = one.lock("name")) {
                                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                    Thread.onSpinWait();
                                    inside.decrementAndGet();
                                }
                            }
                            done.countDown();
                        });
            }
            done.await();
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void anInterruptedThreadLosesNobodysLock() throws Exception {
        try (Store store = Store.open(root())) {
            Thread interrupted =
                    new Thread(() -> {
                        Thread.currentThread().interrupt();
                        try (StoreLock _ = store.lock("mine")) {
                            assertThat(Thread.currentThread().isInterrupted()).isTrue();
                        }
                    });
            try (StoreLock _ = store.lock("name")) {
                interrupted.start();
                interrupted.join();
                Process other = OtherProcess.start("lock", root().toString());
                BufferedReader said = outputOf(other);
                assertThat(said.readLine()).isEqualTo("locking");
                Thread.sleep(300);
                assertThat(said.ready()).as("the other has our lock").isFalse();
                other.destroyForcibly().waitFor();
            }
        }
    }
}
