package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lazuli.problem.ProblemException;
import lazuli.store.Store;

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
        findings.add(project(terminal));
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

    private static Finding project(Terminal terminal) {
        try (Workshop workshop = Workshop.open(terminal)) {
            return new Finding(
                    true,
                    "definition",
                    "%s, %d images"
                            .formatted(
                                    workshop.project().definition(),
                                    workshop.definition().images().size()));
        } catch (ProblemException e) {
            boolean none = e.problems().getFirst().code().equals("definition.not-found");
            return new Finding(
                    none,
                    "definition",
                    none
                            ? "none here"
                            : e.problems().size() + " problems; `lazuli build` shows them");
        }
    }
}
