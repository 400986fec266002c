package lazuli.configure.dpkg;

/** The relationship fields that decide about order, state and files. */
public enum RelationKind {
    PRE_DEPENDS("Pre-Depends"),
    DEPENDS("Depends"),
    CONFLICTS("Conflicts"),
    BREAKS("Breaks"),
    REPLACES("Replaces"),
    PROVIDES("Provides");

    private final String field;

    RelationKind(String field) {
        this.field = field;
    }

    /** {@return the control file's field} */
    public String field() {
        return field;
    }
}
