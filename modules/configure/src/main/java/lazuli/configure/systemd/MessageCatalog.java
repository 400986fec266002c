package lazuli.configure.systemd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database of the journal's message catalog, as in systemd's {@code catalog.c}: a header, an item for each message and language, and strings. All numbers are little-endian,
 * an item's offset counts from the first string. Every string here has one character for each byte.
 */
final class MessageCatalog {
    private static final byte[] SIGNATURE = "RHHHKSLP".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_SIZE = 40;
    private static final int ITEM_SIZE = 56;
    private static final int LANGUAGE_SIZE = 32;
    private static final Pattern BEGINNING = Pattern.compile("-- ([0-9A-Fa-f]{32})(?: (.*))?");

    private final Map<Key, String> messages = new LinkedHashMap<>();

    /**
     * A message.
     *
     * @param id 32 hexadecimal digits
     * @param language empty where it has none
     */
    private record Key(String id, String language) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return id.equals(other.id)
                    ? language.compareTo(other.language)
                    : id.compareTo(other.id);
        }
    }

    /** A catalog file that is none. */
    static final class BadCatalogException extends Exception {
        private static final long serialVersionUID = 1;

        BadCatalogException(String message) {
            super(message);
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Takes up what a file says. What it says of a message that is there already comes before what was said. */
    void add(String text, String file) throws BadCatalogException {
        String language = language(file);
        Key current = null;
        StringBuilder payload = new StringBuilder();
        boolean afterEmpty = true;
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) {
                afterEmpty = true;
                continue;
            }
            if (line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            Matcher beginning = BEGINNING.matcher(line);
            if (afterEmpty && beginning.matches()) {
                finish(current, payload, file);
                String own = beginning.group(2) == null ? "" : beginning.group(2).strip();
                current =
                        new Key(
                                beginning.group(1).toLowerCase(Locale.ROOT),
                                own.isEmpty() ? language : own);
                payload.setLength(0);
                afterEmpty = false;
                continue;
            }
            if (current == null) {
                throw new BadCatalogException(file + ": Got payload before ID.");
            }
            payload.append(afterEmpty ? "\n" : "").append(line).append('\n');
            afterEmpty = false;
        }
        finish(current, payload, file);
    }

    private void finish(@Nullable Key key, StringBuilder payload, String file)
            throws BadCatalogException {
        if (key == null) {
            return;
        }
        if (payload.isEmpty()) {
            throw new BadCatalogException(file + ": No payload text.");
        }
        messages.merge(key, payload.toString(), (before, now) -> combined(now, before));
    }

    /** The headers of both, and the first body that there is. */
    private static String combined(String one, String two) {
        int firstBody = body(one);
        int secondBody = body(two);
        String body = one.substring(firstBody);
        return one.substring(0, firstBody)
                + two.substring(0, secondBody)
                + (body.isEmpty() ? two.substring(secondBody) : body);
    }

    private static int body(String text) {
        int at = 0;
        for (int end = text.indexOf('\n'); end > at; end = text.indexOf('\n', at)) {
            at = end + 1;
        }
        return at;
    }

    /** The language in a file's name: {@code systemd.pt_BR.catalog}. */
    private static String language(String file) {
        String name =
                file.substring(file.lastIndexOf('/') + 1, file.length() - ".catalog".length());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    byte[] write() {
        var strings = new StringPool();
        TreeMap<Key, Integer> items = new TreeMap<>();
        messages.forEach((key, payload) -> items.put(key, strings.add(payload)));
        ByteBuffer file =
                ByteBuffer.allocate(HEADER_SIZE + items.size() * ITEM_SIZE + strings.size())
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.put(SIGNATURE).putLong(0); // no flags
        file.putLong(HEADER_SIZE).putLong(items.size()).putLong(ITEM_SIZE);
        items.forEach((key, offset) -> {
            file.put(HexFormat.of().parseHex(key.id()));
            byte[] language = key.language().getBytes(StandardCharsets.ISO_8859_1);
            file.put(Arrays.copyOf(language, LANGUAGE_SIZE)).putLong(offset);
        });
        return file.put(strings.bytes()).array();
    }
}
