package lazuli.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** CRC-64 of ECMA-182, reflected, as in the .xz file format 1.2, section 6: eight bytes at a step. */
final class Crc64 {
    private static final long POLYNOMIAL = 0xc96c5795d7870f42L;
    private static final int STEP = Long.BYTES;
    private static final long[] TABLE = table();

    private long crc = -1;

    private static long[] table() {
        long[] table = new long[256 * STEP];
        for (int i = 0; i < 256; i++) {
            long r = i;
            for (int bit = 0; bit < 8; bit++) {
                r = r >>> 1 ^ (r & 1) * POLYNOMIAL;
            }
            table[i] = r;
        }
        for (int i = 256; i < table.length; i++) {
            long r = table[i - 256];
            table[i] = table[(int) r & 0xff] ^ r >>> 8;
        }
        return table;
    }

    void update(byte[] bytes, int start, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long r = crc;
        int i = start;
        int end = start + length;
        while (i <= end - STEP) {
            long v = in.getLong(i) ^ r;
            r =
                    TABLE[0x700 | (int) v & 0xff]
                            ^ TABLE[0x600 | (int) (v >>> 8) & 0xff]
                            ^ TABLE[0x500 | (int) (v >>> 16) & 0xff]
                            ^ TABLE[0x400 | (int) (v >>> 24) & 0xff]
                            ^ TABLE[0x300 | (int) (v >>> 32) & 0xff]
                            ^ TABLE[0x200 | (int) (v >>> 40) & 0xff]
                            ^ TABLE[0x100 | (int) (v >>> 48) & 0xff]
                            ^ TABLE[(int) (v >>> 56)];
            i += STEP;
        }
        while (i < end) {
            r = TABLE[(int) (r ^ bytes[i]) & 0xff] ^ r >>> 8;
            i++;
        }
        crc = r;
    }

    long value() {
        return ~crc;
    }
}
