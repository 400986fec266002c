package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.deb.Restriction;
import org.jspecify.annotations.Nullable;

/** Whether a package's dependencies are configured, and where a cycle of them is cut: dpkg's {@code dependencies_ok} and {@code findbreakcycle}. */
final class Readiness {
    private final PackageTable table;
    private final Set<PackageRecord> expected;
    private @Nullable PackageRecord helpful;

    private enum Found {
        NONE,
        DEFER,
        OK
    }

    /**
     * Asks about these packages.
     *
     * @param expected those that are being configured in this run
     */
    Readiness(PackageTable table, Set<PackageRecord> expected) {
        this.table = table;
        this.expected = expected;
    }

    /** {@return a package whose triggers, acted on, would have made the last one that was not ready so} */
    Optional<PackageRecord> helpful() {
        return Optional.ofNullable(helpful);
    }

    void forgetHelpful() {
        helpful = null;
    }

    /** {@return whether what the package depends on is configured} With {@code force}, what cannot be found counts as that. */
    boolean of(PackageRecord packageRecord, boolean force) {
        boolean ready = true;
        boolean triggersHelp = true;
        PackageRecord canHelp = null;
        for (Dependency dependency : packageRecord.dependencies()) {
            if (isNeed(dependency)) {
                List<PackageRecord> helpers = new ArrayList<>(0);
                Found found = find(packageRecord, dependency, helpers);
                if (found == Found.OK || force) {
                    continue;
                }
                ready = false;
                if (found == Found.DEFER && !helpers.isEmpty()) {
                    canHelp = helpers.getLast();
                } else {
                    triggersHelp = false;
                }
            }
        }
        if (triggersHelp && canHelp != null) {
            helpful = canHelp;
        }
        return ready;
    }

    private static boolean isNeed(Dependency dependency) {
        return dependency.kind() == RelationKind.DEPENDS
                || dependency.kind() == RelationKind.PRE_DEPENDS;
    }

    private Found find(
            PackageRecord packageRecord, Dependency dependency, List<PackageRecord> helpers) {
        Found best = Found.NONE;
        for (Possibility possibility : dependency.possibilities()) {
            if (possibility.cycleBroken()) {
                return Found.OK;
            }
            Restriction restriction = possibility.restriction();
            Optional<PackageRecord> real = table.real(restriction);
            if (real.isPresent()
                    && PackageTable.allows(restriction, Optional.of(real.get().version()))) {
                best = better(best, state(real.get(), helpers));
            }
            for (PackageTable.Provider provider : table.providers(restriction.name())) {
                if (best != Found.OK && PackageTable.allows(restriction, provider.version())) {
                    Found found = state(provider.packageRecord(), helpers);
                    boolean itself = provider.packageRecord() == packageRecord;
                    best = better(best, itself && found == Found.DEFER ? Found.OK : found);
                }
            }
            if (best == Found.OK) {
                return best;
            }
        }
        return best;
    }

    private static Found better(Found a, Found b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private Found state(PackageRecord wanted, List<PackageRecord> helpers) {
        return switch (wanted.state()) {
            case INSTALLED, TRIGGERS_PENDING -> Found.OK;
            case TRIGGERS_AWAITED -> {
                helpers.add(wanted.awaited().iterator().next());
                yield Found.DEFER;
            }
            case UNPACKED, HALF_CONFIGURED -> expected.contains(wanted) ? Found.DEFER : Found.NONE;
            case NOT_INSTALLED, CONFIG_FILES, HALF_INSTALLED -> Found.NONE;
        };
    }

    /** One dependency on the way down. */
    private record Link(
            @Nullable Link before,
            PackageRecord packageRecord,
            @Nullable Possibility possibility) {}

    /** {@return whether there is a cycle of dependencies below this package} It is cut at one place then: at a package without postinst, if there is one. */
    boolean breakCycle(PackageRecord packageRecord) {
        return search(packageRecord, null, new HashSet<>());
    }

    private boolean search(
            PackageRecord packageRecord, @Nullable Link sofar, Set<PackageRecord> done) {
        if (done.contains(packageRecord)) {
            return false;
        }
        for (Dependency dependency : packageRecord.dependencies()) {
            if (isNeed(dependency)) {
                for (Possibility possibility : dependency.possibilities()) {
                    if (!possibility.cycleBroken()
                            && search(packageRecord, possibility, sofar, done)) {
                        return true;
                    }
                }
            }
        }
        done.add(packageRecord);
        return false;
    }

    private boolean search(
            PackageRecord packageRecord,
            Possibility possibility,
            @Nullable Link sofar,
            Set<PackageRecord> done) {
        var link = new Link(sofar, packageRecord, possibility);
        Optional<PackageRecord> real = table.real(possibility.restriction());
        if (real.isPresent() && closes(link, sofar, real.get(), done)) {
            return true;
        }
        for (PackageTable.Provider provider : table.providers(possibility.restriction().name())) {
            if (expected.contains(provider.packageRecord())
                    && closes(link, sofar, provider.packageRecord(), done)) {
                return true;
            }
        }
        return false;
    }

    private boolean closes(
            Link link, @Nullable Link sofar, PackageRecord dependedOn, Set<PackageRecord> done) {
        Link seen = sofar;
        while (seen != null && seen.packageRecord != dependedOn) {
            seen = seen.before;
        }
        if (seen == null) {
            return search(dependedOn, link, done);
        }
        Link cut = link;
        boolean first = true;
        while (cut.before != null
                && (first || cut.packageRecord != dependedOn)
                && cut.packageRecord.archive().controlFiles().containsKey("postinst")) {
            cut = cut.before;
            first = false;
        }
        if (cut.possibility != null) {
            cut.possibility.breakCycle();
        }
        return true;
    }
}
