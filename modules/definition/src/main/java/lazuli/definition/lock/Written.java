package lazuli.definition.lock;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What can stand in a lock between quotes: nothing that would need an escape. */
final class Written {
    /** 9999-12-31T23:59:59Z. */
    static final long LATEST = 253402300799L;

    private Written() {}

    /** {@return whether this is a word of visible ASCII characters, without those that TOML, paths or URLs read otherwise} */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@return whether this is a name in kebab-case, or nearly} */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@return whether this is a relative path that stays below where it starts} */
    static boolean isPathInside(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return !text.isEmpty()
                && text.charAt(0) != '/'
                && !("/" + text + "/").contains("/../")
                && text.indexOf("://") < 0;
    }

    /** {@return this time as {@code 2026-11-15T10:20:30Z}} */
    static String date(long epochSecond) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
        return "%04d-%02d-%02dT%02d:%02d:%02dZ"
                .formatted(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond());
    }

    /** {@return the time that this text, as {@link #date} writes it, is} Throws {@link IllegalArgumentException} for any other. */
    static long epochSecond(String text) {
        if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
            throw new IllegalArgumentException("not a date like 2026-11-15T10:20:30Z: " + text);
        }
        try {
            long second =
                    LocalDateTime.of(
                                    number(text, 0, 4),
                                    number(text, 5, 7),
                                    number(text, 8, 10),
                                    number(text, 11, 13),
                                    number(text, 14, 16),
                                    number(text, 17, 19))
                            .toEpochSecond(ZoneOffset.UTC);
            if (text.charAt(4) == '-'
                    && text.charAt(7) == '-'
                    && text.charAt(13) == ':'
                    && text.charAt(16) == ':') {
                return second;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such date: " + text, e);
        }
        throw new IllegalArgumentException("not a date like 2026-11-15T10:20:30Z: " + text);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException("not a number in " + text);
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
