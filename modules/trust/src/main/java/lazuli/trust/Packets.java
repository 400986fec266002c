package lazuli.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packets of an OpenPGP byte sequence, RFC 9580 section 4.2: their tags, and where they lie. Lengths are checked here, before anything is allocated for
 * them.
 */
final class Packets {
    static final int SIGNATURE = 2;
    static final int PUBLIC_KEY = 6;
    static final int TRUST = 12;
    static final int USER_ID = 13;
    static final int PUBLIC_SUBKEY = 14;
    static final int USER_ATTRIBUTE = 17;
    static final int PADDING = 21;
    private static final int MARKER = 10;

    /**
     * One packet.
     *
     * @param tag what it is
     * @param bytes the packet with its header
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packet(int tag, byte[] bytes) {}

    private final byte[] bytes;
    private final int largest;
    private int at;

    private Packets(byte[] bytes, int largest) {
        this.bytes = bytes;
        this.largest = largest;
    }

    /** {@return the packets, without markers, padding and trust packets, which say nothing} None is larger than {@code largest} bytes. */
    static List<Packet> split(byte[] bytes, int largest) throws MalformedOpenPgpException {
        Packets packets = new Packets(bytes, largest);
        List<Packet> found = new ArrayList<>();
        while (packets.at < bytes.length) {
            Packet packet = packets.next();
            if (packet.tag != MARKER && packet.tag != PADDING && packet.tag != TRUST) {
                found.add(packet);
            }
        }
        return found;
    }

    private Packet next() throws MalformedOpenPgpException {
        int start = at;
        int header = octet();
        if ((header & 0x80) == 0) {
            throw malformed(start, "no packet begins with the octet 0x%02x".formatted(header));
        }
        boolean openPgpFormat = (header & 0x40) != 0;
        long length = openPgpFormat ? length() : legacyLength(header & 3);
        if (length > largest || length > bytes.length - at) {
            throw malformed(
                    start,
                    "a packet of %d bytes, where at most %d can be"
                            .formatted(length, Math.min(largest, bytes.length - at)));
        }
        at += (int) length;
        return new Packet(
                openPgpFormat ? header & 0x3f : header >> 2 & 0xf,
                Arrays.copyOfRange(bytes, start, at));
    }

    private long length() throws MalformedOpenPgpException {
        int first = octet();
        if (first < 192) {
            return first;
        }
        if (first < 224) {
            return (first - 192L << 8) + octet() + 192;
        }
        if (first == 255) {
            return number(4);
        }
        throw malformed(at - 1, "keys and signatures have no partial lengths");
    }

    private long legacyLength(int type) throws MalformedOpenPgpException {
        return switch (type) {
            case 0 -> number(1);
            case 1 -> number(2);
            case 2 -> number(4);
            default -> throw malformed(at - 1, "keys and signatures have no indeterminate length");
        };
    }

    private long number(int octets) throws MalformedOpenPgpException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet();
        }
        return number;
    }

    private int octet() throws MalformedOpenPgpException {
        if (at == bytes.length) {
            throw malformed(at, "it ends within a packet's header");
        }
        return bytes[at++] & 0xff;
    }

    private static MalformedOpenPgpException malformed(int at, String why) {
        return new MalformedOpenPgpException("byte %d: %s".formatted(at, why));
    }
}
