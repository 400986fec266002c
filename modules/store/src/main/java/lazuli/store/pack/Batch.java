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

    // No lambdas and streams on the way of what is there: their first use costs more than loading.
    List<DebPackage> get() {
        List<Integer> every = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            every.add(i);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        new Loading().inParallel(every, Math.min(cores, 1 + requests.size() / LOADED_BY_A_THREAD));
        List<Integer> missing = missing();
        if (!missing.isEmpty()) {
            long room = Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY);
            new Decoding().inParallel(largestFirst(missing), (int) Math.min(cores, room));
            throwFailures();
        }
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
        return missing;
    }

    private List<Integer> largestFirst(List<Integer> which) {
        return which.stream()
                .sorted(Comparator.comparingLong(i -> -size(requests.get(i).deb())))
                .toList();
    }

    private static long size(Path deb) {
        try {
            return Files.size(deb);
        } catch (IOException missing) {
            return 0;
        }
    }

    /** What is done for each of several requests, in this thread and others. */
    private abstract static class Work implements Runnable {
        private final AtomicInteger next = new AtomicInteger();
        private List<Integer> which = List.of();

        abstract void work(int request);

        void inParallel(List<Integer> requests, int threads) {
            which = requests;
            List<Thread> helpers = new ArrayList<>();
            for (int i = 1; i < Math.min(threads, which.size()); i++) {
                Thread helper = new Thread(this, "packages-" + i);
                helper.setDaemon(true);
                helper.start();
                helpers.add(helper);
            }
            run();
            join(helpers);
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < which.size(); i = next.getAndIncrement()) {
                work(which.get(i));
            }
        }
    }

    private final class Loading extends Work {
        @Override
        void work(int request) {
            packages.set(request, cache.load(requests.get(request)));
        }
    }

    private final class Decoding extends Work {
        @Override
        void work(int request) {
            if (hopeless) {
                return;
            }
            try {
                packages.set(request, cache.get(requests.get(request)));
                decoded.accept(requests.get(request));
            } catch (ProblemException e) {
                // The host's trouble is everybody's: a full disk is said once.
                hopeless |= e.problems().getFirst().kind() == Kind.HOST;
                failures.set(request, e);
            } catch (RuntimeException | Error e) {
                hopeless = true;
                failures.set(request, e);
            }
        }
    }

    private static void join(List<Thread> helpers) {
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
