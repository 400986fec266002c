package lazuli.resolve;

import java.util.List;
import java.util.Optional;
import lazuli.deb.Operator;
import lazuli.deb.Relation;
import lazuli.deb.Relations;
import lazuli.deb.Restriction;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;

/**
 * A package that the definition asks for.
 *
 * @param name the package's name; a virtual one where no package has it
 * @param architecture an architecture other than the image's own
 * @param constraint what its version must be
 * @param where where the definition says it
 */
public record Selection(
        String name,
        Optional<String> architecture,
        Optional<VersionConstraint> constraint,
        String where) {
    /**
     * {@return the selection that this text writes: {@code nginx}, {@code nginx:amd64}, {@code nginx (>= 1.26)} or {@code nginx=1.26-1}}
     *
     * @throws IllegalArgumentException where it is none of these
     */
    public static Selection parse(String text, String where) {
        int equals = text.indexOf('=');
        if (equals > 0 && text.indexOf('(') < 0) {
            Version version = Version.parse(text.substring(equals + 1));
            VersionConstraint exactly = new VersionConstraint(Operator.EQUAL, version);
            Restriction named = one(text.substring(0, equals), text);
            return new Selection(
                    named.name(), named.architectureQualifier(), Optional.of(exactly), where);
        }
        Restriction named = one(text, text);
        return new Selection(
                named.name(), named.architectureQualifier(), named.constraint(), where);
    }

    private static Restriction one(String relation, String text) {
        List<Relation> relations = Relations.parse(relation);
        if (relations.size() != 1 || relations.getFirst().alternatives().size() != 1) {
            throw new IllegalArgumentException("'" + text + "' does not name exactly one package");
        }
        return relations.getFirst().alternatives().getFirst();
    }

    Restriction restriction() {
        return new Restriction(name, architecture, constraint);
    }

    /** {@return the selection as {@link #parse} reads it} */
    @Override
    public String toString() {
        return restriction().toString();
    }
}
