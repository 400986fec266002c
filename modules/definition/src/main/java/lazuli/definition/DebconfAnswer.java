package lazuli.definition;

/**
 * An answer to a question that a package asks while it is configured, as in debconf-devel(7).
 *
 * @param question the question's name: {@code tzdata/Areas}
 * @param answer as debconf keeps it: {@code true}, a string, or choices joined by {@code ", "}
 * @param where where it stands
 */
public record DebconfAnswer(String question, String answer, Position where) {}
