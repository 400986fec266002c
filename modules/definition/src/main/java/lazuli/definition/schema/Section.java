package lazuli.definition.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of settings: declared once.
 *
 * @param name what the reference and the schema call it: {@code image}
 * @param heading how its table is written: {@code [image.NAME]}
 * @param says what it is about, in Markdown
 * @param keys its settings, in the order to show
 */
public record Section(String name, String heading, String says, List<Key> keys) {
    public Section {
        keys = List.copyOf(keys);
    }

    /** {@return the setting of this name, or null} */
    @Nullable Key key(String keyName) {
        for (Key key : keys) {
            if (key.name().equals(keyName)) {
                return key;
            }
        }
        return null;
    }

    /** {@return the names of its settings} */
    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }
}
