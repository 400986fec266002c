package lazuli.oci.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Names;
import lazuli.tree.TreePath;

/**
 * What an archive says of one member before its content. The same member gives the same bytes: ustar as long as it fits, else with a pax header before it that has the
 * records in the order of their keywords. User and group are numbers only.
 */
public final class TarHeader {
    private static final int MAX_ID = 07777777;
    private static final long MAX_SIZE = 077777777777L;

    private final byte[] name;
    private final byte type;
    private final Metadata metadata;
    private final long size;
    private final byte[] linkName;
    private final int major;
    private final int minor;

    private TarHeader(
            byte[] name,
            byte type,
            Metadata metadata,
            long size,
            byte[] linkName,
            int major,
            int minor) {
        this.name = name;
        this.type = type;
        this.metadata = metadata;
        this.size = size;
        this.linkName = linkName;
        this.major = major;
        this.minor = minor;
    }

    /**
     * {@return the header blocks of what stands at this path}
     *
     * @param inode the file itself
     * @param link what the path is one more name of, or the path itself where it is the file's first name
     * @param mtime the time to write, in seconds since 1970
     */
    public static byte[] of(TreePath path, Entry.Inode inode, TreePath link, long mtime) {
        Metadata metadata = inode.metadata().withMtime(mtime);
        if (!link.equals(path)) {
            byte[] target = Names.encode(link.relative());
            return new TarHeader(name(path, false), TarBlock.HARD_LINK, metadata, 0, target, 0, 0)
                    .blocks();
        }
        byte[] name = name(path, inode instanceof Entry.Directory);
        return of(path, name, inode, metadata).blocks();
    }

    /** By instanceof: the JVM links a switch over types for milliseconds, on the way to every image. */
    private static TarHeader of(TreePath path, byte[] name, Entry.Inode inode, Metadata metadata) {
        byte[] none = {};
        if (inode instanceof Entry.RegularFile file) {
            return new TarHeader(name, TarBlock.FILE, metadata, file.content().size(), none, 0, 0);
        }
        if (inode instanceof Entry.Symlink symlink) {
            return new TarHeader(
                    name, TarBlock.SYMLINK, metadata, 0, Names.encode(symlink.target()), 0, 0);
        }
        if (inode instanceof Entry.Special special) {
            return new TarHeader(
                    name, type(path, special), metadata, 0, none, special.major(), special.minor());
        }
        return new TarHeader(name, TarBlock.DIRECTORY, metadata, 0, none, 0, 0);
    }

    /** {@return the header blocks of a plain file, 0644 and 0:0} */
    public static byte[] ofFile(String name, long size, long mtime) {
        Metadata metadata = new Metadata(0644, 0, 0, mtime);
        return new TarHeader(Names.encode(name), TarBlock.FILE, metadata, size, new byte[0], 0, 0)
                .blocks();
    }

    /** {@return the header block of a plain directory, 0755 and 0:0} */
    public static byte[] ofDirectory(String name, long mtime) {
        Metadata metadata = new Metadata(0755, 0, 0, mtime);
        return new TarHeader(
                        Names.encode(name + "/"),
                        TarBlock.DIRECTORY,
                        metadata,
                        0,
                        new byte[0],
                        0,
                        0)
                .blocks();
    }

    private static byte[] name(TreePath path, boolean directory) {
        return Names.encode(
                path.isRoot() ? "./" : directory ? path.relative() + "/" : path.relative());
    }

    private static byte type(TreePath path, Entry.Special special) {
        return switch (special.type()) {
            case CHARACTER_DEVICE -> TarBlock.CHARACTER_DEVICE;
            case BLOCK_DEVICE -> TarBlock.BLOCK_DEVICE;
            case FIFO -> TarBlock.FIFO;
            case SOCKET ->
                    throw new Problem(
                                    "oci.socket",
                                    Kind.DEFINITION,
                                    "a socket can't be in a container image",
                                    path + " (" + special.origins().content() + ")",
                                    "image layers are tar archives, which have no sockets; a socket without its process is of no use",
                                    "remove " + path + " with `remove` in the image's definition")
                            .exception();
        };
    }

    private byte[] blocks() {
        byte[] records = paxRecords();
        if (records.length == 0) {
            byte[] block = new byte[TarBlock.SIZE];
            ustar(block, 0);
            return block;
        }
        int paxSize = records.length + TarBlock.padding(records.length);
        byte[] blocks = new byte[TarBlock.SIZE + paxSize + TarBlock.SIZE];
        new TarHeader(
                        paxName(),
                        TarBlock.PAX,
                        new Metadata(0644, 0, 0, 0),
                        records.length,
                        new byte[0],
                        0,
                        0)
                .ustar(blocks, 0);
        System.arraycopy(records, 0, blocks, TarBlock.SIZE, records.length);
        ustar(blocks, TarBlock.SIZE + paxSize);
        return blocks;
    }

    /** A name for whoever doesn't know pax and unpacks the records as a file: the last component, as far as it is plain ASCII. */
    private byte[] paxName() {
        String text = new String(name, StandardCharsets.ISO_8859_1);
        String last = text.substring(text.lastIndexOf('/', text.length() - 2) + 1);
        StringBuilder plain = new StringBuilder("PaxHeaders/");
        for (int i = 0; i < last.length() && plain.length() < TarBlock.NAME_SIZE - 1; i++) {
            char c = last.charAt(i);
            if (c != '/') {
                plain.append(c > ' ' && c < 0x7f ? c : '_');
            }
        }
        return plain.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] paxRecords() {
        boolean longName = !isAscii(name) || name.length > TarBlock.NAME_SIZE && prefixLength() < 0;
        boolean longLink = !isAscii(linkName) || linkName.length > TarBlock.NAME_SIZE;
        long mtime = metadata.mtime();
        boolean plain =
                !longName
                        && !longLink
                        && metadata.xattrs().isEmpty()
                        && metadata.uid() <= MAX_ID
                        && metadata.gid() <= MAX_ID
                        && mtime >= 0
                        && mtime <= MAX_SIZE
                        && size <= MAX_SIZE;
        if (plain) {
            return new byte[0];
        }
        SortedMap<String, byte[]> records = new TreeMap<>();
        put(records, "path", name, longName);
        put(records, "linkpath", linkName, longLink);
        if (longName && !isUtf8(name) || longLink && !isUtf8(linkName)) {
            records.put("hdrcharset", ascii("BINARY"));
        }
        put(records, "uid", ascii(metadata.uid()), metadata.uid() > MAX_ID);
        put(records, "gid", ascii(metadata.gid()), metadata.gid() > MAX_ID);
        put(records, "size", ascii(size), size > MAX_SIZE);
        put(records, "mtime", ascii(mtime), mtime < 0 || mtime > MAX_SIZE);
        metadata.xattrs().forEach((key, value) -> putXattr(records, key, value));
        return PaxRecords.write(records);
    }

    private void putXattr(SortedMap<String, byte[]> records, String key, ByteSource value) {
        if (key.indexOf('=') >= 0) {
            throw new Problem(
                            "oci.xattr-name",
                            Kind.DATA,
                            "an extended attribute's name can't be in a container image",
                            Names.decode(name) + ", " + key,
                            "a pax header ends a name at its first \"=\"",
                            "remove the attribute, or the file")
                    .exception();
        }
        records.put(PaxRecords.XATTR + key, value.bytes());
    }

    private static void put(
            SortedMap<String, byte[]> records, String key, byte[] value, boolean needed) {
        if (needed) {
            records.put(key, value);
        }
    }

    private static byte[] ascii(Object value) {
        return value.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(bytes, Names.decode(bytes).getBytes(StandardCharsets.UTF_8));
    }

    /** Where the slash stands that parts the prefix from the name; -1 where none does. */
    private int prefixLength() {
        int last = Math.min(name.length - 2, TarBlock.PREFIX_SIZE);
        for (int i = last; i > 0 && name.length - i - 1 <= TarBlock.NAME_SIZE; i--) {
            if (name[i] == '/') {
                return i;
            }
        }
        return -1;
    }

    private void ustar(byte[] block, int at) {
        int prefix = name.length > TarBlock.NAME_SIZE ? prefixLength() : -1;
        int start = prefix + 1;
        System.arraycopy(
                name,
                start,
                block,
                at + TarBlock.NAME_AT,
                Math.min(name.length - start, TarBlock.NAME_SIZE));
        octal(block, at + TarBlock.MODE_AT, TarBlock.ID_SIZE, metadata.mode());
        octal(block, at + TarBlock.UID_AT, TarBlock.ID_SIZE, fitting(metadata.uid(), MAX_ID));
        octal(block, at + TarBlock.GID_AT, TarBlock.ID_SIZE, fitting(metadata.gid(), MAX_ID));
        octal(block, at + TarBlock.SIZE_AT, TarBlock.SIZE_SIZE, fitting(size, MAX_SIZE));
        octal(
                block,
                at + TarBlock.MTIME_AT,
                TarBlock.SIZE_SIZE,
                fitting(metadata.mtime(), MAX_SIZE));
        block[at + TarBlock.TYPE_AT] = type;
        System.arraycopy(
                linkName,
                0,
                block,
                at + TarBlock.LINK_NAME_AT,
                Math.min(linkName.length, TarBlock.NAME_SIZE));
        byte[] magic = {'u', 's', 't', 'a', 'r', 0, '0', '0'};
        System.arraycopy(magic, 0, block, at + TarBlock.MAGIC_AT, magic.length);
        octal(block, at + TarBlock.MAJOR_AT, TarBlock.ID_SIZE, fitting(major, MAX_ID));
        octal(block, at + TarBlock.MINOR_AT, TarBlock.ID_SIZE, fitting(minor, MAX_ID));
        if (prefix > 0) {
            System.arraycopy(name, 0, block, at + TarBlock.PREFIX_AT, prefix);
        }
        // Six digits, NUL, space: the one field that every tar writes so.
        octal(
                block,
                at + TarBlock.CHECKSUM_AT,
                TarBlock.CHECKSUM_SIZE - 1,
                TarBlock.checksum(block, at));
        block[at + TarBlock.CHECKSUM_AT + TarBlock.CHECKSUM_SIZE - 1] = ' ';
    }

    /** What does not fit is in the pax header: ustar's own field is then 0. */
    private static long fitting(long value, long max) {
        return value < 0 || value > max ? 0 : value;
    }

    private static void octal(byte[] block, int at, int size, long value) {
        long rest = value;
        for (int i = at + size - 2; i >= at; i--) {
            block[i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
    }
}
