package lazuli.configure.dpkg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/** Configures packages in the order of their dependencies, and has triggers acted on: dpkg's {@code packages.c} and {@code trigproc.c}. */
public final class ConfigureQueue {
    private final DpkgDatabase database;
    private final Configurer configurer;
    private final Readiness readiness;
    private final Deque<PackageRecord> queue = new ArrayDeque<>();
    private final Set<PackageRecord> queued = new HashSet<>();
    private final TriggerCycle triggerCycle;
    private Attempt attempt = Attempt.NORMAL;
    private int sinceNothing;

    /** How far dpkg goes to make progress: each step is tried when the one before leads nowhere. */
    enum Attempt {
        NORMAL,
        CYCLES,
        TRIGGERS,
        TRIGGER_CYCLES,
        FORCE_VERSION,
        /** Unsatisfied dependencies count as satisfied: an image may leave packages out. */
        FORCE;

        Attempt next() {
            return switch (this) {
                case NORMAL -> CYCLES;
                case CYCLES -> TRIGGERS;
                case TRIGGERS -> TRIGGER_CYCLES;
                case TRIGGER_CYCLES -> FORCE_VERSION;
                case FORCE_VERSION -> FORCE;
                case FORCE -> throw new IllegalStateException("nothing more to try");
            };
        }
    }

    /** What happens to a package once its turn has come. */
    interface Configurer {
        /** Runs {@code postinst configure}, after conffiles were put in place. */
        void configure(PackageRecord packageRecord);

        /** Runs {@code postinst triggered} for these triggers. */
        void trigger(PackageRecord packageRecord, List<String> triggers);
    }

    /** One run of dpkg that configures these, in this order but for their dependencies. */
    ConfigureQueue(DpkgDatabase database, List<PackageRecord> packages, Configurer configurer) {
        this.database = database;
        this.configurer = configurer;
        packages.forEach(this::enqueue);
        readiness = new Readiness(database.packages(), Set.copyOf(packages));
        triggerCycle = new TriggerCycle(database.packages());
    }

    /** Processes the queue until it is empty, and then the triggers that were put off. */
    void run() {
        while (!queue.isEmpty()) {
            next();
        }
        for (Optional<PackageRecord> deferred = database.triggers().nextDeferred();
                deferred.isPresent();
                deferred = database.triggers().nextDeferred()) {
            if (!deferred.get().pendingTriggers().isEmpty()) {
                process(deferred.get());
            }
        }
    }

    private void enqueue(PackageRecord packageRecord) {
        if (queued.add(packageRecord)) {
            queue.addLast(packageRecord);
        }
    }

    private void next() {
        PackageRecord packageRecord = queue.removeFirst();
        queued.remove(packageRecord);
        int length = queue.size();
        if (sinceNothing++ > length * 3 + 2) {
            escalate();
        } else if (sinceNothing > length * 2 + 2) {
            Optional<PackageRecord> helpful = readiness.helpful();
            if (attempt.compareTo(Attempt.TRIGGERS) >= 0
                    && helpful.isPresent()
                    && !helpful.get().pendingTriggers().isEmpty()) {
                enqueue(packageRecord);
                readiness.forgetHelpful();
                packageRecord = helpful.get();
            } else {
                escalate();
            }
        }
        if (packageRecord.pendingTriggers().isEmpty()) {
            configure(packageRecord);
        } else if (attempt.compareTo(Attempt.TRIGGERS) < 0 || !isReady(packageRecord)) {
            database.triggers().notDeferred(packageRecord);
            enqueue(packageRecord);
        } else {
            process(packageRecord);
        }
    }

    private void escalate() {
        attempt = attempt.next();
        sinceNothing = 0;
    }

    private boolean isReady(PackageRecord packageRecord) {
        if (attempt.compareTo(Attempt.CYCLES) >= 0 && readiness.breakCycle(packageRecord)) {
            sinceNothing = 0;
        }
        return readiness.of(packageRecord, attempt == Attempt.FORCE);
    }

    private void configure(PackageRecord packageRecord) {
        if (!packageRecord.state().equals(PackageState.UNPACKED)) {
            return;
        }
        if (!isReady(packageRecord)) {
            enqueue(packageRecord);
            return;
        }
        triggerCycle.reset();
        sinceNothing = 0;
        database.triggers().activateOf(packageRecord, database.triggersFile(packageRecord));
        packageRecord.state(PackageState.HALF_CONFIGURED);
        configurer.configure(packageRecord);
        packageRecord.pendingTriggers().clear();
        finish(packageRecord);
    }

    private void process(PackageRecord packageRecord) {
        database.triggers().notDeferred(packageRecord);
        refuseEndless(packageRecord);
        sinceNothing = 0;
        List<String> triggers = List.copyOf(packageRecord.pendingTriggers());
        packageRecord.state(PackageState.HALF_CONFIGURED);
        packageRecord.pendingTriggers().clear();
        database.triggers().clearAwaiters(packageRecord);
        configurer.trigger(packageRecord, triggers);
        finish(packageRecord);
    }

    private void refuseEndless(PackageRecord packageRecord) {
        if (triggerCycle.closes()) {
            throw new Problem(
                            "configure.trigger-cycle",
                            Kind.DATA,
                            "the triggers of packages activate each other without end",
                            "package " + packageRecord,
                            "pending: " + String.join(", ", packageRecord.pendingTriggers()),
                            "leave the package out, or report it to who made it")
                    .exception();
        }
    }

    private void finish(PackageRecord packageRecord) {
        if (!packageRecord.awaited().isEmpty()) {
            packageRecord.state(PackageState.TRIGGERS_AWAITED);
        } else if (!packageRecord.pendingTriggers().isEmpty()) {
            packageRecord.state(PackageState.TRIGGERS_PENDING);
        } else {
            packageRecord.state(PackageState.INSTALLED);
        }
        if (packageRecord.pendingTriggers().isEmpty()) {
            database.triggers().clearAwaiters(packageRecord);
        }
        database.triggers().incorporate(database.packages());
    }
}
