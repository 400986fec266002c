package lazuli.shell.command.sed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import lazuli.shell.command.call.Encoding;

/** How {@code l} shows a line. */
final class Listing {
    private Listing() {}

    /** The line with its unprintable bytes escaped, broken before this width where it is not 0. */
    static byte[] of(String line, Encoding encoding, int width) {
        var out = new ByteArrayOutputStream();
        int column = 0;
        for (byte b : encoding.encode(line)) {
            String shown = shown(b & 0xff);
            if (width > 0 && column + shown.length() > width - 1) {
                out.writeBytes(new byte[] {'\\', '\n'});
                column = 0;
            }
            out.writeBytes(shown.getBytes(StandardCharsets.US_ASCII));
            column += shown.length();
        }
        out.writeBytes(new byte[] {'$', '\n'});
        return out.toByteArray();
    }

    private static String shown(int b) {
        return switch (b) {
            case '\\' -> "\\\\";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0b -> "\\v";
            default -> b >= ' ' && b < 0x7f ? String.valueOf((char) b) : "\\%03o".formatted(b);
        };
    }
}
