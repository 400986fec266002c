package lazuli.deb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The common archive format, as deb(5) has it: a magic line, then members with a header of 60 bytes, each on an even offset. */
final class ArReader {
    private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
    private static final String OLD_FORMAT = "0.93";
    private static final int HEADER_SIZE = 60;
    private static final int NAME_SIZE = 16;
    private static final int SIZE_AT = 48;
    private static final int SIZE_SIZE = 10;
    private static final int FMAG_AT = 58;

    private final InputStream in;
    private final Place place;
    private long offset;
    private long left;
    private boolean padded;

    /**
     * A member, before its content is read.
     *
     * @param offset where its content begins
     */
    record Member(String name, long size, long offset) {}

    ArReader(InputStream in, String where) {
        this.in = in;
        this.place = new Place(where, "");
        byte[] magic = new byte[MAGIC.length];
        int n = fill(magic);
        if (n < MAGIC.length || !Arrays.equals(magic, MAGIC)) {
            boolean old = new String(magic, StandardCharsets.ISO_8859_1).startsWith(OLD_FORMAT);
            throw place.wrong(
                    "deb.not-an-archive",
                    0,
                    "this is not a .deb archive",
                    old
                            ? "it has the format of 1995, which is no longer in use"
                            : "it does not begin with \"!<arch>\" and a line feed");
        }
    }

    Place place() {
        return place;
    }

    long offset() {
        return offset;
    }

    /** {@return the next member, or null after the last} What is left of the one before is skipped. */
    @Nullable Member next() {
        skipRest();
        byte[] header = new byte[HEADER_SIZE];
        long at = offset;
        int n = fill(header);
        if (n == 0) {
            return null;
        }
        if (n < HEADER_SIZE) {
            throw truncated(n + " bytes are left where a member's header has " + HEADER_SIZE);
        }
        if (header[FMAG_AT] != '`' || header[FMAG_AT + 1] != '\n') {
            throw malformed(
                    at + FMAG_AT, "a member's header does not end with \"`\" and a line feed");
        }
        long size = decimal(header, at);
        left = size;
        padded = size % 2 != 0;
        return new Member(name(header), size, offset);
    }

    /** {@return the content of the member that came last} Ends with the member; closing it does nothing. */
    InputStream content() {
        return new Content();
    }

    private static String name(byte[] header) {
        int end = NAME_SIZE;
        while (end > 0 && header[end - 1] == ' ') {
            end--;
        }
        // System V's ar ends a name with a slash, and dpkg takes it.
        if (end > 1 && header[end - 1] == '/') {
            end--;
        }
        return new String(header, 0, end, StandardCharsets.ISO_8859_1);
    }

    private long decimal(byte[] header, long at) {
        int i = SIZE_AT;
        long value = 0;
        while (i < SIZE_AT + SIZE_SIZE && header[i] >= '0' && header[i] <= '9') {
            value = value * 10 + header[i] - '0';
            i++;
        }
        boolean digits = i > SIZE_AT;
        while (i < SIZE_AT + SIZE_SIZE && header[i] == ' ') {
            i++;
        }
        if (!digits || i < SIZE_AT + SIZE_SIZE) {
            throw malformed(at + SIZE_AT, "a member's size is not a decimal number");
        }
        return value;
    }

    private void skipRest() {
        byte[] bin = new byte[(int) Math.min(left, 1 << 16)];
        while (left > 0) {
            take(bin, 0, bin.length);
        }
        if (padded) {
            padded = false;
            fill(new byte[1]);
        }
    }

    private int take(byte[] bytes, int start, int length) {
        if (left == 0) {
            return -1;
        }
        try {
            int n = in.read(bytes, start, (int) Math.min(length, left));
            if (n < 0) {
                throw truncated(left + " more bytes belong to the last member");
            }
            left -= n;
            offset += n;
            return n;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int fill(byte[] bytes) {
        try {
            int n = in.readNBytes(bytes, 0, bytes.length);
            offset += n;
            return n;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeException truncated(String why) {
        return place.wrong("deb.truncated", offset, "the archive ends too early", why);
    }

    private RuntimeException malformed(long at, String why) {
        return place.wrong("deb.ar-malformed", at, "the archive is damaged", why);
    }

    private final class Content extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return take(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
            return length == 0 ? 0 : take(bytes, start, length);
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
