package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.List;
import lazuli.deb.Relation;
import lazuli.deb.Restriction;

/**
 * One element of a relationship field.
 *
 * @param kind the field
 * @param possibilities the alternatives, in order
 */
public record Dependency(RelationKind kind, List<Possibility> possibilities) {
    static Dependency of(RelationKind kind, Relation relation) {
        List<Possibility> possibilities = new ArrayList<>(relation.alternatives().size());
        for (Restriction restriction : relation.alternatives()) {
            possibilities.add(new Possibility(restriction));
        }
        return new Dependency(kind, possibilities);
    }

    /** {@return the element as dpkg writes it} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Possibility possibility : possibilities) {
            text.append(text.isEmpty() ? "" : " | ").append(possibility.restriction());
        }
        return text.toString();
    }
}
