package lazuli.oci.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import lazuli.tree.Names;

/** The records of a pax extended header: {@code "%d %s=%s\n", length, keyword, value}, the length that of the whole record. */
final class PaxRecords {
    /** What extended attributes' keywords begin with, as star began it and everybody does it. */
    static final String XATTR = "SCHILY.xattr.";

    private PaxRecords() {}

    static byte[] write(SortedMap<String, byte[]> records) {
        var out = new ByteArrayOutputStream(TarBlock.SIZE);
        records.forEach((keyword, value) -> {
            byte[] key = Names.encode(keyword);
            int rest = key.length + value.length + 3;
            int length = rest + digits(rest);
            length = rest + digits(length);
            out.writeBytes((length + " ").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(key);
            out.write('=');
            out.writeBytes(value);
            out.write('\n');
        });
        return out.toByteArray();
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    /**
     * {@return the records, in their order}
     *
     * @param at where the records stand in the archive, in bytes, for what is said of them
     */
    static Map<String, byte[]> read(byte[] bytes, long at) {
        Map<String, byte[]> records = new LinkedHashMap<>();
        int start = 0;
        while (start < bytes.length) {
            int space = start;
            int length = 0;
            while (space < bytes.length
                    && bytes[space] >= '0'
                    && bytes[space] <= '9'
                    && length <= bytes.length) {
                length = length * 10 + bytes[space] - '0';
                space++;
            }
            int end = start + length;
            boolean framed =
                    space > start
                            && length <= bytes.length - start
                            && space + 2 < end
                            && bytes[space] == ' '
                            && bytes[end - 1] == '\n';
            int equals = framed ? indexOf(bytes, space + 1, end) : -1;
            if (equals <= space + 1) {
                throw new MalformedTarException(
                        at + start, "a pax record that is no \"length keyword=value\"");
            }
            byte[] value = java.util.Arrays.copyOfRange(bytes, equals + 1, end - 1);
            records.put(Names.decode(bytes, space + 1, equals - space - 1), value);
            start = end;
        }
        return records;
    }

    private static int indexOf(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '=') {
                return i;
            }
        }
        return -1;
    }
}
