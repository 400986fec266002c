package lazuli.oci;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as RFC 3339 and OCI write them. Without java.time's formatters, which take longer to load than an image's documents to write. */
final class Rfc3339 {
    private Rfc3339() {}

    static String format(long epochSecond) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(20).append(time.toLocalDate()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        return two(text, time.getSecond()).append('Z').toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
