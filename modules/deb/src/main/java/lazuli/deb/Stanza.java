package lazuli.deb;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One paragraph of a control file, as in deb-control(5) and Debian Policy 5.1: fields in their order, names compared without case.
 *
 * @param fields the values by field name as written; further lines keep their leading space, joined by {@code \n}
 */
public record Stanza(SequencedMap<String, String> fields) {
    public Stanza {
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : fields.keySet()) {
            if (known.put(name, name) != null) {
                throw new IllegalArgumentException("the field " + name + " stands twice");
            }
        }
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /** {@return the value of this field, if it is there} */
    public Optional<String> get(String name) {
        String exact = fields.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return the value of this field} Throws {@link IllegalArgumentException} where it is missing. */
    public String require(String name) {
        return get(name).orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }
}
