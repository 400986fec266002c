package lazuli.store.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import lazuli.content.Compression;

/** Makes .deb archives with every kind of file. */
final class SmallDeb {
    static final byte[] LARGE = text(9 << 20);
    static final byte[] MIDDLE = text(20_000);

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final String name;

    SmallDeb(String name) {
        this.name = name;
        member("./", '5', "", new byte[0]);
    }

    /** Every kind of entry that a package may have, one of them larger than a frame. */
    static byte[] full() {
        return new SmallDeb("full")
                .member("./z/", '5', "", new byte[0])
                .file("./z/large", LARGE)
                .file("./z/middle", MIDDLE)
                .file("./z/4096", text(4096))
                .file("./z/4095", text(4095))
                .file("./z/empty", new byte[0])
                .pax("SCHILY.xattr.security.capability=\u0001\u0000x")
                .file("./a", "capable\n".getBytes(StandardCharsets.US_ASCII))
                .member("./b-link", '1', "./z/middle", new byte[0])
                .member("./caf\u00e9", '2', "../caf\u00e9/\u65e5", new byte[0])
                .member("./pipe", '6', "", new byte[0])
                .member("./null", '3', "", new byte[0])
                .member("./sda", '4', "", new byte[0])
                .deb(Compression.GZIP);
    }

    SmallDeb file(String path, byte[] content) {
        return member(path, '0', "", content);
    }

    SmallDeb pax(String record) {
        String text = " " + record + "\n";
        int size = text.getBytes(StandardCharsets.UTF_8).length + 2;
        return member("./PaxHeaders/x", 'x', "", (size + text).getBytes(StandardCharsets.UTF_8));
    }

    SmallDeb member(String path, char type, String link, byte[] content) {
        tar(data, path, type, link, content);
        return this;
    }

    private static void tar(
            ByteArrayOutputStream out, String path, char type, String link, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, path);
        put(header, 100, "0000755\0" + "0000001\0" + "0000002\0");
        put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
        put(header, 136, String.format(Locale.ROOT, "%011o", 1_600_000_000 + path.length()));
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, "ustar\00000");
        put(header, 329, "0000010\0" + "0000021\0");
        int sum = 8 * ' ';
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & 511]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    byte[] deb(Compression compression) {
        String stanza =
                "Package: %s\nVersion: 1.0\nArchitecture: all\nDescription: small\n one\n"
                        .formatted(name);
        var control = new ByteArrayOutputStream();
        tar(control, "./control", '0', "", stanza.getBytes(StandardCharsets.UTF_8));
        tar(control, "./postinst", '0', "", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        tar(control, "./md5sums", '0', "", text(6000));
        var out = new ByteArrayOutputStream();
        out.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        ar(out, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
        ar(out, "control.tar" + compression.suffix(), packed(control, compression));
        ar(out, "data.tar" + compression.suffix(), packed(data, compression));
        return out.toByteArray();
    }

    private static byte[] packed(ByteArrayOutputStream tar, Compression compression) {
        var out = new ByteArrayOutputStream();
        try (var encoder = compression.encoder(out)) {
            tar.writeTo(encoder);
            encoder.write(new byte[1024]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void ar(ByteArrayOutputStream out, String name, byte[] content) {
        String header =
                String.format(
                        Locale.ROOT,
                        "%-16s%-12d%-6d%-6d%-8s%-10d`\n",
                        name,
                        0,
                        0,
                        0,
                        "100644",
                        content.length);
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.writeBytes(new byte[content.length % 2]);
    }

    /** Words that compress as text does. */
    static byte[] text(int size) {
        Random random = new Random(size);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] =
                    i > 100 && random.nextInt(8) != 0
                            ? bytes[i - 97]
                            : (byte) ('a' + random.nextInt(20));
        }
        return bytes;
    }
}
