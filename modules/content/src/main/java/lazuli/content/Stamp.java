package lazuli.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The only time and the only seed that reach an output.
 *
 * @param epochSecond the time of the build, in seconds since 1970-01-01T00:00:00Z: no file in an output is younger
 * @param seed what every UUID and salt is derived from
 */
public record Stamp(long epochSecond, Digest seed) {
    public Stamp {
        if (epochSecond < 0) {
            throw new IllegalArgumentException("a stamp before 1970: " + epochSecond);
        }
    }

    /** {@return the UUID for this purpose, version 8 of RFC 9562: the same for the same stamp and purpose} */
    public UUID uuid(String purpose) {
        byte[] name = (seed.hex() + " " + purpose).getBytes(StandardCharsets.UTF_8);
        ByteBuffer digits = ByteBuffer.wrap(HexFormat.of().parseHex(Digest.of(name).hex()));
        long high = digits.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = digits.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
