package lazuli.deb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import lazuli.content.Compression;
import lazuli.problem.ProblemException;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Reads .deb archives, as in deb(5): {@code debian-binary} 2.x, {@code control.tar} and {@code data.tar}, plain or packed with gzip, xz or zstd. Members
 * that begin with an underscore, and whatever follows {@code data.tar}, are skipped. Nothing is believed: not a size, not a path, not a number.
 */
public final class DebReader {
    private static final int MAX_VERSION = 4096;
    private static final long CONTROL_ALLOWANCE = 16L << 20;
    private static final long MAX_CONTROL_ARCHIVE = 256L << 20;
    private static final long DATA_ALLOWANCE = 64L << 20;
    private static final long MAX_DATA_ARCHIVE = 64L << 30;

    private final ArReader ar;
    private final String where;
    private final ContentSink sink;

    private DebReader(InputStream deb, String where, ContentSink sink) {
        this.ar = new ArReader(deb, where);
        this.where = where;
        this.sink = sink;
    }

    /**
     * {@return the package that this archive holds} Reads the archive to its end and leaves it open.
     *
     * @param where what the archive is, for the reader of an error
     * @param sink takes up the contents of files, in the order in which they come: the control archive's first
     * @throws ProblemException of kind DATA and with a code {@code deb.*} where the archive is not as it should be
     * @throws UncheckedIOException where {@code deb} can't be read, or {@code sink} can't keep a content
     */
    public static DebPackage read(InputStream deb, String where, ContentSink sink) {
        try {
            return new DebReader(deb, where, sink).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DebPackage read() throws IOException {
        checkVersion();
        ControlArchive control = readControl(next("control.tar"));
        FileSystemArchive.Contents data =
                readData(
                        next("data.tar"),
                        new Origin.FromPackage(
                                control.stanza().require("Package"),
                                control.stanza().require("Version")));
        while (ar.next() != null) {
            // deb(5): what follows data.tar is to be ignored.
        }
        return new DebPackage(control.stanza(), control.files(), data.paths(), data.tree());
    }

    private void checkVersion() throws IOException {
        ArReader.@Nullable Member member = ar.next();
        if (member == null || !member.name().equals("debian-binary")) {
            throw missing("debian-binary", member);
        }
        byte[] version = ar.content().readNBytes(MAX_VERSION);
        String text = Names.decode(version);
        int end = text.indexOf('\n');
        if (end < 0 || !text.startsWith("2.")) {
            throw ar.place()
                    .wrong(
                            "deb.format-version",
                            member.offset(),
                            "this .deb archive has a format that is not supported",
                            "its version is "
                                    + Place.shown(end < 0 ? text : text.substring(0, end))
                                    + "; this reader knows 2.0");
        }
    }

    private ArReader.Member next(String wanted) {
        ArReader.@Nullable Member member = ar.next();
        while (member != null && member.name().startsWith("_")) {
            member = ar.next();
        }
        if (member == null
                || !member.name().equals(wanted) && !member.name().startsWith(wanted + ".")) {
            throw missing(wanted, member);
        }
        return member;
    }

    private ProblemException missing(String wanted, ArReader.@Nullable Member found) {
        return ar.place()
                .wrong(
                        "deb.member-missing",
                        found == null ? ar.offset() : found.offset(),
                        "this .deb archive has no member " + wanted + " where it belongs",
                        found == null
                                ? "it ends before"
                                : Place.shown(found.name()) + " stands there");
    }

    private ControlArchive readControl(ArReader.Member member) throws IOException {
        try (InputStream in = decoder(member)) {
            var unpacked = unpacked(in, member, CONTROL_ALLOWANCE, MAX_CONTROL_ARCHIVE);
            return ControlArchive.read(new TarReader(unpacked), sink);
        }
    }

    private FileSystemArchive.Contents readData(ArReader.Member member, Origin origin)
            throws IOException {
        try (InputStream in = decoder(member)) {
            var unpacked = unpacked(in, member, DATA_ALLOWANCE, MAX_DATA_ARCHIVE);
            return FileSystemArchive.read(new TarReader(unpacked), origin, sink);
        }
    }

    private UnpackedStream unpacked(
            InputStream in, ArReader.Member member, long allowance, long most) {
        return new UnpackedStream(
                in, new Place(where, member.name()), member.size(), allowance, most);
    }

    private InputStream decoder(ArReader.Member member) {
        String name = member.name();
        Compression compression = Compression.ofName(name);
        if (!name.endsWith(".tar" + compression.suffix())) {
            throw ar.place()
                    .wrong(
                            "deb.compression-unsupported",
                            member.offset(),
                            "this .deb archive is compressed in a way that is not supported",
                            String.format(
                                    Locale.ROOT,
                                    "%s: only gzip (.gz), xz (.xz), zstd (.zst) and none are",
                                    Place.shown(name)));
        }
        try {
            return compression.decoder(ar.content());
        } catch (IOException e) {
            throw UnpackedStream.damaged(new Place(where, name), 0, e);
        }
    }
}
