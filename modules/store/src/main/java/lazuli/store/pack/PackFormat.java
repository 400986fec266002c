package lazuli.store.pack;

import lazuli.content.PieceEncoder;

/**
 * The layout of an index, all numbers big-endian:
 *
 * <pre>
 *   0   8  magic "LazuliPk"
 *   8   4  version
 *  12   4  length of the whole index
 *  16  32  SHA-256 of the .deb
 *  48  32  the encoder that made the frames, padded with NULs
 *  80   8  size of pack
 *  88   8  size of pack.zst
 *  96   4  number of contents
 * 100  72  each content: offset (8) and size (8) in pack, offset (8) and size (8) in pack.zst, SHA-256 (32), CRC-32C in pack (4) and in pack.zst (4)
 *          the body: control stanza, control files, entries in the order of paths, the archive's order
 *  -4   4  CRC-32C of all before
 * </pre>
 *
 * A frame of size 0 is none. In the body, a text is its length (4) and its bytes.
 */
final class PackFormat {
    static final long MAGIC = 0x4c617a756c69506bL;
    static final int VERSION = 1;
    static final int LENGTH_AT = 12;
    static final int DEB_AT = 16;
    static final int ENCODER_AT = 48;
    static final int ENCODER_SIZE = 32;
    static final int PACK_SIZE_AT = 80;
    static final int PIECES_SIZE_AT = 88;
    static final int CONTENTS_AT = 96;
    static final int CONTENT_AT = 100;
    static final int CONTENT_SIZE = 72;
    static final int SHA256_SIZE = 32;
    static final int CRC_SIZE = 4;

    static final int OFFSET = 0;
    static final int SIZE = 8;
    static final int PIECE_OFFSET = 16;
    static final int PIECE_SIZE = 24;
    static final int SHA256 = 32;
    static final int CRC = 64;
    static final int PIECE_CRC = 68;

    static final byte DIRECTORY = 1;
    static final byte FILE = 2;
    static final byte SYMLINK = 3;
    static final byte HARD_LINK = 4;
    static final byte CHARACTER_DEVICE = 5;
    static final byte BLOCK_DEVICE = 6;
    static final byte FIFO = 7;
    static final byte SOCKET = 8;

    /** Added to an entry's type: its metadata is the same as that of the inode before. */
    static final byte SAME_METADATA = 16;

    static final String INDEX = "index";
    static final String PACK = "pack";
    static final String PIECES = "pack.zst";

    /** A larger index than any package could have. */
    static final long MAX_INDEX = 1L << 29;

    /** Frames of another version or level are other bytes: an image must not depend on how old the cache is. */
    static final String ENCODER = PieceEncoder.ZSTD_VERSION;

    private PackFormat() {}
}
