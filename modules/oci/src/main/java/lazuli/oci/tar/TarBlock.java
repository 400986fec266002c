package lazuli.oci.tar;

/** The ustar header block: offsets and sizes of its fields, and its type flags. POSIX.1-2017, pax, "ustar Header Block". */
public final class TarBlock {
    /** Headers and contents are padded to a multiple of this many bytes. */
    public static final int SIZE = 512;

    static final int NAME_AT = 0;
    static final int NAME_SIZE = 100;
    static final int MODE_AT = 100;
    static final int UID_AT = 108;
    static final int GID_AT = 116;
    static final int ID_SIZE = 8;
    static final int SIZE_AT = 124;
    static final int SIZE_SIZE = 12;
    static final int MTIME_AT = 136;
    static final int CHECKSUM_AT = 148;
    static final int CHECKSUM_SIZE = 8;
    static final int TYPE_AT = 156;
    static final int LINK_NAME_AT = 157;
    static final int MAGIC_AT = 257;
    static final int MAJOR_AT = 329;
    static final int MINOR_AT = 337;
    static final int PREFIX_AT = 345;
    static final int PREFIX_SIZE = 155;

    static final byte FILE = '0';
    static final byte OLD_FILE = 0;
    static final byte HARD_LINK = '1';
    static final byte SYMLINK = '2';
    static final byte CHARACTER_DEVICE = '3';
    static final byte BLOCK_DEVICE = '4';
    static final byte DIRECTORY = '5';
    static final byte FIFO = '6';
    static final byte CONTIGUOUS_FILE = '7';
    static final byte PAX = 'x';
    static final byte PAX_GLOBAL = 'g';
    static final byte GNU_LONG_NAME = 'L';
    static final byte GNU_LONG_LINK = 'K';

    private TarBlock() {}

    /** {@return how many zero bytes follow a content of this size} */
    public static int padding(long size) {
        return (int) (-size & (SIZE - 1));
    }

    /** {@return the sum of a header's bytes, its checksum field taken as spaces} */
    static int checksum(byte[] block, int offset) {
        int sum = CHECKSUM_SIZE * ' ';
        for (int i = 0; i < SIZE; i++) {
            if (i < CHECKSUM_AT || i >= CHECKSUM_AT + CHECKSUM_SIZE) {
                sum += block[offset + i] & 0xff;
            }
        }
        return sum;
    }
}
