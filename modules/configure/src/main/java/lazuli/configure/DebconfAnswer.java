package lazuli.configure;

/**
 * An answer to a debconf question, given before any package asks: as a line of debconf-set-selections(1).
 *
 * @param owner the package that asks
 * @param type the template's type: {@code select}, {@code boolean} …
 * @param value the answer
 */
public record DebconfAnswer(String owner, String type, String value) {}
