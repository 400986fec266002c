package lazuli.resolve;

import lazuli.deb.Relation;
import lazuli.deb.RelationField;
import lazuli.deb.Restriction;

/** What a clause of the formula means. */
sealed interface Rule {
    /** The definition asks for one of the clause's items. */
    record Selects(Image image, Selection selection) implements Rule {}

    /** The definition asks for what is essential or required, and this package is. */
    record Belongs(Image image, String name, Reason reason) implements Rule {}

    /** If the item is in, one of the clause's others is. */
    record Requires(Item item, RelationField field, Relation relation) implements Rule {}

    /** The two are not in together. */
    record Refuses(Item item, RelationField field, Restriction restriction, Item other)
            implements Rule {}

    /** A package is in once, or once for each architecture where it can be. */
    record Once(Item item, Item other) implements Rule {}

    /** The item may not be in. */
    record Barred(Item item, Bar bar) implements Rule {}

    /** If the item is in, its version is the one that images have. */
    record Settles(Item item) implements Rule {}

    /** Images do not have these two versions of a package at once. */
    record Agrees(Candidate candidate, Candidate other) implements Rule {}
}
