package lazuli.resolve;

import lazuli.deb.Relation;
import lazuli.deb.RelationField;

/**
 * A dependency that counts as satisfied because the definition omits what would satisfy it.
 *
 * @param name the name of the package that has the dependency
 * @param field the field that says it
 * @param relation the element of the field
 * @param omitted the name of a package that would satisfy it, and is omitted
 * @param pattern where the definition says so
 */
public record Assumed(
        String name, RelationField field, Relation relation, String omitted, NamePattern pattern) {}
