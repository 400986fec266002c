package lazuli.deb;

/** What a relation asks of a version, such as {@code >= 1.2}. */
public record VersionConstraint(Operator operator, Version version) {
    /** {@return whether this version is one of those asked for} */
    public boolean allows(Version candidate) {
        return operator.holds(candidate, version);
    }

    /** {@return the constraint as written between parentheses, such as {@code >= 1.2}} */
    @Override
    public String toString() {
        return operator.symbol() + " " + version;
    }
}
