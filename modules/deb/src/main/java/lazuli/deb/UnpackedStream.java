package lazuli.deb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import lazuli.problem.ProblemException;

/** What a member unpacks to: counted, bounded, and with a decoder's complaints as problems. */
final class UnpackedStream {
    /** Debian's own packages unpack to 4 times their size, seldom to 20. */
    private static final long MAX_RATIO = 300;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Place place;
    private final long limit;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long taken;

    /**
     * @param packedSize how many bytes {@code in} was made from
     * @param allowance how many bytes are never too many
     * @param most how many bytes always are
     */
    UnpackedStream(InputStream in, Place place, long packedSize, long allowance, long most) {
        this.in = in;
        this.place = place;
        this.limit = Math.min(most, allowance + packedSize * MAX_RATIO);
    }

    Place place() {
        return place;
    }

    /** {@return the offset of the next byte} */
    long offset() {
        return taken - (end - position);
    }

    /** {@return how many bytes were read into this place, fewer than asked for only at the end} */
    int read(byte[] bytes, int start, int length) {
        int done = 0;
        while (done < length) {
            int n = readSome(bytes, start + done, length - done);
            if (n < 0) {
                break;
            }
            done += n;
        }
        return done;
    }

    /** {@return how many bytes were read, at least one, or -1 at the end} */
    int readSome(byte[] bytes, int start, int length) {
        if (position == end) {
            if (length >= BUFFER) {
                return decode(bytes, start, length);
            }
            end = Math.max(0, decode(buffer, 0, BUFFER));
            position = 0;
            if (end == 0) {
                return -1;
            }
        }
        int n = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, start, n);
        position += n;
        return n;
    }

    private int decode(byte[] bytes, int start, int length) {
        try {
            int n = in.read(bytes, start, length);
            taken += Math.max(0, n);
            if (taken > limit) {
                throw place.wrong(
                        "deb.too-large",
                        taken,
                        "the archive unpacks to far more than it should",
                        String.format(Locale.ROOT, "it is over %d bytes, and goes on", limit));
            }
            return n;
        } catch (IOException e) {
            throw damaged(place, offset(), e);
        }
    }

    /** {@return what to throw where a decoder does not understand its input} */
    static ProblemException damaged(Place place, long offset, IOException e) {
        String said = e.getMessage();
        return place.wrong(
                "deb.compression-damaged",
                offset,
                "the compressed data is damaged, or made in a way that is not supported",
                said == null || said.isBlank() ? e.getClass().getSimpleName() : said,
                e);
    }
}
