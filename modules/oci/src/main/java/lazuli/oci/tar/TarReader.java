package lazuli.oci.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive member by member: ustar, pax, GNU's and the old form. Not thread-safe. Sizes are checked before memory is taken for them; of a content nothing is kept.
 *
 * <p>Throws {@link MalformedTarException} for what is no tar, or one with parts that no image layer has (sparse files, several volumes).
 */
public final class TarReader {
    /** For the extended headers of one member. Linux takes 64 KiB for one attribute of a file. */
    private static final int MAX_EXTENSION = 1 << 20;

    private static final int[] GNU_MAGIC = {'u', 's', 't', 'a', 'r', ' ', ' ', 0};

    private final InputStream in;
    private final byte[] block = new byte[TarBlock.SIZE];
    private final Map<String, byte[]> globals = new HashMap<>();
    private long at;
    private long globalSize;
    private long extensionsSize;
    private long contentLeft;
    private int padding;

    /** Reads from here; closing the stream is the caller's. */
    public TarReader(InputStream in) {
        this.in = in;
    }

    /** {@return the next member; empty at the end} What is left of the content of the one before is skipped. */
    public Optional<TarMember> next() throws IOException {
        Map<String, byte[]> records = new HashMap<>(globals);
        extensionsSize = globalSize;
        while (true) {
            skip(contentLeft + padding);
            contentLeft = 0;
            padding = 0;
            if (!readBlock()) {
                return Optional.empty();
            }
            byte type = block[TarBlock.TYPE_AT];
            switch (type) {
                case TarBlock.PAX -> records.putAll(pax());
                case TarBlock.PAX_GLOBAL -> {
                    globals.putAll(pax());
                    records.putAll(globals);
                    globalSize = extensionsSize;
                }
                case TarBlock.GNU_LONG_NAME -> records.put("path", gnuName());
                case TarBlock.GNU_LONG_LINK -> records.put("linkpath", gnuName());
                default -> {
                    return Optional.of(member(type, records));
                }
            }
        }
    }

    /** {@return the content of the member that was read last, or what is left of it} Ends where the content ends. */
    public InputStream content() {
        return new Content();
    }

    private boolean readBlock() throws IOException {
        int n = in.readNBytes(block, 0, TarBlock.SIZE);
        if (n == 0) {
            return false;
        }
        if (n < TarBlock.SIZE) {
            throw new MalformedTarException(at + n, "the archive ends within a header");
        }
        long start = at;
        at += TarBlock.SIZE;
        if (isZero()) {
            return false;
        }
        long sum = octal(TarBlock.CHECKSUM_AT, TarBlock.CHECKSUM_SIZE);
        int actual = TarBlock.checksum(block, 0);
        if (sum != actual) {
            throw new MalformedTarException(
                    start, "a header's checksum is %d, and it says %d".formatted(actual, sum));
        }
        return true;
    }

    private boolean isZero() {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private TarMember member(byte flag, Map<String, byte[]> records) {
        for (String keyword : records.keySet()) {
            if (keyword.startsWith("GNU.sparse.")) {
                throw new MalformedTarException(at, "a sparse file: " + keyword);
            }
        }
        String name = text(records.get("path"), this::ustarName);
        String linkName =
                text(
                        records.get("linkpath"),
                        () -> field(TarBlock.LINK_NAME_AT, TarBlock.NAME_SIZE));
        TarMember.Type type = type(flag, name);
        long size = number(records, "size", TarBlock.SIZE_AT, TarBlock.SIZE_SIZE);
        if (size < 0) {
            throw new MalformedTarException(at, "a content of %d bytes".formatted(size));
        }
        contentLeft = type == TarMember.Type.FILE ? size : 0;
        padding = TarBlock.padding(contentLeft);
        boolean device =
                type == TarMember.Type.CHARACTER_DEVICE || type == TarMember.Type.BLOCK_DEVICE;
        return new TarMember(
                name,
                type,
                metadata(records),
                linkName,
                contentLeft,
                device ? toInt("device number", octal(TarBlock.MAJOR_AT, TarBlock.ID_SIZE)) : 0,
                device ? toInt("device number", octal(TarBlock.MINOR_AT, TarBlock.ID_SIZE)) : 0,
                at);
    }

    private TarMember.Type type(byte flag, String name) {
        return switch (flag) {
            case TarBlock.FILE, TarBlock.OLD_FILE, TarBlock.CONTIGUOUS_FILE ->
                    name.endsWith("/") ? TarMember.Type.DIRECTORY : TarMember.Type.FILE;
            case TarBlock.HARD_LINK -> TarMember.Type.HARD_LINK;
            case TarBlock.SYMLINK -> TarMember.Type.SYMLINK;
            case TarBlock.CHARACTER_DEVICE -> TarMember.Type.CHARACTER_DEVICE;
            case TarBlock.BLOCK_DEVICE -> TarMember.Type.BLOCK_DEVICE;
            case TarBlock.DIRECTORY -> TarMember.Type.DIRECTORY;
            case TarBlock.FIFO -> TarMember.Type.FIFO;
            default ->
                    throw new MalformedTarException(
                            at, "a member of unknown type 0x%02x".formatted(flag));
        };
    }

    private Metadata metadata(Map<String, byte[]> records) {
        int mode = (int) octal(TarBlock.MODE_AT, TarBlock.ID_SIZE) & 07777;
        int uid = toInt("uid", number(records, "uid", TarBlock.UID_AT, TarBlock.ID_SIZE));
        int gid = toInt("gid", number(records, "gid", TarBlock.GID_AT, TarBlock.ID_SIZE));
        long mtime = number(records, "mtime", TarBlock.MTIME_AT, TarBlock.SIZE_SIZE);
        SortedMap<String, ByteSource> xattrs = new TreeMap<>();
        records.forEach((keyword, value) -> {
            if (keyword.startsWith(PaxRecords.XATTR)) {
                xattrs.put(keyword.substring(PaxRecords.XATTR.length()), ByteSource.of(value));
            }
        });
        return new Metadata(mode, uid, gid, mtime, xattrs);
    }

    private int toInt(String what, long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedTarException(
                    at, "%s %d is not from 0 to %d".formatted(what, value, Integer.MAX_VALUE));
        }
        return (int) value;
    }

    private interface Fallback {
        String get();
    }

    private String text(byte @Nullable [] record, Fallback otherwise) {
        if (record == null) {
            return otherwise.get();
        }
        for (byte each : record) {
            if (each == 0) {
                throw new MalformedTarException(at, "a NUL in a name");
            }
        }
        return Names.decode(record);
    }

    private String ustarName() {
        String name = field(TarBlock.NAME_AT, TarBlock.NAME_SIZE);
        boolean ustar = block[TarBlock.MAGIC_AT] == 'u' && !isGnu();
        String prefix = ustar ? field(TarBlock.PREFIX_AT, TarBlock.PREFIX_SIZE) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private boolean isGnu() {
        for (int i = 0; i < GNU_MAGIC.length; i++) {
            if (block[TarBlock.MAGIC_AT + i] != GNU_MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private String field(int offset, int size) {
        int length = 0;
        while (length < size && block[offset + length] != 0) {
            length++;
        }
        return Names.decode(block, offset, length);
    }

    private long number(Map<String, byte[]> records, String keyword, int offset, int size) {
        byte[] record = records.get(keyword);
        if (record == null) {
            return octal(offset, size);
        }
        String text = Names.decode(record);
        int point = text.indexOf('.');
        try {
            long whole = Long.parseLong(point < 0 ? text : text.substring(0, point));
            boolean below =
                    point >= 0 && text.startsWith("-") && !text.substring(point + 1).matches("0*");
            return below ? whole - 1 : whole;
        } catch (NumberFormatException e) {
            throw new MalformedTarException(
                    at, "the pax record %s is no number".formatted(keyword));
        }
    }

    /** An octal number, or GNU's base 256 where the first bit is set. */
    private long octal(int offset, int size) {
        if (block[offset] < 0) {
            return base256(offset, size);
        }
        int i = offset;
        int end = offset + size;
        while (i < end && (block[i] == ' ' || block[i] == 0)) {
            i++;
        }
        long value = 0;
        for (; i < end && block[i] >= '0' && block[i] <= '7'; i++) {
            value = value << 3 | block[i] - '0';
        }
        if (i < end && block[i] != ' ' && block[i] != 0) {
            throw new MalformedTarException(at - TarBlock.SIZE + i, "a digit that is not octal");
        }
        return value;
    }

    private long base256(int offset, int size) {
        long value = (block[offset] & 0x40) != 0 ? -1 : 0;
        value = value << 6 | block[offset] & 0x3f;
        for (int i = offset + 1; i < offset + size; i++) {
            if (value >> 54 != value >> 63) {
                throw new MalformedTarException(
                        at - TarBlock.SIZE + offset, "a number of more than 63 bits");
            }
            value = value << 8 | block[i] & 0xff;
        }
        return value;
    }

    private Map<String, byte[]> pax() throws IOException {
        long start = at;
        return PaxRecords.read(extension(), start);
    }

    private byte[] gnuName() throws IOException {
        byte[] bytes = extension();
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return Arrays.copyOf(bytes, length);
    }

    private byte[] extension() throws IOException {
        long size = octal(TarBlock.SIZE_AT, TarBlock.SIZE_SIZE);
        if (size < 0 || size > MAX_EXTENSION - extensionsSize) {
            throw new MalformedTarException(
                    at,
                    "extended headers of more than %d bytes for one member"
                            .formatted(MAX_EXTENSION));
        }
        extensionsSize += size;
        byte[] bytes = in.readNBytes((int) size);
        at += bytes.length;
        if (bytes.length < size) {
            throw new MalformedTarException(at, "the archive ends within an extended header");
        }
        skip(TarBlock.padding(size));
        return bytes;
    }

    private void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw new MalformedTarException(at, "the archive ends within a content");
        }
        at += count;
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (contentLeft == 0) {
                return -1;
            }
            int n = in.read(bytes, offset, (int) Math.min(length, contentLeft));
            if (n < 0) {
                throw new MalformedTarException(at, "the archive ends within a content");
            }
            at += n;
            contentLeft -= n;
            return n;
        }
    }
}
