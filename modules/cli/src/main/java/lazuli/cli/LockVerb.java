package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockDiff;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.store.repository.Refresh;

/** {@code lazuli lock}: chooses anew, from what the repositories have now, and says what that changes. */
final class LockVerb {
    private LockVerb() {}

    static int run(Terminal terminal, boolean dryRun) {
        try (Workshop workshop = Workshop.open(terminal)) {
            Optional<Lock> old = workshop.lockFile();
            Lock fresh =
                    new Locking(workshop)
                            .choose(
                                    old,
                                    terminal.options().offline() ? Refresh.CACHED : Refresh.NEWEST);
            Lock before =
                    old.orElseGet(() ->
                            new Lock(ByteSource.empty().digest(), List.of(), List.of(), List.of()));
            LockDiff changes = LockDiff.between(before, fresh);
            if (terminal.options().locked() && !changes.isEmpty()) {
                throw changed(workshop, changes).exception();
            }
            if (!dryRun && !old.map(Lock::write).equals(Optional.of(fresh.write()))) {
                OutputFiles.write(workshop.project().lock(), ByteSource.of(fresh.write()));
            }
            print(terminal, fresh, changes);
        }
        return Main.DONE;
    }

    private static void print(Terminal terminal, Lock fresh, LockDiff changes) {
        if (terminal.options().json()) {
            JsonArray lines = new JsonArray();
            changes.lines().forEach(lines::add);
            JsonObject object = new JsonObject();
            object.addProperty("packages", fresh.packages().size());
            object.add("changes", lines);
            terminal.out().println(object);
            return;
        }
        changes.lines().forEach(terminal.out()::println);
        terminal.say(
                changes.isEmpty()
                        ? "nothing changes: %d packages".formatted(fresh.packages().size())
                        : "%d packages".formatted(fresh.packages().size()));
    }

    private static Problem changed(Workshop workshop, LockDiff changes) {
        return new Problem(
                "lock.changed",
                Kind.DEFINITION,
                "the lock would change",
                workshop.project().lock().toString(),
                "--locked refuses that; it would be:\n" + String.join("\n", changes.lines()),
                "run `lazuli lock` without --locked, review what changes, and commit it");
    }
}
