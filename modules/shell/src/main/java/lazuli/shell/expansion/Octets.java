package lazuli.shell.expansion;

import java.nio.charset.StandardCharsets;
import lazuli.tree.Names;

/** Bytes held as chars, 0 to 255 each: how the shell sees all text, since dash counts, matches and splits bytes. */
public final class Octets {
    private Octets() {}

    /** {@return the bytes of this text, which is as {@link Names} has it} */
    public static String of(String text) {
        return isAscii(text) ? text : new String(Names.encode(text), StandardCharsets.ISO_8859_1);
    }

    /** {@return the text of these bytes, as {@link Names} has it} */
    public static String text(String octets) {
        return isAscii(octets) ? octets : Names.decode(bytes(octets));
    }

    /** {@return the bytes themselves} */
    public static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@return these bytes as chars} */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
