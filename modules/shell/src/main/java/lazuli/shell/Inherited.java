package lazuli.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a shell process knows by name. A subshell reads its parent's, which waits for it to end, and copies them when it first changes one: most never do.
 *
 * @param <V> what has a name
 */
final class Inherited<V> {
    private final UnaryOperator<V> copying;
    private Map<String, V> values;
    private boolean borrowed;

    private Inherited(Map<String, V> values, UnaryOperator<V> copying, boolean borrowed) {
        this.values = values;
        this.copying = copying;
        this.borrowed = borrowed;
    }

    /** {@return nothing yet, of values that never change} */
    static <V> Inherited<V> empty() {
        return empty(value -> value);
    }

    /** {@return nothing yet} Values are copied in this way. */
    static <V> Inherited<V> empty(UnaryOperator<V> copying) {
        return new Inherited<>(new LinkedHashMap<>(), copying, false);
    }

    /** {@return a subshell's} */
    Inherited<V> forSubshell() {
        return new Inherited<>(values, copying, true);
    }

    /** {@return what has this name, to look at} */
    @Nullable V get(String name) {
        return values.get(name);
    }

    boolean isKnown(String name) {
        return values.containsKey(name);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void forEach(BiConsumer<String, V> action) {
        values.forEach(action);
    }

    /** {@return them all, to change} */
    Map<String, V> own() {
        if (borrowed) {
            Map<String, V> copies = LinkedHashMap.newLinkedHashMap(values.size() + 8);
            values.forEach((name, value) -> copies.put(name, copying.apply(value)));
            values = copies;
            borrowed = false;
        }
        return values;
    }
}
