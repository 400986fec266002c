package lazuli.content;

import java.io.IOException;
import java.util.Arrays;

/**
 * The chunks of LZMA2, as in the .xz file format 1.2, section 5.3.1, decoded into one array: at its end what is new, before that the dictionary. The array grows with
 * what comes, not with the dictionary that a header asks for, and what fell out of the dictionary is moved out when the array is full.
 */
final class Lzma2Window {
    /** That of {@code xz -9}. */
    private static final int MAX_DICTIONARY = 64 << 20;

    private static final int MAX_DICTIONARY_BITS = 40;
    private static final int MAX_CHUNK = 1 << 21;
    private static final int MAX_PACKED = 1 << 16;
    private static final int FIRST_SIZE = 1 << 18;
    private static final int SOON_WHOLE = 16 << 20;
    private static final int MIN_ROOM = 8 << 20;

    private static final int END = 0x00;
    private static final int PLAIN_NEW_DICTIONARY = 0x01;
    private static final int PLAIN = 0x02;
    private static final int LZMA = 0x80;
    private static final int LZMA_NEW_STATE = 0xa0;
    private static final int LZMA_NEW_PROPERTIES = 0xc0;
    private static final int LZMA_NEW_DICTIONARY = 0xe0;

    private final XzInput in;
    private final LzmaDecoder lzma = new LzmaDecoder();
    private final byte[] packed = new byte[MAX_PACKED + LzmaDecoder.SLACK];
    private byte[] bytes = new byte[FIRST_SIZE];
    private int dictionarySize;
    private int whole;
    private boolean needsDictionary;
    private boolean needsProperties;
    private int origin;
    private int chunkStart;
    private int taken;
    private int end;
    private long uncompressed;

    Lzma2Window(XzInput in) {
        this.in = in;
    }

    /** Begins a block whose header has this byte for the dictionary's size: section 5.3.1. */
    void beginBlock(int bits) throws IOException {
        long size = bits == MAX_DICTIONARY_BITS ? 0xffffffffL : (2L | bits & 1) << bits / 2 + 11;
        if (bits > MAX_DICTIONARY_BITS || size > MAX_DICTIONARY) {
            throw new IOException(
                    "an .xz dictionary of %d MiB; at most %d MiB are supported"
                            .formatted(size >> 20, MAX_DICTIONARY >> 20));
        }
        dictionarySize = (int) size;
        whole =
                Math.max(
                        whole, dictionarySize + Math.max(dictionarySize / 4, MIN_ROOM) + MAX_CHUNK);
        needsDictionary = true;
        needsProperties = true;
        uncompressed = 0;
    }

    /** {@return how many bytes the block had so far} */
    long uncompressed() {
        return uncompressed;
    }

    /** {@return how many bytes are decoded and not taken} */
    int available() {
        return end - taken;
    }

    int take(byte[] to, int start, int length) {
        int n = Math.min(length, end - taken);
        System.arraycopy(bytes, taken, to, start, n);
        taken += n;
        return n;
    }

    /** Gives the chunk that was decoded last to a check. */
    void update(XzCheck check) {
        check.update(bytes, chunkStart, end - chunkStart);
    }

    /** {@return whether there was one more chunk in the block} All that was decoded before must have been taken. */
    boolean decodeChunk() throws IOException {
        int control = in.next();
        if (control == END) {
            return false;
        }
        if (control == PLAIN_NEW_DICTIONARY || control >= LZMA_NEW_DICTIONARY) {
            needsDictionary = false;
            needsProperties = true;
            // The old dictionary is of no more use: begin at the array's start.
            origin = 0;
            taken = 0;
            end = 0;
        } else if (needsDictionary) {
            throw new IOException("an LZMA2 block begins without a dictionary");
        }
        if (control >= LZMA) {
            decodeLzma(control);
        } else if (control <= PLAIN) {
            int size = size16();
            makeRoom(size);
            in.fill(bytes, end, size);
            advance(size);
        } else {
            throw new IOException("unknown LZMA2 control byte 0x%02x".formatted(control));
        }
        return true;
    }

    private void decodeLzma(int control) throws IOException {
        int size = ((control & 0x1f) << 16) + size16();
        int packedSize = size16();
        if (control >= LZMA_NEW_PROPERTIES) {
            needsProperties = false;
            lzma.setProperties(in.next());
        } else if (needsProperties) {
            throw new IOException("an LZMA2 dictionary begins without properties");
        } else if (control >= LZMA_NEW_STATE) {
            lzma.resetState();
        }
        if (packedSize < 5) {
            throw new IOException("an LZMA2 chunk of %d bytes".formatted(packedSize));
        }
        in.fill(packed, 0, packedSize);
        makeRoom(size);
        lzma.decode(packed, packedSize, bytes, end, end + size, origin, dictionarySize);
        advance(size);
    }

    private int size16() throws IOException {
        return (in.next() << 8 | in.next()) + 1;
    }

    private void advance(int size) {
        chunkStart = end;
        end += size;
        uncompressed += size;
    }

    private void makeRoom(int size) {
        if (size <= bytes.length - end) {
            return;
        }
        if (bytes.length < whole) {
            int wanted = Math.max(bytes.length * 2, end + size);
            bytes = Arrays.copyOf(bytes, wanted > SOON_WHOLE ? whole : Math.min(whole, wanted));
            if (size <= bytes.length - end) {
                return;
            }
        }
        int moved = end - dictionarySize;
        System.arraycopy(bytes, moved, bytes, 0, dictionarySize);
        origin -= moved;
        end -= moved;
        taken = end;
        // How far back the origin is matters only up to the dictionary's size, and in its lowest
        // bits.
        if (origin < -(1 << 30)) {
            origin += 1 << 29;
        }
    }
}
