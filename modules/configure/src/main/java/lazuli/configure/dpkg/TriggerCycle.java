package lazuli.configure.dpkg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices triggers that activate each other for ever, by a tortoise and a hare over what was pending each time: dpkg's {@code check_trigger_cycle}. */
final class TriggerCycle {
    private final PackageTable table;
    private @Nullable Moment tortoise;
    private @Nullable Moment hare;
    private boolean advance;

    private static final class Moment {
        private final Map<PackageRecord, List<String>> pending;
        private @Nullable Moment next;

        Moment(Map<PackageRecord, List<String>> pending) {
            this.pending = pending;
        }
    }

    TriggerCycle(PackageTable table) {
        this.table = table;
    }

    /** A package was configured: there is progress. */
    void reset() {
        tortoise = null;
        hare = null;
        advance = false;
    }

    /** {@return whether all that was pending at an earlier moment is pending again} */
    boolean closes() {
        var now = new Moment(pending());
        if (hare == null || tortoise == null) {
            hare = now;
            tortoise = now;
            return false;
        }
        hare.next = now;
        hare = now;
        if (advance && tortoise.next != null) {
            tortoise = tortoise.next;
        }
        advance = !advance;
        for (Map.Entry<PackageRecord, List<String>> earlier : tortoise.pending.entrySet()) {
            if (!earlier.getKey().pendingTriggers().containsAll(earlier.getValue())) {
                return false;
            }
        }
        return true;
    }

    private Map<PackageRecord, List<String>> pending() {
        Map<PackageRecord, List<String>> pending = new LinkedHashMap<>();
        for (PackageRecord each : table.sorted()) {
            if (!each.pendingTriggers().isEmpty()) {
                pending.put(each, List.copyOf(each.pendingTriggers()));
            }
        }
        return pending;
    }
}
