package lazuli.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The cleartext signature framework, RFC 9580 section 7. One message, and nothing before or after it: who reads a file with a second message, or with text
 * outside the signed part, must not be able to mistake one for the other.
 *
 * @param content the lines without dash escapes and trailing white space, each ended by {@code \n}
 * @param signed what the signatures are over: the same lines with {@code \r\n} between them
 * @param signatures the signature packets, one array for each armoured block
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClearSigned(byte[] content, byte[] signed, List<byte[]> signatures) {
    private static final byte[] BEGIN = ascii("-----BEGIN PGP SIGNED MESSAGE-----");
    private static final byte[] SIGNATURE = ascii("-----BEGIN PGP SIGNATURE-----");
    private static final byte[] END = ascii("-----END PGP SIGNATURE-----");
    private static final byte[] HASH = ascii("Hash: ");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static ClearSigned parse(byte[] bytes) throws MalformedOpenPgpException {
        return new Parser(bytes).parse();
    }

    /** Walks over the lines of the message. */
    private static final class Parser {
        private final byte[] bytes;
        private int lineNumber;
        private int next;
        private int start;
        private int end;

        Parser(byte[] bytes) {
            this.bytes = bytes;
        }

        ClearSigned parse() throws MalformedOpenPgpException {
            if (!line() || !is(BEGIN)) {
                throw new MalformedOpenPgpException(
                        "it does not begin with -----BEGIN PGP SIGNED MESSAGE-----");
            }
            headers();
            ByteArrayOutputStream content = new ByteArrayOutputStream(bytes.length);
            ByteArrayOutputStream signed = new ByteArrayOutputStream(bytes.length);
            text(content, signed);
            int signatures = start;
            rest();
            return new ClearSigned(
                    content.toByteArray(),
                    signed.toByteArray(),
                    Armor.decode(Arrays.copyOfRange(bytes, signatures, bytes.length), "SIGNATURE"));
        }

        private void headers() throws MalformedOpenPgpException {
            while (line()) {
                if (start == end) {
                    return;
                }
                if (!startsWith(HASH)) {
                    throw malformed("only Hash headers may stand before the text");
                }
            }
            throw malformed("it ends before the text");
        }

        private void text(ByteArrayOutputStream content, ByteArrayOutputStream signed)
                throws MalformedOpenPgpException {
            for (boolean first = true; line(); first = false) {
                if (is(SIGNATURE)) {
                    return;
                }
                if (start < end && bytes[start] == '-') {
                    if (start + 1 == bytes.length || bytes[start + 1] != ' ') {
                        throw malformed("a line of the text begins with an unescaped dash");
                    }
                    start = Math.min(start + 2, end);
                }
                if (!first) {
                    signed.write('\r');
                    signed.write('\n');
                }
                signed.write(bytes, start, end - start);
                content.write(bytes, start, end - start);
                content.write('\n');
            }
            throw malformed("it has no signature");
        }

        /** Signature blocks, one after the other, and white space: nothing else. */
        private void rest() throws MalformedOpenPgpException {
            boolean inside = true;
            while (line()) {
                if (inside) {
                    inside = !is(END);
                } else if (is(SIGNATURE)) {
                    inside = true;
                } else if (start != end) {
                    throw malformed("text stands after the signature");
                }
            }
            if (inside) {
                throw malformed("the signature does not end");
            }
        }

        /** Goes to the next line, without its end and without the white space before that. */
        private boolean line() {
            if (next >= bytes.length) {
                return false;
            }
            lineNumber++;
            start = next;
            end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            next = end + 1;
            while (end > start && isBlank(bytes[end - 1])) {
                end--;
            }
            return true;
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t' || b == '\r';
        }

        private boolean is(byte[] what) {
            return Arrays.equals(bytes, start, end, what, 0, what.length);
        }

        private boolean startsWith(byte[] what) {
            return end - start >= what.length
                    && Arrays.equals(bytes, start, start + what.length, what, 0, what.length);
        }

        private MalformedOpenPgpException malformed(String why) {
            return new MalformedOpenPgpException("line %d: %s".formatted(lineNumber, why));
        }
    }
}
