package lazuli.deb;

import java.io.InputStream;
import java.util.Locale;
import java.util.SortedMap;
import lazuli.content.ByteSource;
import lazuli.problem.ProblemException;
import lazuli.tree.Names;
import org.jspecify.annotations.Nullable;

/**
 * The tar archives that deb(5) allows (seventh edition, GNU with long names, ustar), and pax's extended headers, as in POSIX.1-2017. Names are bytes.
 * What can't be kept whole, as sparse files, is refused.
 */
final class TarReader {
    private static final int MAX_NAME = 4096;
    private static final int MAX_EXTENDED = 1 << 20;
    private static final long MAX_TIME = 1L << 40;

    private final UnpackedStream in;
    private final Place place;
    private final byte[] block = new byte[TarHeader.SIZE];
    private final PaxRecords global;
    private long left;
    private int padding;

    /** What the extension headers before a member's own say. */
    private static final class Extension {
        private @Nullable String name;
        private @Nullable String linkName;
        private @Nullable PaxRecords pax;

        boolean isEmpty() {
            return name == null && linkName == null && pax == null;
        }
    }

    TarReader(UnpackedStream in) {
        this.in = in;
        this.place = in.place();
        this.global = new PaxRecords(place);
    }

    Place place() {
        return place;
    }

    /** {@return the next member, or null after the last} What is left of the one before is skipped. After the last there are only zeros. */
    @Nullable TarMember next() {
        skip(left + padding);
        var extension = new Extension();
        while (true) {
            long at = in.offset();
            readFully(block, TarHeader.SIZE);
            if (TarHeader.isZero(block)) {
                checkEnd(extension);
                return null;
            }
            var header = new TarHeader(block, at, place);
            switch (header.typeflag()) {
                case 'L' -> extension.name = longText(header, at);
                case 'K' -> extension.linkName = longText(header, at);
                case 'x' -> extension.pax = extended(header, at, extension.pax);
                case 'g' -> global.add(body(header, at, MAX_EXTENDED), at);
                default -> {
                    return member(header, at, extension);
                }
            }
        }
    }

    /** {@return the content of the member that came last} Ends with the member; closing it does nothing. */
    InputStream content() {
        return new Content();
    }

    private TarMember member(TarHeader header, long at, Extension extension) {
        PaxRecords pax = extension.pax == null ? global : extension.pax;
        String name = first(pax.text("path"), extension.name, header.name());
        TarType type = type(header, at, name);
        boolean links = type == TarType.HARD_LINK || type == TarType.SYMLINK;
        boolean device = type == TarType.CHARACTER_DEVICE || type == TarType.BLOCK_DEVICE;
        long size = number("size", pax, header.size(), Long.MAX_VALUE >> 1, at);
        if (size != 0 && type != TarType.FILE) {
            throw malformed(
                    at + TarHeader.SIZE_AT,
                    String.format(
                            Locale.ROOT,
                            "%s is no regular file, and has a size of %d",
                            Place.shown(name),
                            size));
        }
        left = size;
        padding = (int) (-size & TarHeader.SIZE - 1);
        return new TarMember(
                at,
                type,
                name,
                links ? first(pax.text("linkpath"), extension.linkName, header.linkName()) : "",
                header.mode(),
                (int) number("uid", pax, header.uid(), Integer.MAX_VALUE, at),
                (int) number("gid", pax, header.gid(), Integer.MAX_VALUE, at),
                time(pax, header, at),
                size,
                device ? header.major() : 0,
                device ? header.minor() : 0,
                xattrs(pax));
    }

    private SortedMap<String, ByteSource> xattrs(PaxRecords pax) {
        SortedMap<String, ByteSource> xattrs = global.xattrs();
        xattrs.putAll(pax.xattrs());
        return xattrs;
    }

    private static String first(@Nullable String pax, @Nullable String gnu, String ustar) {
        return pax != null ? pax : gnu != null ? gnu : ustar;
    }

    private long number(String key, PaxRecords pax, long stated, long most, long at) {
        long number = pax.number(key, global.number(key, stated));
        if (number < 0 || number > most) {
            throw malformed(
                    at, String.format(Locale.ROOT, "the %s is %d; at most %d", key, number, most));
        }
        return number;
    }

    private long time(PaxRecords pax, TarHeader header, long at) {
        long time = pax.number("mtime", global.number("mtime", header.mtime()));
        if (Math.abs(time) > MAX_TIME) {
            throw malformed(
                    at + TarHeader.MTIME_AT,
                    String.format(Locale.ROOT, "the time is %d seconds from 1970", time));
        }
        return time;
    }

    private TarType type(TarHeader header, long at, String name) {
        return switch (header.typeflag()) {
            // The seventh edition's directories are files whose names end with a slash.
            case '0', '\0' -> name.endsWith("/") ? TarType.DIRECTORY : TarType.FILE;
            case '7' -> TarType.FILE;
            case '1' -> TarType.HARD_LINK;
            case '2' -> TarType.SYMLINK;
            case '3' -> TarType.CHARACTER_DEVICE;
            case '4' -> TarType.BLOCK_DEVICE;
            case '5' -> TarType.DIRECTORY;
            case '6' -> TarType.FIFO;
            default ->
                    throw place.wrong(
                            "deb.tar-unsupported",
                            at + TarHeader.TYPEFLAG_AT,
                            "the tar archive has something that is not supported",
                            String.format(
                                    Locale.ROOT,
                                    "%s has the type flag 0x%02x%s",
                                    Place.shown(name),
                                    (int) header.typeflag(),
                                    header.typeflag() == 'S' ? ", a sparse file" : ""));
        };
    }

    private PaxRecords extended(TarHeader header, long at, @Nullable PaxRecords before) {
        PaxRecords pax = before == null ? new PaxRecords(place) : before;
        pax.add(body(header, at, MAX_EXTENDED), at);
        return pax;
    }

    private String longText(TarHeader header, long at) {
        byte[] bytes = body(header, at, MAX_NAME);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return Names.decode(bytes, 0, length);
    }

    private byte[] body(TarHeader header, long at, int most) {
        long size = header.size();
        if (size < 0 || size > most) {
            throw malformed(
                    at + TarHeader.SIZE_AT,
                    String.format(
                            Locale.ROOT,
                            "an extension header has %d bytes; at most %d",
                            size,
                            most));
        }
        byte[] body = new byte[(int) size];
        readFully(body, body.length);
        skip(-size & TarHeader.SIZE - 1);
        return body;
    }

    private void checkEnd(Extension extension) {
        if (!extension.isEmpty()) {
            throw malformed(in.offset(), "an extension header stands before nothing");
        }
        byte[] rest = new byte[1 << 13];
        for (int n = in.readSome(rest, 0, rest.length);
                n >= 0;
                n = in.readSome(rest, 0, rest.length)) {
            for (int i = 0; i < n; i++) {
                if (rest[i] != 0) {
                    throw malformed(
                            in.offset() - n + i, "something stands after the archive's end");
                }
            }
        }
    }

    private void skip(long count) {
        byte[] bin = new byte[(int) Math.min(count, 1 << 16)];
        long todo = count;
        while (todo > 0) {
            int n = (int) Math.min(todo, bin.length);
            readFully(bin, n);
            todo -= n;
        }
        left = 0;
        padding = 0;
    }

    private void readFully(byte[] bytes, int length) {
        if (in.read(bytes, 0, length) < length) {
            throw truncated();
        }
    }

    private ProblemException truncated() {
        return place.wrong(
                "deb.truncated",
                in.offset(),
                "the tar archive ends too early",
                left > 0
                        ? left + " more bytes belong to its last member"
                        : "no block of zeros ends it");
    }

    private ProblemException malformed(long at, String why) {
        return place.wrong("deb.tar-malformed", at, "the tar archive is damaged", why);
    }

    private final class Content extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
            if (left == 0 || length == 0) {
                return left == 0 && length > 0 ? -1 : 0;
            }
            int n = in.readSome(bytes, start, (int) Math.min(length, left));
            if (n < 0) {
                throw truncated();
            }
            left -= n;
            return n;
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
