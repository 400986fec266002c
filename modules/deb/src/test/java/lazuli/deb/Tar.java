package lazuli.deb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import lazuli.tree.Names;

/** Makes tar archives as wrong as a test wants them. */
final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Consumer<byte[]> spoil = _ -> {};
    private boolean keepChecksum;

    Tar directory(String name) {
        return member(name, '5', 0755, "", new byte[0]);
    }

    Tar file(String name, String content) {
        return member(name, '0', 0644, "", content.getBytes(StandardCharsets.UTF_8));
    }

    Tar symlink(String name, String target) {
        return member(name, '2', 0777, target, new byte[0]);
    }

    Tar hardLink(String name, String target) {
        return member(name, '1', 0644, target, new byte[0]);
    }

    /** The next member's header is changed so before its checksum is made. */
    Tar with(Consumer<byte[]> change) {
        spoil = change;
        return this;
    }

    /** The next member's header is changed so at this offset. */
    Tar with(int at, String text) {
        return with(at, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next member's header is changed so at this offset. */
    Tar with(int at, byte[] bytes) {
        return with(header -> System.arraycopy(bytes, 0, header, at, bytes.length));
    }

    /** The next member's header is changed so after its checksum was made. */
    Tar damaged(Consumer<byte[]> change) {
        keepChecksum = true;
        return with(change);
    }

    /** An extended header with these records, KEY=VALUE each. */
    Tar pax(String... records) {
        return pax('x', records);
    }

    Tar pax(char flag, String... records) {
        var body = new ByteArrayOutputStream();
        for (String record : records) {
            byte[] text = Names.encode(" " + record + "\n");
            int length = text.length + 1;
            while (Integer.toString(length).length() + text.length != length) {
                length++;
            }
            body.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(text);
        }
        return member("./PaxHeaders/x", flag, 0644, "", body.toByteArray());
    }

    Tar member(String name, char type, int mode, String link, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, Names.encode(name));
        put(header, 100, String.format(Locale.ROOT, "%07o", mode));
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
        put(header, 136, String.format(Locale.ROOT, "%011o", 1_700_000_000));
        header[156] = (byte) type;
        put(header, 157, Names.encode(link));
        put(header, 257, "ustar\00000");
        if (!keepChecksum) {
            spoil.accept(header);
        }
        seal(header);
        if (keepChecksum) {
            spoil.accept(header);
        }
        spoil = _ -> {};
        keepChecksum = false;
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & 511]);
        return this;
    }

    private static void seal(byte[] header) {
        int sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : header[i] & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    }

    private static void put(byte[] header, int at, String text) {
        put(header, at, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void put(byte[] header, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** The archive, without the zeros that end one. */
    byte[] withoutEnd() {
        return out.toByteArray();
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(new byte[1024]);
        return whole.toByteArray();
    }
}
