package lazuli.content;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The ways to compress that Debian archives and OCI layers use. What is written has no time, no name and no host in it. */
public enum Compression {
    /** As it is. */
    NONE(""),
    /** RFC 1952; members concatenate. */
    GZIP(".gz"),
    /** The .xz file format 1.2; streams concatenate. */
    XZ(".xz"),
    /** RFC 8878; frames concatenate. */
    ZSTD(".zst");

    /** More than any Debian package's dictionary (64 MiB at {@code -9}), and a bound against bombs. */
    private static final int XZ_MEMORY_KIB = 96 * 1024;

    private static final int ZSTD_WINDOW_LOG = 27;
    private static final int ZSTD_LEVEL = 9;
    private static final int BUFFER = 1 << 16;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** {@return what a file's name ends with: {@code .gz}, {@code .xz}, {@code .zst}, or nothing} */
    public String suffix() {
        return suffix;
    }

    /** {@return the compression that a name's ending speaks of; none where it speaks of none} */
    public static Compression ofName(String name) {
        for (Compression compression : values()) {
            if (compression != NONE && name.endsWith(compression.suffix)) {
                return compression;
            }
        }
        return NONE;
    }

    /** {@return the compression whose magic number these bytes begin with, if any} */
    public static Optional<Compression> ofMagic(byte[] bytes) {
        if (begins(bytes, 0x1f, 0x8b)) {
            return Optional.of(GZIP);
        }
        if (begins(bytes, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return Optional.of(XZ);
        }
        return begins(bytes, 0x28, 0xb5, 0x2f, 0xfd) ? Optional.of(ZSTD) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return a stream of what {@code in} was before it was compressed} The caller bounds how much it takes. Where the input is damaged, an {@link IOException} from
     * here or from the stream says how.
     */
    public InputStream decoder(InputStream in) throws IOException {
        try {
            return switch (this) {
                case NONE -> in;
                case GZIP -> new Ending(new GZIPInputStream(in, BUFFER));
                case XZ -> new Ending(XzReader.open(in, XZ_MEMORY_KIB));
                case ZSTD -> {
                    ZstdLibrary.load();
                    yield new ZstdInputStreamNoFinalizer(in)
                            .setContinuous(false)
                            .setLongMax(ZSTD_WINDOW_LOG);
                }
            };
        } catch (EOFException e) {
            throw tooEarly(e);
        }
    }

    private static EOFException tooEarly(EOFException e) {
        EOFException said = new EOFException("the compressed data ends too early");
        said.initCause(e);
        return said;
    }

    /** Has words for an end that comes too early; the JDK's gzip and XZ for Java have none. */
    private static final class Ending extends FilterInputStream {
        Ending(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            try {
                return in.read(bytes, start, length);
            } catch (EOFException e) {
                throw tooEarly(e);
            }
        }
    }

    /** {@return a stream that compresses into {@code out}} Closing it ends the member, frame or stream and closes {@code out}. */
    public OutputStream encoder(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new DeterministicGzip(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options());
            case ZSTD -> {
                ZstdLibrary.load();
                yield new ZstdOutputStreamNoFinalizer(out, ZSTD_LEVEL).setChecksum(true);
            }
        };
    }

    /** The JDK's writer leaves the time zero and, since 16, the operating system "unknown": only the level is ours. */
    private static final class DeterministicGzip extends GZIPOutputStream {
        DeterministicGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.DEFAULT_COMPRESSION);
        }
    }
}
