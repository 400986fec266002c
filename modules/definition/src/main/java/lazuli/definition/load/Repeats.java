package lazuli.definition.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lazuli.definition.Account;
import lazuli.definition.ArchitectureFilter;
import lazuli.definition.Overlay;
import lazuli.definition.Position;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Findings;
import lazuli.tree.TreePath;

/** What one table may say only once. */
final class Repeats {
    private Repeats() {}

    /** Says which paths are given twice for an architecture. */
    static void of(List<Overlay> overlays, Findings findings) {
        Map<TreePath, Overlay> first = new HashMap<>();
        for (Overlay overlay : overlays) {
            Overlay before = first.putIfAbsent(overlay.path(), overlay);
            if (before != null && overlap(before.on(), overlay.on())) {
                add("the path " + overlay.path(), overlay.where(), before.where(), findings);
            }
        }
    }

    /** Both are lists of what is meant, or all. */
    private static boolean overlap(ArchitectureFilter a, ArchitectureFilter b) {
        return a.equals(ArchitectureFilter.ALL)
                || b.equals(ArchitectureFilter.ALL)
                || a.names().stream().anyMatch(b::admits);
    }

    /** Says which names are given twice. */
    static void ofNames(String sort, List<? extends Account> accounts, Findings findings) {
        Map<String, Account> first = new HashMap<>();
        for (Account account : accounts) {
            Account before = first.putIfAbsent(account.name(), account);
            if (before != null) {
                add(
                        "the %s \"%s\"".formatted(sort, account.name()),
                        account.where(),
                        before.where(),
                        findings);
            }
        }
    }

    private static void add(String what, Position where, Position before, Findings findings) {
        findings.add(
                Fault.DUPLICATE,
                where,
                what + " is given twice",
                "it is given at " + before.place() + " already, and only one can count",
                "take one of the two out");
    }
}
