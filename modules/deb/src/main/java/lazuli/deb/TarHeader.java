package lazuli.deb;

import java.util.Locale;
import lazuli.problem.ProblemException;
import lazuli.tree.Names;

/** One block of 512 bytes: a header of POSIX.1-1988 ustar, of GNU tar before that, or of the seventh edition's tar. */
final class TarHeader {
    static final int SIZE = 512;
    static final int NAME_AT = 0;
    static final int MODE_AT = 100;
    static final int UID_AT = 108;
    static final int GID_AT = 116;
    static final int SIZE_AT = 124;
    static final int MTIME_AT = 136;
    static final int CHKSUM_AT = 148;
    static final int TYPEFLAG_AT = 156;
    static final int LINKNAME_AT = 157;
    static final int MAGIC_AT = 257;
    static final int DEVMAJOR_AT = 329;
    static final int DEVMINOR_AT = 337;
    static final int PREFIX_AT = 345;

    private static final int NAME_SIZE = 100;
    private static final int ID_SIZE = 8;
    private static final int LONG_SIZE = 12;
    private static final int PREFIX_SIZE = 155;

    private final byte[] block;
    private final long offset;
    private final Place place;
    private final Format format;

    private enum Format {
        USTAR,
        GNU,
        V7
    }

    /** Checks the block's checksum and magic. */
    TarHeader(byte[] block, long offset, Place place) {
        this.block = block;
        this.offset = offset;
        this.place = place;
        long stated = number(CHKSUM_AT, ID_SIZE, "checksum");
        int sum = checksum();
        if (stated != sum) {
            throw wrong(
                    CHKSUM_AT,
                    String.format(Locale.ROOT, "the header's checksum is %o, not %o", sum, stated));
        }
        this.format = format();
    }

    /** Whether a block ends the archive. */
    static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private int checksum() {
        int sum = ID_SIZE * ' ';
        for (int i = 0; i < SIZE; i++) {
            sum += i >= CHKSUM_AT && i < CHKSUM_AT + ID_SIZE ? 0 : block[i] & 0xff;
        }
        return sum;
    }

    private Format format() {
        String magic = Names.decode(block, MAGIC_AT, 8);
        return switch (magic) {
            case "ustar\00000" -> Format.USTAR;
            case "ustar  \0" -> Format.GNU;
            case "\0\0\0\0\0\0\0\0" -> Format.V7;
            default ->
                    throw wrong(
                            MAGIC_AT,
                            "the header's magic is " + Place.shown(magic) + ", not ustar's");
        };
    }

    char typeflag() {
        return (char) (block[TYPEFLAG_AT] & 0xff);
    }

    /** {@return the name, with ustar's prefix} */
    String name() {
        String name = text(NAME_AT, NAME_SIZE);
        if (format == Format.USTAR && block[PREFIX_AT] != 0) {
            return text(PREFIX_AT, PREFIX_SIZE).concat("/").concat(name);
        }
        return name;
    }

    String linkName() {
        return text(LINKNAME_AT, NAME_SIZE);
    }

    /** {@return the permission bits} Some writers add the file type's bits, which say nothing new. */
    int mode() {
        long mode = number(MODE_AT, ID_SIZE, "mode");
        if (mode < 0 || mode > 0177777) {
            throw wrong(MODE_AT, String.format(Locale.ROOT, "the mode is %o", mode));
        }
        return (int) mode & 07777;
    }

    long uid() {
        return number(UID_AT, ID_SIZE, "user");
    }

    long gid() {
        return number(GID_AT, ID_SIZE, "group");
    }

    long size() {
        return number(SIZE_AT, LONG_SIZE, "size");
    }

    long mtime() {
        return number(MTIME_AT, LONG_SIZE, "time");
    }

    int major() {
        return device(DEVMAJOR_AT, "major device number");
    }

    int minor() {
        return device(DEVMINOR_AT, "minor device number");
    }

    private int device(int at, String what) {
        if (format == Format.V7) {
            throw wrong(MAGIC_AT, "a header of the seventh edition has no device numbers");
        }
        long number = number(at, ID_SIZE, what);
        // Linux has 12 bits of major and 20 of minor.
        if (number < 0 || number > 0xfffff) {
            throw wrong(at, String.format(Locale.ROOT, "the %s is %d", what, number));
        }
        return (int) number;
    }

    private String text(int at, int size) {
        int length = 0;
        while (length < size && block[at + length] != 0) {
            length++;
        }
        return Names.decode(block, at, length);
    }

    /** Octal digits between blanks, or GNU's two's complement with the highest bit set. */
    private long number(int at, int size, String what) {
        if (block[at] < 0) {
            return binary(at, size, what);
        }
        int i = at;
        int end = at + size;
        while (i < end && block[i] == ' ') {
            i++;
        }
        long value = 0;
        while (i < end && block[i] >= '0' && block[i] <= '7') {
            value = value << 3 | block[i] - '0';
            i++;
        }
        while (i < end && (block[i] == ' ' || block[i] == 0)) {
            i++;
        }
        if (i < end) {
            throw wrong(at, "the " + what + " is not an octal number");
        }
        return value;
    }

    private long binary(int at, int size, String what) {
        // The first byte is the mark 0x80 with the number's highest bits, or 0xff for what is
        // negative.
        long value = block[at] == (byte) 0xff ? -1 : block[at] & 0x7f;
        for (int i = at + 1; i < at + size; i++) {
            if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) {
                throw wrong(at, "the " + what + " is larger than 64 bits");
            }
            value = value << 8 | block[i] & 0xff;
        }
        return value;
    }

    /** {@return what to throw about a field of this header} */
    ProblemException wrong(int at, String why) {
        return place.wrong("deb.tar-malformed", offset + at, "the tar archive is damaged", why);
    }
}
