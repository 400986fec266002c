package lazuli.configure.debconf;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A template or a question of the database. */
final class Item {
    private final SortedSet<String> owners = new TreeSet<>();
    private final SortedMap<String, String> fields = new TreeMap<>();
    private final SortedMap<String, String> flags = new TreeMap<>();
    private final SortedMap<String, String> variables = new TreeMap<>();

    SortedSet<String> owners() {
        return owners;
    }

    SortedMap<String, String> fields() {
        return fields;
    }

    SortedMap<String, String> flags() {
        return flags;
    }

    SortedMap<String, String> variables() {
        return variables;
    }

    /** Writes the item as {@code Debconf::Format::822} does. */
    void writeTo(StringBuilder out, String name) {
        out.append("Name: ").append(name).append('\n');
        fields.forEach((field, value) -> {
            char first = field.charAt(0);
            out.append(first >= 'a' && first <= 'z' ? (char) (first - 32) : first);
            out.append(field, 1, field.length()).append(": ");
            line(out, value);
        });
        list(out, "Owners: ", owners);
        SortedSet<String> set = new TreeSet<>();
        flags.forEach((flag, value) -> {
            if (value.equals("true")) {
                set.add(flag);
            }
        });
        list(out, "Flags: ", set);
        if (!variables.isEmpty()) {
            out.append("Variables:\n");
            variables.forEach((variable, value) -> {
                out.append(' ').append(variable).append(" = ");
                line(out, value);
            });
        }
        out.append('\n');
    }

    private static void line(StringBuilder out, String value) {
        int start = 0;
        for (int end = value.indexOf('\n'); end >= 0; end = value.indexOf('\n', start)) {
            out.append(value, start, end).append("\\n");
            start = end + 1;
        }
        out.append(value, start, value.length()).append('\n');
    }

    private static void list(StringBuilder out, String title, SortedSet<String> words) {
        if (!words.isEmpty()) {
            out.append(title).append(String.join(", ", words)).append('\n');
        }
    }
}
