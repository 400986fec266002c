package lazuli.configure.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lazuli.configure.order.Node.Need;

/** apt's order of unpacking: {@code pkgOrderList::OrderUnpack}, four passes of depth-first search. Only what is new is in the list. */
final class UnpackOrder {
    /** Which needs a visit follows. */
    private enum Follow {
        NOTHING,
        /** {@code DepUnPackCrit}: Pre-Depends. */
        CRITICAL,
        /** {@code DepUnPackPreD}: both, so that what is unpacked can be configured at once. */
        ALL,
        /** {@code DepUnPackPre}: Pre-Depends, and Depends but for the outermost package. */
        LAST_PASS,
        /** {@code DepConfigure}: Depends, satisfied or not. */
        CONFIGURE
    }

    private List<Node> list;
    private List<Node> result = new ArrayList<>();
    private Follow primary = Follow.CRITICAL;
    private Follow secondary = Follow.NOTHING;
    private int depth;

    private UnpackOrder(List<Node> nodes) {
        list = new ArrayList<>(nodes);
        list.sort(
                Comparator.comparingInt((Node node) -> -node.score())
                        .thenComparing(node -> node.packageRecord().name()));
    }

    static List<Node> of(List<Node> nodes) {
        var order = new UnpackOrder(nodes);
        order.pass(Follow.CRITICAL, Follow.CONFIGURE);
        order.pass(Follow.CRITICAL, Follow.NOTHING);
        order.pass(Follow.CRITICAL, Follow.NOTHING);
        order.pass(Follow.LAST_PASS, Follow.NOTHING);
        return order.list;
    }

    private void pass(Follow first, Follow second) {
        primary = first;
        secondary = second;
        depth = 0;
        result = new ArrayList<>(list.size());
        for (Node node : list) {
            node.added(false);
            node.pending(false);
        }
        for (Node node : list) {
            visit(node);
        }
        list = result;
    }

    private void visit(Node node) {
        if (node.there() || node.added() || node.pending()) {
            return;
        }
        depth++;
        node.pending(true);
        Follow before = primary;
        if (node.immediate() && primary != Follow.LAST_PASS) {
            primary = Follow.ALL;
        }
        follow(primary, node);
        follow(secondary, node);
        if (!node.added()) {
            node.added(true);
            node.pending(false);
            result.add(node);
        }
        primary = before;
        depth--;
    }

    private void follow(Follow what, Node node) {
        for (Need need : node.needs()) {
            if (follows(what, node, need)) {
                Follow before = primary;
                if (what == Follow.CRITICAL) {
                    primary = Follow.ALL;
                }
                need.targets().forEach(this::visit);
                primary = before;
            }
        }
    }

    private boolean follows(Follow what, Node node, Need need) {
        return switch (what) {
            case NOTHING -> false;
            case CONFIGURE -> !need.pre();
            case CRITICAL -> need.pre() && open(need);
            case ALL -> open(need);
            case LAST_PASS -> (need.pre() || depth > 1 || node.immediate()) && open(need);
        };
    }

    /** Whether nothing that comes before satisfies the need, and what it names is not being visited or done. */
    private static boolean open(Need need) {
        for (Node target : need.targets()) {
            if (target.there() || target.added()) {
                return false;
            }
        }
        return need.named().isEmpty()
                || !need.named().get().added() && !need.named().get().pending();
    }
}
