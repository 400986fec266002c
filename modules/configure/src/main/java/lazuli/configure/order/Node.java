package lazuli.configure.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.configure.dpkg.PackageRecord;

/** One package in the plan, with what it needs and what has been planned for it. */
final class Node {
    private final PackageRecord packageRecord;
    private final boolean there;
    private final int score;
    private final List<Need> needs = new ArrayList<>();

    private boolean immediate;
    private boolean added;
    private boolean pending;
    private boolean unpacked;
    private boolean configured;
    private boolean looping;

    /**
     * One alternative of {@code Pre-Depends} or {@code Depends}.
     *
     * @param pre whether the field is {@code Pre-Depends}
     * @param last whether it is the last of its group
     * @param named the package of that name, if it is one of the image's: not what provides it
     * @param targets those that satisfy it: the named one, then providers
     */
    record Need(boolean pre, boolean last, Optional<Node> named, List<Node> targets) {}

    /**
     * A package.
     *
     * @param there whether it is installed and configured already
     */
    Node(PackageRecord packageRecord, boolean there, boolean preDepends) {
        this.packageRecord = packageRecord;
        this.there = there;
        score = score(packageRecord, preDepends);
    }

    /** As {@code pkgOrderList::Score}; what is immediate counts only while sorting. apt is essential to itself only where nobody forbids it, as mmdebstrap does. */
    private static int score(PackageRecord packageRecord, boolean preDepends) {
        int priority =
                switch (packageRecord.archive().control().get("Priority").orElse("")) {
                    case "required" -> 5;
                    case "important" -> 4;
                    case "standard" -> 3;
                    case "optional" -> 1;
                    default -> 0;
                };
        return priority + (essential(packageRecord) ? 200 : 0) + (preDepends ? 50 : 0);
    }

    static boolean essential(PackageRecord packageRecord) {
        return packageRecord.essential();
    }

    PackageRecord packageRecord() {
        return packageRecord;
    }

    boolean there() {
        return there;
    }

    int score() {
        return score + (immediate ? 10 : 0);
    }

    /** {@return in apt's order: Pre-Depends, then Depends} */
    List<Need> needs() {
        return needs;
    }

    boolean immediate() {
        return immediate;
    }

    /** Flags this package and all it needs, deeply. */
    void makeImmediate() {
        immediate = true;
        for (Need need : needs) {
            need.named().filter(target -> !target.immediate).ifPresent(Node::makeImmediate);
        }
    }

    boolean added() {
        return added;
    }

    boolean pending() {
        return pending;
    }

    void pending(boolean now) {
        pending = now;
    }

    void added(boolean now) {
        added = now;
    }

    boolean unpacked() {
        return unpacked;
    }

    /** apt's state flags exclude each other. */
    void markUnpacked() {
        unpacked = true;
        configured = false;
    }

    boolean configured() {
        return configured;
    }

    void markConfigured() {
        configured = true;
        unpacked = false;
    }

    /** {@return whether nothing has been planned for it yet} */
    boolean untouched() {
        return !unpacked && !configured;
    }

    boolean looping() {
        return looping;
    }

    void looping(boolean now) {
        looping = now;
    }
}
