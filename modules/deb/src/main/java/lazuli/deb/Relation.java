package lazuli.deb;

import java.util.List;

/**
 * One element of a relationship field, as in Debian Policy 7.1: what stands between two commas.
 *
 * @param alternatives what stands between the bars, in order; at least one
 */
public record Relation(List<Restriction> alternatives) {
    public Relation {
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("a relation needs an alternative");
        }
        alternatives = List.copyOf(alternatives);
    }

    /** {@return the relation as dpkg writes it} */
    @Override
    public String toString() {
        if (alternatives.size() == 1) {
            return alternatives.getFirst().toString();
        }
        StringBuilder text = new StringBuilder();
        for (Restriction alternative : alternatives) {
            text.append(text.isEmpty() ? "" : " | ").append(alternative);
        }
        return text.toString();
    }
}
