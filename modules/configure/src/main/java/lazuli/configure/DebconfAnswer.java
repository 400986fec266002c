package lazuli.configure;

/**
 * An answer to a debconf question, given before any package asks: as a line of debconf-set-selections(1).
 *
 * @param owner the package that asks, where none brings the question's template: {@code unknown}
 * @param type the question's type, where no package brings its template: {@code string}
 * @param value the answer
 */
public record DebconfAnswer(String owner, String type, String value) {}
