package lazuli.configure.dpkg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.tree.Names;
import lazuli.tree.TreeEditor;
import org.jspecify.annotations.Nullable;

/** Who is interested in which trigger, which were activated, and who has still to act: dpkg's {@code triglib.c} and {@code trigdeferred.c}. */
public final class Triggers {
    private static final String DIRECTORY = "/var/lib/dpkg/triggers/";

    /** Who activated a trigger and does not wait for it. */
    private static final String NOBODY = "-";

    private final Map<String, List<Interest>> byName = new LinkedHashMap<>();
    private final List<Interest> byPath = new ArrayList<>();
    private final Map<String, SequencedSet<String>> unincorporated = new LinkedHashMap<>();
    private final Deque<PackageRecord> deferred = new ArrayDeque<>();
    private boolean deferring = true;

    /** Says whether what is activated from now on is queued for the end of this run of dpkg: not with {@code --no-triggers}. */
    void deferring(boolean now) {
        deferring = now;
    }

    /** Takes up the interests of a package that has been unpacked. */
    void addInterests(PackageRecord packageRecord, TriggersFile file) {
        for (TriggersFile.Directive directive : file.directives()) {
            if (!directive.activates()) {
                var interest = new Interest(directive.trigger(), packageRecord, directive.awaits());
                if (isPath(directive.trigger())) {
                    byPath.add(interest);
                } else {
                    byName.computeIfAbsent(directive.trigger(), _ -> new ArrayList<>(1))
                            .add(interest);
                }
            }
        }
    }

    private static boolean isPath(String trigger) {
        return trigger.startsWith("/");
    }

    /** {@return the interests in paths} */
    List<Interest> byPath() {
        return byPath;
    }

    /** Activates what the package's own {@code triggers} file activates whenever its state changes. */
    void activateOf(PackageRecord packageRecord, TriggersFile file) {
        for (TriggersFile.Directive directive : file.directives()) {
            if (directive.activates()) {
                activate(directive.trigger(), directive.awaits() ? packageRecord : null);
            }
        }
    }

    /** Activates a trigger by its name, or by a path: then also those of the directories above it. */
    void activate(String trigger, @Nullable PackageRecord awaiter) {
        if (!isPath(trigger)) {
            for (Interest interest : byName.getOrDefault(trigger, List.of())) {
                record(interest, awaiter);
            }
            return;
        }
        for (String path = trigger;
                !path.isEmpty();
                path = path.substring(0, path.lastIndexOf('/'))) {
            activatePath(path, awaiter);
        }
    }

    /** Activates the interests in exactly this path: something was unpacked there. */
    void activatePath(String path, @Nullable PackageRecord awaiter) {
        for (int i = byPath.size() - 1; i >= 0; i--) {
            if (byPath.get(i).trigger().equals(path)) {
                record(byPath.get(i), awaiter);
            }
        }
    }

    private void record(Interest interest, @Nullable PackageRecord activator) {
        PackageRecord pending = interest.packageRecord();
        if (!pending.state().atLeast(PackageState.TRIGGERS_AWAITED)) {
            return;
        }
        if (!pending.pendingTriggers().contains(interest.trigger())) {
            pending.pendingTriggers().addFirst(interest.trigger());
            pending.state(
                    pending.awaited().isEmpty()
                            ? PackageState.TRIGGERS_PENDING
                            : PackageState.TRIGGERS_AWAITED);
        }
        if (deferring && !deferred.contains(pending)) {
            deferred.addLast(pending);
        }
        if (interest.awaits() && activator != null && activator.awaited().add(pending)) {
            pending.awaiters().add(activator);
            if (activator.state().compareTo(PackageState.TRIGGERS_AWAITED) > 0) {
                activator.state(PackageState.TRIGGERS_AWAITED);
            }
        }
    }

    /** Notes that a script activated a trigger, as dpkg-trigger(1) does; it takes effect when the script has ended. */
    public void note(String trigger, Optional<String> awaiter) {
        unincorporated
                .computeIfAbsent(trigger, _ -> new LinkedHashSet<>())
                .add(awaiter.orElse(NOBODY));
    }

    /** Lets what scripts noted take effect. */
    void incorporate(PackageTable table) {
        if (unincorporated.isEmpty()) {
            return;
        }
        Map<String, Set<String>> noted = new LinkedHashMap<>(unincorporated);
        unincorporated.clear();
        noted.forEach((trigger, awaiters) ->
                awaiters.forEach(awaiter ->
                        activate(
                                trigger,
                                awaiter.equals(NOBODY) ? null : table.find(awaiter).orElse(null))));
    }

    /** {@return the next package whose triggers were put off to the end, and forgets it} */
    Optional<PackageRecord> nextDeferred() {
        return Optional.ofNullable(deferred.pollFirst());
    }

    void notDeferred(PackageRecord packageRecord) {
        deferred.remove(packageRecord);
    }

    /** Tells those that wait for this package, which has nothing pending, that the wait is over. */
    void clearAwaiters(PackageRecord packageRecord) {
        for (PackageRecord awaiter : packageRecord.awaiters()) {
            awaiter.awaited().remove(packageRecord);
            if (awaiter.awaited().isEmpty() && awaiter.state() == PackageState.TRIGGERS_AWAITED) {
                awaiter.state(
                        awaiter.pendingTriggers().isEmpty()
                                ? PackageState.INSTALLED
                                : PackageState.TRIGGERS_PENDING);
            }
        }
        packageRecord.awaiters().clear();
    }

    /** Writes what dpkg keeps of triggers between its runs. */
    void writeTo(TreeEditor tree) {
        tree.mkdirs("/var/lib/dpkg/triggers", 0755);
        if (!byPath.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (Interest interest : byPath) {
                text.append(interest.trigger()).append(' ').append(interest.holder()).append('\n');
            }
            tree.write(DIRECTORY + "File", ByteSource.of(Names.encode(text.toString())), 0644);
        }
        byName.forEach((trigger, interests) -> {
            StringBuilder text = new StringBuilder();
            interests.forEach(interest -> text.append(interest.holder()).append('\n'));
            tree.write(DIRECTORY + trigger, ByteSource.of(text.toString()), 0644);
        });
        tree.write(DIRECTORY + "Lock", ByteSource.empty(), 0600);
        tree.write(DIRECTORY + "Unincorp", ByteSource.empty(), 0644);
    }
}
