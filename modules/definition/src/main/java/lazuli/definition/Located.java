package lazuli.definition;

/**
 * A value, and where the definition says it.
 *
 * @param <T> the value's type
 * @param value the value
 * @param where where it stands
 */
public record Located<T>(T value, Position where) {
    @Override
    public String toString() {
        return value.toString();
    }
}
