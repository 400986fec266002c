package lazuli.configure.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.configure.dpkg.Dependency;
import lazuli.configure.dpkg.PackageRecord;
import lazuli.configure.dpkg.PackageTable;
import lazuli.configure.dpkg.Possibility;
import lazuli.configure.dpkg.RelationKind;
import lazuli.configure.order.Node.Need;

/** What apt has dpkg do to install packages: {@code pkgPackageManager::OrderInstall} and {@code pkgDPkgPM::Go}. */
public final class InstallationPlan {
    /** apt gives up after 5000 rounds; with nothing installed before two are enough, and more would be a mistake of ours. */
    private static final int MAX_ROUNDS = 100;

    private final Map<PackageRecord, Node> nodes = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(boolean unpack, PackageRecord packageRecord) {}

    private InstallationPlan(PackageTable table, Set<PackageRecord> there) {
        for (PackageRecord each : table.sorted()) {
            nodes.put(
                    each,
                    new Node(each, there.contains(each), has(each, RelationKind.PRE_DEPENDS)));
        }
        for (Node node : nodes.values()) {
            addNeeds(table, node, RelationKind.PRE_DEPENDS);
            addNeeds(table, node, RelationKind.DEPENDS);
        }
        for (Node node : nodes.values()) {
            if (Node.essential(node.packageRecord())) {
                node.makeImmediate();
            }
        }
    }

    private static boolean has(PackageRecord packageRecord, RelationKind kind) {
        for (Dependency dependency : packageRecord.dependencies()) {
            if (dependency.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private void addNeeds(PackageTable table, Node node, RelationKind kind) {
        for (Dependency dependency : node.packageRecord().dependencies()) {
            if (dependency.kind() == kind) {
                addNeeds(table, node, dependency);
            }
        }
    }

    private void addNeeds(PackageTable table, Node node, Dependency dependency) {
        List<Possibility> possibilities = dependency.possibilities();
        for (int i = 0; i < possibilities.size(); i++) {
            var restriction = possibilities.get(i).restriction();
            List<Node> targets = new ArrayList<>(1);
            for (PackageRecord target : table.satisfying(restriction)) {
                targets.add(nodes.get(target));
            }
            // To apt "python3:any" is the name of a virtual package.
            Optional<Node> named =
                    restriction.architectureQualifier().isPresent()
                            ? Optional.empty()
                            : table.find(restriction.name()).map(nodes::get);
            node.needs()
                    .add(
                            new Need(
                                    dependency.kind() == RelationKind.PRE_DEPENDS,
                                    i == possibilities.size() - 1,
                                    named,
                                    List.copyOf(targets)));
        }
    }

    /**
     * {@return the order in which apt would unpack these packages of an empty system}
     *
     * @param table exactly these packages
     */
    public static List<PackageRecord> unpackOrder(PackageTable table) {
        var plan = new InstallationPlan(table, Set.of());
        plan.install();
        List<PackageRecord> order = new ArrayList<>();
        for (Operation operation : plan.operations) {
            if (operation.unpack) {
                order.add(operation.packageRecord);
            }
        }
        return order;
    }

    /**
     * {@return the steps that install what is not there}
     *
     * @param table all packages
     * @param there those that are installed and configured
     */
    public static List<Step> of(PackageTable table, Set<PackageRecord> there) {
        var plan = new InstallationPlan(table, there);
        plan.install();
        List<Step> steps = new ArrayList<>();
        int i = 0;
        while (i < plan.operations.size()) {
            boolean unpack = plan.operations.get(i).unpack;
            List<PackageRecord> run = new ArrayList<>();
            while (i < plan.operations.size() && plan.operations.get(i).unpack == unpack) {
                run.add(plan.operations.get(i++).packageRecord);
            }
            steps.add(unpack ? new Step.Unpack(run) : new Step.Configure(run));
        }
        steps.add(new Step.ConfigurePending());
        return steps;
    }

    private void install() {
        List<Node> wanted = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (!node.there()) {
                wanted.add(node);
            }
        }
        for (Node node : UnpackOrder.of(wanted)) {
            if (node.untouched()) {
                unpack(node, node.immediate());
            }
        }
    }

    /** {@code SmartUnPack}. The outermost caller does not ask whether it went well: dpkg can go on where apt would stop. */
    private boolean unpack(Node node, boolean immediate) {
        boolean loop = node.looping();
        boolean bad = false;
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            List<Need> needs = node.needs();
            for (int i = 0; i < needs.size() && needs.get(i).pre(); i = groupEnd(needs, i)) {
                if (readyBefore(needs, i)) {
                    continue;
                }
                switch (prepare(node, needs, i, loop)) {
                    case GOOD -> {}
                    case CHANGED -> changed = true;
                    case BAD -> bad = true;
                    case FAILED -> {
                        return false;
                    }
                }
            }
        }
        if (bad || loop) {
            return !bad;
        }
        node.markUnpacked();
        operations.add(new Operation(true, node.packageRecord()));
        if (immediate) {
            configure(node);
        }
        return true;
    }

    private enum Outcome {
        GOOD,
        CHANGED,
        BAD,
        FAILED
    }

    private static int groupEnd(List<Need> needs, int i) {
        int end = i;
        while (!needs.get(end).last()) {
            end++;
        }
        return end + 1;
    }

    private static boolean readyBefore(List<Need> needs, int start) {
        for (int i = start; i < groupEnd(needs, start); i++) {
            for (Node target : needs.get(i).targets()) {
                if (target.there()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Unpacks or configures one that satisfies the group; where none does, apt looks beyond the group's end. */
    private Outcome prepare(Node node, List<Need> needs, int start, boolean loop) {
        for (int i = start; i < needs.size(); i++) {
            for (Node target : needs.get(i).targets()) {
                if (target.there()) {
                    continue;
                }
                if (target.configured()) {
                    return Outcome.GOOD;
                }
                if (target.untouched() && target.looping() && loop) {
                    continue;
                }
                boolean unpack = target.untouched();
                return guarded(
                        node, target, () -> unpack ? unpack(target, true) : configure(target));
            }
        }
        return Outcome.BAD;
    }

    private interface Action {
        boolean run();
    }

    /** {@code NonLoopingSmart}. */
    private static Outcome guarded(Node node, Node target, Action action) {
        boolean loop = node.looping();
        node.looping(true);
        boolean done = action.run();
        node.looping(loop);
        if (!done) {
            return Outcome.FAILED;
        }
        return target.looping() ? Outcome.GOOD : Outcome.CHANGED;
    }

    /** {@code SmartConfigure}. */
    private boolean configure(Node node) {
        boolean loop = node.looping();
        List<Integer> waiting = new ArrayList<>();
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            List<Need> needs = node.needs();
            for (int i = 0; i < needs.size(); i = groupEnd(needs, i)) {
                if (readyBefore(needs, i)) {
                    continue;
                }
                switch (loop ? Outcome.BAD : unpackOne(node, needs, i)) {
                    case GOOD -> {}
                    case CHANGED -> changed = true;
                    case BAD -> waiting.add(i);
                    case FAILED -> {
                        return false;
                    }
                }
            }
        }
        if (!configureNeeded(node, waiting, loop)) {
            return false;
        }
        if (loop || node.configured()) {
            return loop;
        }
        operations.add(new Operation(false, node.packageRecord()));
        node.markConfigured();
        return true;
    }

    /** Unpacks the first that satisfies the group and that nothing has been planned for. */
    private Outcome unpackOne(Node node, List<Need> needs, int start) {
        for (int i = start; i < groupEnd(needs, start); i++) {
            for (Node target : needs.get(i).targets()) {
                if (target.untouched()) {
                    return guarded(node, target, () -> unpack(target, true));
                }
            }
        }
        return Outcome.BAD;
    }

    /** apt takes the last need for all of them. */
    private boolean configureNeeded(Node node, List<Integer> waiting, boolean loop) {
        boolean bad = false;
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (int start : waiting) {
                Outcome outcome = configureOne(node, start, loop);
                if (outcome == Outcome.FAILED) {
                    return false;
                }
                bad = outcome == Outcome.BAD;
                changed |= outcome == Outcome.CHANGED;
            }
        }
        return !bad;
    }

    private Outcome configureOne(Node node, int start, boolean loop) {
        List<Need> needs = node.needs();
        for (int i = start; i < groupEnd(needs, start); i++) {
            for (Node target : needs.get(i).targets()) {
                if (target.configured() || target.unpacked() && target.looping() && loop) {
                    return Outcome.GOOD;
                }
                if (target.unpacked()) {
                    return guarded(node, target, () -> configure(target));
                }
            }
        }
        return Outcome.BAD;
    }
}
