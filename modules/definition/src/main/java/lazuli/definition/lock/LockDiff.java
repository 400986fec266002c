package lazuli.definition.lock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What changed between two locks.
 *
 * @param added packages that only the later lock has
 * @param removed packages that only the earlier lock has
 * @param changed packages with another version, another file, or for other images
 */
public record LockDiff(
        List<LockedPackage> added, List<LockedPackage> removed, List<Change> changed) {
    public LockDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** A package in both locks. */
    public record Change(LockedPackage before, LockedPackage after) {
        /** {@return whether it is another version or another file, and not just in other images} */
        public boolean isOther() {
            return !before.version().equals(after.version())
                    || !before.digest().equals(after.digest());
        }

        private String text() {
            if (!before.version().equals(after.version())) {
                return "~ %s %s -> %s".formatted(after.name(), before.version(), after.version());
            }
            if (isOther()) {
                return "~ %s %s, another file".formatted(after.name(), after.version());
            }
            return "~ %s %s, for %s instead of %s"
                    .formatted(
                            after.name(),
                            after.version(),
                            names(after.images()),
                            names(before.images()));
        }

        private static String names(List<Target> targets) {
            return String.join(" ", targets.stream().map(Target::toString).toList());
        }
    }

    /** {@return what changed} */
    public static LockDiff between(Lock before, Lock after) {
        Map<String, LockedPackage> gone = new TreeMap<>();
        before.packages().forEach(each -> gone.put(key(each), each));
        List<LockedPackage> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (LockedPackage each : after.packages()) {
            LockedPackage old = gone.remove(key(each));
            if (old == null) {
                added.add(each);
            } else if (!old.equals(each)) {
                changed.add(new Change(old, each));
            }
        }
        List<LockedPackage> removed = gone.values().stream().sorted().toList();
        return new LockDiff(added, removed, changed.stream().filter(LockDiff::counts).toList());
    }

    /** Where in a repository the same file lies is nobody's concern. */
    private static boolean counts(Change change) {
        return change.isOther() || !change.before().images().equals(change.after().images());
    }

    private static String key(LockedPackage each) {
        return each.name() + " " + each.architecture();
    }

    /** {@return whether nothing changed} */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** {@return one line for each change, architectures put together: {@code ~ apt 3.0.3 -> 3.0.4 (amd64, arm64)}} */
    public List<String> lines() {
        Map<String, List<String>> architectures = new LinkedHashMap<>();
        added.forEach(
                each -> add(architectures, "+ %s %s".formatted(each.name(), each.version()), each));
        removed.forEach(
                each -> add(architectures, "- %s %s".formatted(each.name(), each.version()), each));
        changed.forEach(each -> add(architectures, each.text(), each.after()));
        return architectures.entrySet().stream()
                .map(e -> "%s (%s)".formatted(e.getKey(), String.join(", ", e.getValue())))
                .toList();
    }

    private static void add(Map<String, List<String>> lines, String line, LockedPackage each) {
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(each.architecture());
    }
}
