package lazuli.resolve;

import lazuli.deb.Relation;
import lazuli.deb.RelationField;

/** Why a package is in an image. */
public sealed interface Reason {
    /** The definition asks for it. */
    record Selected(Selection selection) implements Reason {}

    /** It is essential, and the definition asks for what is. */
    record Essential(String where) implements Reason {}

    /** Its priority is "required", and the definition asks for what is. */
    record Required(String where) implements Reason {}

    /**
     * Another package of the image depends on it, or recommends it.
     *
     * @param name the other package's name
     * @param architecture the other package's architecture
     * @param field the field that says it
     * @param relation the element of the field that it satisfies
     */
    record RequiredBy(String name, String architecture, RelationField field, Relation relation)
            implements Reason {}
}
