package lazuli.shell.command.awk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variable: a value or an array, once it is used as one. */
final class Cell {
    private final @Nullable Cell caller;
    private Value value = Value.Input.NONE;
    private @Nullable Map<String, Value> array;

    /**
     * A variable.
     *
     * @param caller the one that was passed to a function for it and was nothing yet: it becomes the same array
     */
    Cell(@Nullable Cell caller) {
        this.caller = caller;
    }

    Value value() {
        return value;
    }

    void value(Value newValue) {
        value = newValue;
    }

    Map<String, Value> array() {
        if (array == null) {
            array = caller == null ? new LinkedHashMap<>() : caller.array();
        }
        return array;
    }

    boolean isArray() {
        return array != null;
    }
}
