package lazuli.definition.load;

import java.util.Collection;
import java.util.Optional;
import lazuli.definition.Located;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Findings;
import lazuli.problem.Nearest;

/** Names that stand for something defined elsewhere. */
final class References {
    private References() {}

    /** {@return whether what is named here is defined} Otherwise that is said. */
    static boolean check(
            String sort, Located<String> named, Collection<String> known, Findings findings) {
        if (known.contains(named.value())) {
            return true;
        }
        if (findings.isBroken()) {
            return false;
        }
        Optional<String> near = Nearest.to(named.value(), known);
        findings.add(
                Fault.UNKNOWN_REFERENCE,
                named.where(),
                "there is no %s \"%s\"".formatted(sort, named.value()),
                known.isEmpty()
                        ? "the definition has no [%s.NAME]".formatted(sort)
                        : "the definition has " + String.join(", ", known),
                near.map("write \"%s\""::formatted)
                        .orElse(
                                "write one of those, or add [%s.%s]"
                                        .formatted(sort, named.value())));
        return false;
    }
}
