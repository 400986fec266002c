package lazuli.deb;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.problem.ProblemException;
import lazuli.tree.Names;
import org.jspecify.annotations.Nullable;

/**
 * An extended header, as in POSIX.1-2017, pax, "pax Extended Header": records of {@code LENGTH KEY=VALUE} and a line feed, that replace fields of
 * the header after it. What would change a file in a way that we don't know is refused; what only describes it is passed over.
 */
final class PaxRecords {
    private static final String XATTR = "SCHILY.xattr.";
    private static final int MAX_XATTR_NAME = 255;
    private static final int MAX_XATTR_SIZE = 65536;
    private static final int MAX_SIZE = 1 << 20;

    /** What a record costs in memory, beside its bytes: many small ones are a bomb, too. */
    static final int RECORD_COST = 64;

    private final Map<String, byte[]> values = new LinkedHashMap<>();
    private final Place place;
    private long offset;
    private long size;

    PaxRecords(Place place) {
        this.place = place;
    }

    /** Takes up the records of a member that stands at this offset. */
    void add(byte[] records, long at) {
        offset = at;
        int start = 0;
        while (start < records.length) {
            start = addRecord(records, start);
        }
    }

    private int addRecord(byte[] records, int start) {
        int i = start;
        long length = 0;
        while (i < records.length && records[i] >= '0' && records[i] <= '9' && i - start < 10) {
            length = length * 10 + records[i] - '0';
            i++;
        }
        long end = start + length;
        if (i == start || i == records.length || records[i] != ' ' || end > records.length) {
            throw malformed("a record of the extended header has no length, or a wrong one");
        }
        int equals = i + 1;
        while (equals < end && records[equals] != '=') {
            equals++;
        }
        if (end <= i + 1 || equals == i + 1 || equals >= end || records[(int) end - 1] != '\n') {
            throw malformed("a record of the extended header is not KEY=VALUE and a line feed");
        }
        String key = Names.decode(records, i + 1, equals - i - 1);
        byte[] value = new byte[(int) end - 1 - equals - 1];
        System.arraycopy(records, equals + 1, value, 0, value.length);
        checkKey(key, value);
        size += RECORD_COST + key.length() + value.length;
        if (size > MAX_SIZE) {
            throw place.wrong(
                    "deb.too-large",
                    offset,
                    "the extended headers have far more records than they should",
                    "a member has more than " + MAX_SIZE + " bytes of them");
        }
        // An empty value takes back what a record before it said.
        values.remove(key);
        if (value.length > 0 || key.startsWith(XATTR)) {
            values.put(key, value);
        }
        return (int) end;
    }

    private void checkKey(String key, byte[] value) {
        switch (key) {
            case "path", "linkpath", "size", "uid", "gid", "mtime" -> {}
            case "atime", "ctime", "uname", "gname", "comment", "hdrcharset", "charset" -> {}
            case "SCHILY.dev", "SCHILY.ino", "SCHILY.nlink", "LIBARCHIVE.creationtime" -> {}
            default -> {
                if (!key.startsWith(XATTR)) {
                    throw unsupported("the extended header has a record " + Place.shown(key));
                }
                checkXattr(key.substring(XATTR.length()), value);
            }
        }
    }

    private void checkXattr(String name, byte[] value) {
        boolean named = name.indexOf('.') > 0 && name.indexOf('\0') < 0;
        if (!named || name.length() > MAX_XATTR_NAME || value.length > MAX_XATTR_SIZE) {
            throw malformed(
                    String.format(
                            Locale.ROOT,
                            "the extended attribute %s of %d bytes is more than Linux takes",
                            Place.shown(name),
                            value.length));
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    @Nullable String text(String key) {
        byte[] value = values.get(key);
        return value == null ? null : Names.decode(value);
    }

    /** {@return this record's number, with what is after a point cut off downwards, or else this one} */
    long number(String key, long otherwise) {
        byte[] value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        String text = new String(value, StandardCharsets.ISO_8859_1);
        int point = text.indexOf('.');
        boolean fraction = point > 0 && key.equals("mtime");
        String whole = fraction ? text.substring(0, point) : text;
        if (!isDecimal(whole) || fraction && !isDigits(text.substring(point + 1))) {
            throw malformed("the record " + key + " is " + Place.shown(text) + ", not a number");
        }
        boolean down = fraction && whole.startsWith("-") && !isZeros(text.substring(point + 1));
        return Long.parseLong(whole) - (down ? 1 : 0);
    }

    private static boolean isDecimal(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.length() <= 18 && isDigits(digits);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isZeros(String text) {
        return text.replace("0", "").isEmpty();
    }

    SortedMap<String, ByteSource> xattrs() {
        SortedMap<String, ByteSource> xattrs = new TreeMap<>();
        for (var record : values.entrySet()) {
            if (record.getKey().startsWith(XATTR)) {
                xattrs.put(
                        record.getKey().substring(XATTR.length()),
                        ByteSource.of(record.getValue()));
            }
        }
        return xattrs;
    }

    private ProblemException malformed(String why) {
        return place.wrong("deb.tar-malformed", offset, "the tar archive is damaged", why);
    }

    private ProblemException unsupported(String why) {
        return place.wrong(
                "deb.tar-unsupported",
                offset,
                "the tar archive has something that is not supported",
                why);
    }
}
