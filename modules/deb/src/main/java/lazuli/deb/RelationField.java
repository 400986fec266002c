package lazuli.deb;

/** The fields of a binary package that relate it to others, as in Debian Policy 7. */
public enum RelationField {
    /** It must be configured before this package is unpacked. */
    PRE_DEPENDS("Pre-Depends"),
    /** It must be configured before this package is. */
    DEPENDS("Depends"),
    /** One would find it together with this package but for unusual reasons. */
    RECOMMENDS("Recommends"),
    /** It may make this package more useful. */
    SUGGESTS("Suggests"),
    /** It cannot be configured while this package is unpacked. */
    BREAKS("Breaks"),
    /** It cannot be unpacked together with this package. */
    CONFLICTS("Conflicts"),
    /** This package may overwrite its files. */
    REPLACES("Replaces"),
    /** Virtual packages that this package stands in for. */
    PROVIDES("Provides");

    private final String text;

    RelationField(String text) {
        this.text = text;
    }

    /** {@return the field's name} */
    public String text() {
        return text;
    }
}
