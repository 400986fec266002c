package lazuli.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** ASCII armour, RFC 9580 section 6. Strict: what is not armour between the lines of a block is an error. */
final class Armor {
    private static final String BEGIN = "-----BEGIN PGP ";
    private static final String DASHES = "-----";
    private static final int CRC24_INIT = 0xb704ce;
    private static final int CRC24_GENERATOR = 0x864cfb;

    private Armor() {}

    /** {@return whether these bytes begin like armour, and not like a packet, whose first bit is set} */
    static boolean is(byte[] bytes) {
        return bytes.length > 0 && bytes[0] >= 0;
    }

    /**
     * {@return the binary content of every block of this type, one after the other} Text between blocks is skipped, as in keyrings that describe their keys.
     *
     * @throws MalformedOpenPgpException where a block is damaged, or is of another type
     */
    static List<byte[]> decode(byte[] bytes, String type) throws MalformedOpenPgpException {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (!line.startsWith(BEGIN)) {
                continue;
            }
            if (!line.equals(BEGIN + type + DASHES)) {
                throw new MalformedOpenPgpException(
                        "line %d: %s, where a %s belongs"
                                .formatted(i + 1, Printable.of(line), type));
            }
            int end = end(lines, i, type);
            blocks.add(block(lines, i + 1, end));
            i = end;
        }
        return blocks;
    }

    private static int end(String[] lines, int begin, String type)
            throws MalformedOpenPgpException {
        for (int i = begin + 1; i < lines.length; i++) {
            if (lines[i].startsWith(DASHES)) {
                if (lines[i].stripTrailing().equals("-----END PGP " + type + DASHES)) {
                    return i;
                }
                throw new MalformedOpenPgpException(
                        "line %d: the %s that begins at line %d does not end"
                                .formatted(i + 1, type, begin + 1));
            }
        }
        throw new MalformedOpenPgpException(
                "the %s that begins at line %d does not end".formatted(type, begin + 1));
    }

    private static byte[] block(String[] lines, int from, int to) throws MalformedOpenPgpException {
        int body = from;
        while (body < to && !lines[body].isBlank()) {
            if (lines[body].indexOf(": ") < 1 && !lines[body].stripTrailing().endsWith(":")) {
                throw new MalformedOpenPgpException(
                        "line %d: neither an armour header nor the empty line after them"
                                .formatted(body + 1));
            }
            body++;
        }
        StringBuilder base64 = new StringBuilder();
        String checksum = "";
        for (int i = body + 1; i < to; i++) {
            String line = lines[i].strip();
            if (!checksum.isEmpty() && !line.isEmpty()) {
                throw new MalformedOpenPgpException(
                        "line %d: stands after the checksum".formatted(i + 1));
            }
            if (line.startsWith("=") && line.length() == 5) {
                checksum = line.substring(1);
            } else {
                base64.append(line);
            }
        }
        return checked(base64.toString(), checksum, from);
    }

    private static byte[] checked(String base64, String checksum, int line)
            throws MalformedOpenPgpException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (!checksum.isEmpty()) {
                byte[] crc = Base64.getDecoder().decode(checksum);
                if (((crc[0] & 0xff) << 16 | (crc[1] & 0xff) << 8 | crc[2] & 0xff)
                        != crc24(bytes)) {
                    throw new MalformedOpenPgpException(
                            "the checksum of the armour that begins at line %d does not fit"
                                    .formatted(line));
                }
            }
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedOpenPgpException(
                    "the armour that begins at line %d is not base64".formatted(line));
        }
    }

    private static int crc24(byte[] bytes) {
        int crc = CRC24_INIT;
        for (byte b : bytes) {
            crc ^= (b & 0xff) << 16;
            for (int i = 0; i < 8; i++) {
                crc <<= 1;
                if ((crc & 0x1000000) != 0) {
                    crc ^= 0x1000000 | CRC24_GENERATOR;
                }
            }
        }
        return crc & 0xffffff;
    }
}
