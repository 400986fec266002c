package lazuli.store.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import lazuli.deb.DebPackage;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Several packages at once: first what the cache has, then the others, the largest first, so that none is waited for alone at the end. */
final class Batch {
    /** What decoding one package may take: the largest dictionary of xz's presets, and buffers. */
    private static final long MEMORY = 96L << 20;

    private static final int LOADED_BY_A_THREAD = 16;

    private final PackageCache cache;
    private final List<PackageCache.Request> requests;
    private final Consumer<PackageCache.Request> decoded;
    private final AtomicReferenceArray<@Nullable DebPackage> packages;
    private final AtomicReferenceArray<@Nullable Throwable> failures;
    private volatile boolean hopeless;

    Batch(
            PackageCache cache,
            List<PackageCache.Request> requests,
            Consumer<PackageCache.Request> decoded) {
        this.cache = cache;
        this.requests = List.copyOf(requests);
        this.decoded = decoded;
        this.packages = new AtomicReferenceArray<>(requests.size());
        this.failures = new AtomicReferenceArray<>(requests.size());
    }

    List<DebPackage> get() {
        int cores = Runtime.getRuntime().availableProcessors();
        List<Integer> every = IntStream.range(0, requests.size()).boxed().toList();
        inParallel(
                every,
                Math.min(cores, 1 + requests.size() / LOADED_BY_A_THREAD),
                i -> packages.set(i, cache.load(requests.get(i))));
        long room = Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY);
        inParallel(missing(), (int) Math.min(cores, room), this::decode);
        throwFailures();
        List<DebPackage> all = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            all.add(Objects.requireNonNull(packages.get(i)));
        }
        return all;
    }

    private List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (packages.get(i) == null) {
                missing.add(i);
            }
        }
        missing.sort(Comparator.comparing(i -> -size(requests.get(i).deb())));
        return missing;
    }

    private static long size(Path deb) {
        try {
            return Files.size(deb);
        } catch (IOException missing) {
            return 0;
        }
    }

    private void decode(int i) {
        if (!hopeless) {
            packages.set(i, cache.get(requests.get(i)));
            decoded.accept(requests.get(i));
        }
    }

    /** Runs the task for each of these requests, in this thread and others. What a task throws is kept. */
    private void inParallel(List<Integer> which, int threads, IntConsumer task) {
        int count = which.size();
        var next = new AtomicInteger();
        Runnable work =
                () -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        attempt(which.get(i), task);
                    }
                };
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            helpers.add(Thread.ofPlatform().daemon().name("decode-" + i).start(work));
        }
        work.run();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(int i, IntConsumer task) {
        try {
            task.accept(i);
        } catch (ProblemException e) {
            // The host's trouble is everybody's: a full disk is said once.
            hopeless |= e.problems().getFirst().kind() == Kind.HOST;
            failures.set(i, e);
        } catch (RuntimeException | Error e) {
            hopeless = true;
            failures.set(i, e);
        }
    }

    private void throwFailures() {
        List<Problem> problems = new ArrayList<>();
        boolean host = false;
        for (int i = 0; i < requests.size(); i++) {
            switch (failures.get(i)) {
                case null -> {}
                case ProblemException e -> {
                    boolean again = e.problems().getFirst().kind() == Kind.HOST;
                    if (!again || !host) {
                        problems.addAll(e.problems());
                    }
                    host |= again;
                }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
