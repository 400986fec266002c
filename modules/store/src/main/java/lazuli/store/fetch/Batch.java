package lazuli.store.fetch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.Store;
import lazuli.store.fetch.Download.FailedSource;
import lazuli.store.fetch.FetchException.Cause;

/** Many files at once: so many threads for each host, the largest files first, so that none comes late and alone. */
final class Batch {
    private final Store store;
    private final Transport transport;
    private final Progress progress;
    private final int threadsPerHost;
    private final Abort abort = new Abort();
    private final List<Failed> failed = new ArrayList<>();

    private record Failed(Wanted wanted, List<FailedSource> sources) {}

    Batch(Store store, Transport transport, Progress progress, int threadsPerHost) {
        this.store = store;
        this.transport = transport;
        this.progress = progress;
        this.threadsPerHost = threadsPerHost;
    }

    void run(List<Wanted> files) {
        List<Thread> threads = new ArrayList<>();
        for (Queue<Wanted> queue : byHost(files)) {
            int count = Math.min(threadsPerHost, queue.size());
            for (int i = 0; i < count; i++) {
                Thread thread = new Thread(() -> work(queue), "fetch-" + threads.size());
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        }
        threads.forEach(this::join);
        abort.check();
        if (!failed.isEmpty()) {
            throw new ProblemException(problems());
        }
    }

    private static List<Queue<Wanted>> byHost(List<Wanted> files) {
        Map<String, Queue<Wanted>> byHost = new LinkedHashMap<>();
        files.stream()
                .sorted(Comparator.comparingLong(Wanted::size).reversed())
                .forEach(file ->
                        byHost.computeIfAbsent(
                                        Transport.host(file.sources().getFirst()),
                                        _ -> new ArrayDeque<>())
                                .add(file));
        return List.copyOf(byHost.values());
    }

    private void work(Queue<Wanted> queue) {
        try {
            while (true) {
                abort.check();
                Wanted file;
                synchronized (queue) {
                    file = queue.poll();
                }
                if (file == null) {
                    return;
                }
                work(file);
            }
        } catch (RuntimeException e) {
            abort.because(e);
        } catch (Error e) {
            abort.because(new IllegalStateException(e));
        }
    }

    private void work(Wanted file) {
        List<FailedSource> sources = new Download(store, transport, progress, abort, file).run();
        if (sources.isEmpty()) {
            progress.finished(file.name());
        } else {
            synchronized (failed) {
                failed.add(new Failed(file, sources));
            }
        }
    }

    /** Waits for the thread, also where this one is asked to stop: nobody may be left who writes to the store. */
    private void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                abort.because(abort.interrupted());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One problem for all files that failed for the same reasons. */
    private List<Problem> problems() {
        failed.sort(Comparator.comparing(failure -> failure.wanted.name()));
        Map<String, List<Failed>> byReason = new LinkedHashMap<>();
        for (Failed failure : failed) {
            StringBuilder reasons = new StringBuilder();
            for (FailedSource source : failure.sources) {
                reasons.append(Transport.host(source.url())).append(source.failure().why());
            }
            byReason.computeIfAbsent(reasons.toString(), _ -> new ArrayList<>()).add(failure);
        }
        return byReason.values().stream().map(Batch::problem).toList();
    }

    private static Problem problem(List<Failed> same) {
        Failed first = same.getFirst();
        String what =
                same.size() == 1
                        ? "%s can't be fetched".formatted(first.wanted.name())
                        : "%d files can't be fetched: %s"
                                .formatted(
                                        same.size(),
                                        Fetcher.names(same.stream().map(Failed::wanted).toList()));
        return problem(what, first.sources);
    }

    private static Problem problem(String what, List<FailedSource> sources) {
        FetchException gravest =
                sources.stream()
                        .map(FailedSource::failure)
                        .max(Comparator.comparing(FetchException::kind))
                        .orElseThrow();
        List<String> why =
                sources.stream()
                        .map(source -> "%s: %s".formatted(source.url(), source.failure().why()))
                        .toList();
        return new Problem(
                gravest.kind().code(),
                gravest.kind().problemKind(),
                what,
                sources.getFirst().url().toString(),
                String.join("\n", why),
                fix(gravest.kind()));
    }

    private static String fix(Cause cause) {
        return switch (cause) {
            case UNREACHABLE ->
                    "see whether this host has a network, a name server, and the right http_proxy; or name another mirror with --mirror";
            case STALLED, CUT, UNAVAILABLE ->
                    "run it again: what is there already is kept, and the rest resumed; or name another mirror with --mirror";
            case NOT_FOUND ->
                    "run `lazuli lock` for what the archive has now; or name another mirror with --mirror";
            case REFUSED -> "name another mirror with --mirror";
            case WRONG_CONTENT ->
                    "run `lazuli lock`, since the archive may have changed; if it stays so, name another mirror with --mirror";
            case OFFLINE -> "run the same command once without --offline";
        };
    }
}
