package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.store.Store;
import lazuli.store.repository.ReachedSuite;

/** {@code lazuli doctor}: whether this host has what Lazuli needs. */
final class Doctor {
    private static final int JAVA = 25;
    private static final long ROOM = 2L << 30;
    private static final long HEAP = 480L << 20;

    /** One thing that was looked at. */
    private record Finding(boolean good, String what, String detail) {}

    private Doctor() {}

    /** {@return done, or "no" where something is missing} */
    static int run(Terminal terminal) {
        List<Finding> findings = new ArrayList<>();
        int java = Runtime.version().feature();
        findings.add(
                new Finding(
                        java >= JAVA,
                        "Java",
                        "%s (%s); %d or newer is needed"
                                .formatted(
                                        Runtime.version(),
                                        System.getProperty("java.vendor", "unknown"),
                                        JAVA)));
        long heap = Runtime.getRuntime().maxMemory();
        findings.add(
                new Finding(
                        heap >= HEAP,
                        "memory",
                        "%s of heap; 512 MiB are enough".formatted(Looked.size(heap))));
        findings.add(
                new Finding(
                        true,
                        "processors",
                        String.valueOf(Runtime.getRuntime().availableProcessors())));
        findings.add(store(Workshop.storeFolder(terminal)));
        addProject(terminal, findings);
        if (terminal.options().json()) {
            JsonArray array = new JsonArray();
            for (Finding finding : findings) {
                JsonObject object = new JsonObject();
                object.addProperty("good", finding.good);
                object.addProperty("what", finding.what);
                object.addProperty("detail", finding.detail);
                array.add(object);
            }
            terminal.out().println(array);
        } else {
            findings.forEach(finding ->
                    terminal.out()
                            .println(
                                    "%-4s %-12s %s"
                                            .formatted(
                                                    finding.good ? "good" : "BAD",
                                                    finding.what,
                                                    finding.detail)));
        }
        return findings.stream().allMatch(Finding::good) ? Main.DONE : Main.NO;
    }

    private static Finding store(Path folder) {
        try (Store store = Store.open(folder)) {
            long room = Files.getFileStore(store.root()).getUsableSpace();
            return new Finding(
                    room >= ROOM,
                    "store",
                    "%s, %s free".formatted(store.root(), Looked.size(room)));
        } catch (IOException | ProblemException e) {
            return new Finding(false, "store", "%s: %s".formatted(folder, e.getMessage()));
        }
    }

    private static void addProject(Terminal terminal, List<Finding> findings) {
        try (Workshop workshop = Workshop.open(terminal)) {
            findings.add(
                    new Finding(
                            true,
                            "definition",
                            "%s, %d images"
                                    .formatted(
                                            workshop.project().definition(),
                                            workshop.definition().images().size())));
            if (!terminal.options().offline()) {
                Locking locking = new Locking(workshop);
                workshop.definition()
                        .repositories()
                        .keySet()
                        .forEach(name -> findings.add(repository(locking, name)));
            }
        } catch (ProblemException e) {
            boolean none = e.problems().getFirst().code().equals("definition.not-found");
            findings.add(
                    new Finding(
                            none,
                            "definition",
                            none
                                    ? "none here"
                                    : e.problems().size()
                                            + " problems; `lazuli build` shows them"));
        }
    }

    /** Whoever answers first is whom a build asks. */
    private static Finding repository(Locking locking, String name) {
        try {
            StringJoiner suites = new StringJoiner(", ");
            for (ReachedSuite suite : locking.reach(name)) {
                suites.add(
                        "%s of %s from %s (%s)"
                                .formatted(
                                        suite.suite(),
                                        suite.date().map(Doctor::day).orElse("an unknown day"),
                                        suite.mirror().base(),
                                        suite.mirror().from()));
            }
            return new Finding(true, "repository", name + ": " + suites);
        } catch (ProblemException e) {
            Problem first = e.problems().getFirst();
            return new Finding(
                    false, "repository", "%s: %s: %s".formatted(name, first.what(), first.why()));
        }
    }

    private static String day(Instant date) {
        return LocalDate.ofInstant(date, ZoneOffset.UTC).toString();
    }
}
