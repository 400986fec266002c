package lazuli.shell.command.system;

import java.io.ByteArrayOutputStream;
import lazuli.tree.Names;

/** The escapes of {@code echo -e}, and of {@code printf}'s {@code %b}. */
final class BackslashEscapes {
    private BackslashEscapes() {}

    /**
     * Text without escapes.
     *
     * @param ended whether a {@code \c} ended it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(byte[] bytes, boolean ended) {}

    /** Replaces escapes; octal ones begin with a zero, which need not be where {@code zeroNeeded} is false. */
    static Result replace(String text, boolean zeroNeeded) {
        var out = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                i = plain(text, i - 1, out);
                continue;
            }
            char escape = text.charAt(i++);
            if (escape == 'c') {
                return new Result(out.toByteArray(), true);
            }
            boolean octal = escape == '0' || !zeroNeeded && escape >= '1' && escape <= '7';
            if (octal) {
                i = number(text, escape == '0' ? i : i - 1, 8, 3, out);
            } else if (escape == 'x'
                    && i < text.length()
                    && Character.digit(text.charAt(i), 16) >= 0) {
                i = number(text, i, 16, 2, out);
            } else {
                simple(escape, out);
            }
        }
        return new Result(out.toByteArray(), false);
    }

    private static int plain(String text, int at, ByteArrayOutputStream out) {
        int end = text.offsetByCodePoints(at, 1);
        out.writeBytes(Names.encode(text.substring(at, end)));
        return end;
    }

    private static int number(
            String text, int start, int base, int most, ByteArrayOutputStream out) {
        int value = 0;
        int at = start;
        while (at < text.length() && at < start + most) {
            int digit = Character.digit(text.charAt(at), base);
            if (digit < 0) {
                break;
            }
            value = value * base + digit;
            at++;
        }
        out.write(value & 0xff);
        return at;
    }

    private static void simple(char escape, ByteArrayOutputStream out) {
        switch (escape) {
            case 'a' -> out.write(7);
            case 'b' -> out.write('\b');
            case 'e' -> out.write(0x1b);
            case 'f' -> out.write('\f');
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'v' -> out.write(0x0b);
            case '\\' -> out.write('\\');
            default -> {
                out.write('\\');
                out.writeBytes(Names.encode(String.valueOf(escape)));
            }
        }
    }
}
