package lazuli.configure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.dpkg.Dependency;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageTable;
import lazuli.configure.dpkg.Possibility;
import lazuli.configure.dpkg.RelationKind;

/** The packages that a system begins with: those that are essential, and what they need. */
final class Essentials {
    private final PackageTable table;
    private final Set<PackageRecord> chosen = new LinkedHashSet<>();
    private final Deque<PackageRecord> open = new ArrayDeque<>();

    private Essentials(PackageTable table) {
        this.table = table;
    }

    static Set<PackageRecord> of(PackageTable table) {
        var essentials = new Essentials(table);
        for (PackageRecord each : table.sorted()) {
            if (each.essential()) {
                essentials.choose(each);
            }
        }
        while (!essentials.open.isEmpty()) {
            essentials.follow(essentials.open.removeFirst());
        }
        return essentials.chosen;
    }

    private void choose(PackageRecord packageRecord) {
        if (chosen.add(packageRecord)) {
            open.addLast(packageRecord);
        }
    }

    private void follow(PackageRecord packageRecord) {
        for (Dependency dependency : packageRecord.dependencies()) {
            if (dependency.kind() == RelationKind.DEPENDS
                    || dependency.kind() == RelationKind.PRE_DEPENDS) {
                best(dependency).ifPresent(this::choose);
            }
        }
    }

    /** The one that is chosen already, or else the first, or of several providers the one with the best priority. */
    private Optional<PackageRecord> best(Dependency dependency) {
        PackageRecord best = null;
        for (Possibility possibility : dependency.possibilities()) {
            List<PackageRecord> satisfying =
                    new ArrayList<>(table.satisfying(possibility.restriction()));
            for (PackageRecord each : satisfying) {
                if (chosen.contains(each)) {
                    return Optional.of(each);
                }
            }
            for (PackageRecord each : satisfying) {
                if (best == null) {
                    best = each;
                } else if (satisfying.contains(best) && priority(each) < priority(best)) {
                    best = each;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int priority(PackageRecord packageRecord) {
        return switch (packageRecord.archive().control().get("Priority").orElse("")) {
            case "required" -> 0;
            case "important" -> 1;
            case "standard" -> 2;
            default -> 3;
        };
    }
}
