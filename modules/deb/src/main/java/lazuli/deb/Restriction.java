package lazuli.deb;

import java.util.Optional;

/**
 * One package that a relation names, as in Debian Policy 7.1: {@code name:qualifier (operator version)}.
 *
 * @param name the name of a package, real or virtual
 * @param architectureQualifier {@code any}, {@code native}, or an architecture
 * @param constraint what is asked of its version
 */
public record Restriction(
        String name,
        Optional<String> architectureQualifier,
        Optional<VersionConstraint> constraint) {
    public Restriction {
        Relations.checkName(name);
    }

    /** {@return the restriction as dpkg writes it} */
    @Override
    public String toString() {
        String qualifier = architectureQualifier.isEmpty() ? "" : ":" + architectureQualifier.get();
        String versions = constraint.isEmpty() ? "" : " (" + constraint.get() + ")";
        return name + qualifier + versions;
    }
}
