package lazuli.deb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import lazuli.content.Compression;

/** Makes .deb archives as wrong as a test wants them. */
final class Debs {
    static final String CONTROL =
            "Package: pebble\nVersion: 1:2.0-1\nArchitecture: all\nDescription: small\n stone\n";

    private Debs() {}

    static DebPackage read(byte[] deb) {
        return DebReader.read(new ByteArrayInputStream(deb), "pebble.deb", ContentSink.inMemory());
    }

    /** A package with this file system archive and nothing else of note. */
    static DebPackage read(Tar data) {
        return read(deb(data));
    }

    static byte[] deb(Tar data) {
        return deb(control(), data, Compression.GZIP);
    }

    static byte[] deb(Tar control, Tar data, Compression compression) {
        return new Ar()
                .add("debian-binary", "2.0\n")
                .add("control.tar" + compression.suffix(), compressed(control.bytes(), compression))
                .add("data.tar" + compression.suffix(), compressed(data.bytes(), compression))
                .bytes();
    }

    static Tar control() {
        return new Tar().directory("./").file("./control", CONTROL);
    }

    static byte[] compressed(byte[] bytes, Compression compression) {
        var out = new ByteArrayOutputStream();
        try (var encoder = compression.encoder(out)) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An ar archive. */
    static final class Ar {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Ar() {
            out.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        }

        Ar add(String name, String content) {
            return add(name, content.getBytes(StandardCharsets.UTF_8));
        }

        Ar add(String name, byte[] content) {
            return add(name, Integer.toString(content.length), content);
        }

        Ar add(String name, String size, byte[] content) {
            String header =
                    String.format(
                            Locale.ROOT,
                            "%-16s%-12d%-6d%-6d%-8s%-10s`\n",
                            name,
                            0,
                            0,
                            0,
                            "100644",
                            size);
            out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(content);
            if (content.length % 2 != 0) {
                out.write('\n');
            }
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
