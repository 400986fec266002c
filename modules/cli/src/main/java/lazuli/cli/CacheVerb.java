package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.StoreEntry;
import lazuli.store.Trim;

/** {@code lazuli cache}: what the store holds, and {@code lazuli cache trim}. All of it can be made again. */
final class CacheVerb {
    private static final List<String> ACTIONS = List.of("show", "trim");
    private static final String DEFAULT_DAYS = "30";

    private CacheVerb() {}

    static int run(
            Terminal terminal, List<String> action, Optional<String> olderThan, boolean all) {
        String does = action.isEmpty() ? "show" : action.getFirst();
        if (!ACTIONS.contains(does)) {
            throw unknown(does).exception();
        }
        if (does.equals("show") && (all || olderThan.isPresent())) {
            throw notTrimmed(all ? "--all" : "--older-than").exception();
        }
        Trim trim =
                all ? Trim.everything() : Trim.unusedSince(since(olderThan.orElse(DEFAULT_DAYS)));
        try (Store store = Store.open(Workshop.storeFolder(terminal))) {
            if (does.equals("show")) {
                print(terminal, store, store.entries(), "");
            } else {
                print(terminal, store, store.trim(trim), "removed ");
            }
        }
        return Main.DONE;
    }

    private static Problem notTrimmed(String option) {
        return new Problem(
                "arguments.cache-option",
                Kind.DEFINITION,
                option + " is for trim",
                "the command line, lazuli cache",
                "show removes nothing",
                "write lazuli cache trim " + option);
    }

    private static Instant since(String days) {
        if (!days.matches("\\d{1,5}")) {
            throw new Problem(
                            "arguments.days",
                            Kind.DEFINITION,
                            "\"" + days + "\" is no number of days",
                            "--older-than",
                            "days are counted from 0 to 99999",
                            "write --older-than 30")
                    .exception();
        }
        return Instant.now().minus(Duration.ofDays(Integer.parseInt(days)));
    }

    private static Problem unknown(String action) {
        return new Problem(
                "arguments.cache-action",
                Kind.DEFINITION,
                "the cache does not know \"" + action + "\"",
                "the command line, lazuli cache",
                "it knows show and trim",
                "write " + Nearest.to(action, ACTIONS).orElse("show or trim"));
    }

    private static void print(
            Terminal terminal, Store store, List<StoreEntry> entries, String prefix) {
        JsonArray array = new JsonArray();
        List<String> lines = new ArrayList<>();
        long total = 0;
        for (Shelf shelf : Shelf.values()) {
            List<StoreEntry> on = entries.stream().filter(entry -> entry.shelf() == shelf).toList();
            long bytes = on.stream().mapToLong(StoreEntry::bytes).sum();
            total += bytes;
            lines.add(
                    "%s%6d  %10s  %s"
                            .formatted(prefix, on.size(), Looked.size(bytes), shelf.description()));
            JsonObject object = new JsonObject();
            object.addProperty("shelf", shelf.directory());
            object.addProperty("entries", on.size());
            object.addProperty("bytes", bytes);
            array.add(object);
        }
        if (terminal.options().json()) {
            terminal.out().println(array);
            return;
        }
        lines.forEach(terminal.out()::println);
        terminal.out().println("%s%s in %s".formatted(prefix, Looked.size(total), store.root()));
    }
}
