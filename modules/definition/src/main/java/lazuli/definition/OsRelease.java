package lazuli.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import lazuli.tree.TreePath;

/**
 * The content of an os-release(5) file.
 *
 * @param fields the values by name, unquoted, in the file's order
 */
public record OsRelease(SequencedMap<String, String> fields) {
    /** Where the file lies; {@code /etc/os-release} is a symbolic link to it. */
    public static final TreePath PATH = new TreePath("/usr/lib/os-release");

    public OsRelease {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /** {@return the same with these fields set; new ones stand at the end} */
    public OsRelease with(Map<String, String> others) {
        SequencedMap<String, String> merged = new LinkedHashMap<>(fields);
        merged.putAll(others);
        return new OsRelease(merged);
    }

    /** {@return the file's text} */
    public String text() {
        var text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));
        return text.toString();
    }

    private static String quoted(String value) {
        if (!value.isEmpty() && value.chars().allMatch(OsRelease::isPlain)) {
            return value;
        }
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '$' || c == '\\' || c == '`') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /** Debian's own file quotes everything but single words; so do we. */
    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }
}
