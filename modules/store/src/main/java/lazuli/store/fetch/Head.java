package lazuli.store.fetch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The head of an answer, RFC 9110.
 *
 * @param uri where it came from, after redirections
 * @param status the status code
 * @param fields the first value of each field, names without case
 */
record Head(URI uri, int status, Map<String, String> fields) {
    static final int OK = 200;
    static final int PARTIAL = 206;
    static final int NOT_MODIFIED = 304;
    static final int RANGE_NOT_SATISFIABLE = 416;

    Head {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(fields);
        fields = sorted;
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip);
    }

    /** {@return the content's length, where the answer says one} */
    OptionalLong length() {
        return number(field("Content-Length").orElse(""));
    }

    /** {@return what to send with {@code If-Range}: a strong entity tag, or the time of the last change} */
    Optional<String> validator() {
        return field("ETag").filter(tag -> tag.startsWith("\"")).or(() -> field("Last-Modified"));
    }

    /** {@return what somebody else wrote, made fit for a message} */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < 80; i++) {
            char c = text.charAt(i);
            out.append(c < ' ' || c > '~' ? '?' : c);
        }
        return out.toString();
    }

    static OptionalLong number(String digits) {
        if (digits.isEmpty() || digits.length() > 18) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            number = number * 10 + (c - '0');
        }
        return OptionalLong.of(number);
    }
}
