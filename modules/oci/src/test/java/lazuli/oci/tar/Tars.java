package lazuli.oci.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tar archives made by hand, good and bad; Latin-1 text stands for bytes. */
public final class Tars {
    private Tars() {}

    /** A header block, a content and its padding. */
    public record Member(byte[] bytes) {
        /** {@return the same with this text at an offset of the header} */
        public Member with(int offset, String text) {
            byte[] changed = bytes.clone();
            byte[] field = text.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(field, 0, changed, offset, field.length);
            sum(changed, 0);
            return new Member(changed);
        }

        /** {@return the same of another type, with another name} */
        public Member replaceType(char type, String name) {
            byte[] changed = bytes.clone();
            Arrays.fill(changed, 0, 100, (byte) 0);
            return new Member(changed).with(TarBlock.TYPE_AT, String.valueOf(type)).with(0, name);
        }
    }

    public static byte[] of(Member... members) {
        var out = new ByteArrayOutputStream();
        for (Member member : members) {
            out.writeBytes(member.bytes());
        }
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    /** An archive whose first header's checksum is wrong. */
    public static byte[] broken() {
        byte[] archive = of(file("a", "x"));
        archive[0] = 'b';
        return archive;
    }

    /** {@return the archive, each header's checksum made right, as far as headers can be found} */
    public static byte[] fixChecksums(byte[] archive) {
        for (int at = 0; at + TarBlock.SIZE <= archive.length; at += TarBlock.SIZE) {
            if (archive[at + 257] == 'u' && archive[at + 258] == 's') {
                sum(archive, at);
            }
        }
        return archive;
    }

    public static Member file(String name, String content) {
        return member('0', name, "", content);
    }

    public static Member directory(String name) {
        return member('5', name, "", "");
    }

    public static Member symlink(String name, String target) {
        return member('2', name, target, "");
    }

    public static Member link(String name, String target) {
        return member('1', name, target, "");
    }

    public static Member pax(String keyword, String value) {
        String rest = " " + keyword + "=" + value + "\n";
        int length = rest.length() + 1;
        while (String.valueOf(length).length() + rest.length() != length) {
            length++;
        }
        return rawPax(length + rest);
    }

    public static Member rawPax(String records) {
        return member('x', "PaxHeaders/x", "", records);
    }

    private static Member member(char type, String name, String link, String content) {
        byte[] body = content.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[TarBlock.SIZE + body.length + TarBlock.padding(body.length)];
        System.arraycopy(body, 0, bytes, TarBlock.SIZE, body.length);
        put(bytes, 100, "0000644\0");
        put(bytes, 108, "0000000\0");
        put(bytes, 116, "0000000\0");
        put(bytes, 124, "%011o\0".formatted(body.length));
        put(bytes, 136, "00000000000\0");
        put(bytes, 257, "ustar\00000");
        put(bytes, 156, String.valueOf(type));
        put(bytes, 0, name);
        put(bytes, 157, link);
        sum(bytes, 0);
        return new Member(bytes);
    }

    private static void put(byte[] bytes, int at, String text) {
        byte[] field = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(field, 0, bytes, at, field.length);
    }

    private static void sum(byte[] bytes, int at) {
        byte[] digits =
                "%06o\0 "
                        .formatted(TarBlock.checksum(bytes, at))
                        .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, bytes, at + TarBlock.CHECKSUM_AT, digits.length);
    }
}
