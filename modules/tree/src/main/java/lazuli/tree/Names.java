package lazuli.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Names of files as text, without loss. A byte that is not UTF-8 becomes a lone low surrogate, U+DC00 plus the byte, as in Python's
 * PEP 383: whatever bytes a name has, {@code encode(decode(bytes))} gives them back.
 */
public final class Names {
    private static final char ESCAPE = '\udc00';

    private Names() {}

    /** {@return the text of these bytes} */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** {@return the text of {@code length} bytes from {@code offset}} */
    public static String decode(byte[] bytes, int offset, int length) {
        if (isAscii(bytes, offset, length)) {
            return new String(bytes, offset, length, StandardCharsets.US_ASCII);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate(length);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + (in.get() & 0xff)));
            }
            decoder.reset();
        }
        return out.flip().toString();
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** {@return the bytes of this text} */
    public static byte[] encode(String name) {
        if (isAscii(name)) {
            return name.getBytes(StandardCharsets.US_ASCII);
        }
        var out = new ByteArrayOutputStream(name.length() + 8);
        int i = 0;
        while (i < name.length()) {
            int codePoint = name.codePointAt(i);
            if (codePoint >= 0xdc80 && codePoint <= 0xdcff) {
                out.write(codePoint - ESCAPE);
            } else if (codePoint < 0x80) {
                out.write(codePoint);
            } else {
                out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
            }
            i += Character.charCount(codePoint);
        }
        return out.toByteArray();
    }
}
