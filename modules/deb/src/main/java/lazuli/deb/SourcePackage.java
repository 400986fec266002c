package lazuli.deb;

/**
 * The source package that a binary package was built from.
 *
 * @param name the binary package's own name where its {@code Source} field is missing
 * @param version the binary package's own version where the field gives none
 */
public record SourcePackage(String name, Version version) {}
