package lazuli.content;

import java.io.IOException;
import java.util.Arrays;

/**
 * The decoder of LZMA, as in the LZMA SDK's lzma-specification.txt, for the chunks of LZMA2. It reads a whole chunk from one array and writes to another, which is
 * its dictionary too, so nothing but arithmetic is left in the loop: that makes it half as fast again as the library that reads from streams.
 */
final class LzmaDecoder {
    /** How far behind a chunk's end the input array must reach: what damaged data can make one step read. */
    static final int SLACK = 64;

    private static final int PROBABILITY_ONE = 2048;
    private static final int MOVE_BITS = 5;
    private static final int TOP = 0xff000000;
    private static final int MIN = Integer.MIN_VALUE;

    /** What makes {@code p - (p - ROUND >> 5)} the same as {@code p + (2048 - p >>> 5)}. */
    private static final int ROUND = PROBABILITY_ONE - (1 << MOVE_BITS) + 1;

    // Where each model's probabilities begin in the one array.
    private static final int IS_MATCH = 0;
    private static final int IS_REP = 192;
    private static final int IS_REP_G0 = 204;
    private static final int IS_REP_G1 = 216;
    private static final int IS_REP_G2 = 228;
    private static final int IS_REP0_LONG = 240;
    private static final int POS_SLOT = 432;
    private static final int SPEC_POS = 688;
    private static final int ALIGN = 816;
    private static final int LEN = 832;
    private static final int REP_LEN = 1346;
    private static final int LITERAL = 1860;
    private static final int LITERAL_SIZE = 0x300;

    // Within the model of a length.
    private static final int CHOICE2 = 1;
    private static final int LOW = 2;
    private static final int MID = 130;
    private static final int HIGH = 258;

    private static final int FIRST_MATCH_STATE = 7;
    private static final int MAX_PROPERTIES = 224;
    private static final int MAX_LC_LP = 4;
    private static final int LONG_COPY = 16;

    private final short[] probabilities = new short[LITERAL + (LITERAL_SIZE << MAX_LC_LP)];
    private int lc;
    private int lpMask;
    private int pbMask;
    private int state;
    private int rep0;
    private int rep1;
    private int rep2;
    private int rep3;

    void resetState() {
        Arrays.fill(probabilities, (short) (PROBABILITY_ONE / 2));
        state = 0;
        rep0 = 0;
        rep1 = 0;
        rep2 = 0;
        rep3 = 0;
    }

    void setProperties(int properties) throws IOException {
        int lcLp = properties % 45;
        if (properties > MAX_PROPERTIES || lcLp % 9 + lcLp / 9 > MAX_LC_LP) {
            throw new IOException("LZMA properties of %d".formatted(properties));
        }
        lc = lcLp % 9;
        lpMask = (1 << lcLp / 9) - 1;
        pbMask = (1 << properties / 45) - 1;
        resetState();
    }

    /**
     * Decodes one chunk. Steps that compare {@code code} and {@code bound} are the specification's DecodeBit; where the bit can't be foreseen they go without a
     * branch: {@code mask} is all ones for a 0.
     *
     * @param in the chunk, from its beginning, with {@link #SLACK} bytes more
     * @param inEnd the chunk's size
     * @param out what was decoded before, up to {@code start}, and room up to {@code end}
     * @param origin where in {@code out} the dictionary's first byte is or would be: no distance reaches before it
     * @param dictionarySize no distance is larger
     */
    void decode(
            byte[] in, int inEnd, byte[] out, int start, int end, int origin, int dictionarySize)
            throws IOException {
        short[] probs = probabilities;
        int lc = this.lc;
        int lpMask = this.lpMask;
        int pbMask = this.pbMask;
        int state = this.state;
        int rep0 = this.rep0;
        int rep1 = this.rep1;
        int rep2 = this.rep2;
        int rep3 = this.rep3;
        int range = -1;
        int code = (in[1] & 0xff) << 24 | (in[2] & 0xff) << 16 | (in[3] & 0xff) << 8 | in[4] & 0xff;
        if (in[0] != 0) {
            throw damaged();
        }
        int p = 5;
        int pos = start;
        while (pos < end) {
            if (p > inEnd) {
                throw damaged();
            }
            int done = pos - origin;
            int posState = done & pbMask;
            int i = IS_MATCH + (state << 4) + posState;
            int prob = probs[i];
            if ((range & TOP) == 0) {
                range <<= 8;
                code = code << 8 | in[p++] & 0xff;
            }
            int bound = (range >>> 11) * prob;
            int mask;
            if (code + MIN < bound + MIN) {
                range = bound;
                probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                int previous = done == 0 ? 0 : out[pos - 1] & 0xff;
                int base =
                        LITERAL + LITERAL_SIZE * (((done & lpMask) << lc) + (previous >>> 8 - lc));
                int symbol = 1;
                if (state < FIRST_MATCH_STATE) {
                    do {
                        i = base + symbol;
                        prob = probs[i];
                        if ((range & TOP) == 0) {
                            range <<= 8;
                            code = code << 8 | in[p++] & 0xff;
                        }
                        bound = (range >>> 11) * prob;
                        mask = (int) ((code & 0xffffffffL) - (bound & 0xffffffffL) >> 63);
                        range = range - bound + ((bound << 1) - range & mask);
                        code -= bound & ~mask;
                        probs[i] = (short) (prob - (prob - (ROUND & mask) >> MOVE_BITS));
                        symbol = (symbol << 1) + 1 + mask;
                    } while (symbol < 0x100);
                } else {
                    int match = out[pos - rep0 - 1] & 0xff;
                    int offset = 0x100;
                    do {
                        match <<= 1;
                        int matchBit = match & offset;
                        i = base + offset + matchBit + symbol;
                        prob = probs[i];
                        if ((range & TOP) == 0) {
                            range <<= 8;
                            code = code << 8 | in[p++] & 0xff;
                        }
                        bound = (range >>> 11) * prob;
                        mask = (int) ((code & 0xffffffffL) - (bound & 0xffffffffL) >> 63);
                        range = range - bound + ((bound << 1) - range & mask);
                        code -= bound & ~mask;
                        probs[i] = (short) (prob - (prob - (ROUND & mask) >> MOVE_BITS));
                        symbol = (symbol << 1) + 1 + mask;
                        offset &= matchBit ^ mask;
                    } while (symbol < 0x100);
                }
                out[pos++] = (byte) symbol;
                state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
                continue;
            }
            range -= bound;
            code -= bound;
            probs[i] = (short) (prob - (prob >>> MOVE_BITS));

            i = IS_REP + state;
            prob = probs[i];
            if ((range & TOP) == 0) {
                range <<= 8;
                code = code << 8 | in[p++] & 0xff;
            }
            bound = (range >>> 11) * prob;
            boolean repeated = code + MIN >= bound + MIN;
            int lengthModel;
            if (repeated) {
                range -= bound;
                code -= bound;
                probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                lengthModel = REP_LEN;
                i = IS_REP_G0 + state;
                prob = probs[i];
                if ((range & TOP) == 0) {
                    range <<= 8;
                    code = code << 8 | in[p++] & 0xff;
                }
                bound = (range >>> 11) * prob;
                if (code + MIN < bound + MIN) {
                    range = bound;
                    probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                    i = IS_REP0_LONG + (state << 4) + posState;
                    prob = probs[i];
                    if ((range & TOP) == 0) {
                        range <<= 8;
                        code = code << 8 | in[p++] & 0xff;
                    }
                    bound = (range >>> 11) * prob;
                    if (code + MIN < bound + MIN) {
                        range = bound;
                        probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                        if (rep0 >= done) {
                            throw damaged();
                        }
                        out[pos] = out[pos - rep0 - 1];
                        pos++;
                        state = state < FIRST_MATCH_STATE ? 9 : 11;
                        continue;
                    }
                    range -= bound;
                    code -= bound;
                    probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                } else {
                    range -= bound;
                    code -= bound;
                    probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                    i = IS_REP_G1 + state;
                    prob = probs[i];
                    if ((range & TOP) == 0) {
                        range <<= 8;
                        code = code << 8 | in[p++] & 0xff;
                    }
                    bound = (range >>> 11) * prob;
                    int distance;
                    if (code + MIN < bound + MIN) {
                        range = bound;
                        probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                        distance = rep1;
                    } else {
                        range -= bound;
                        code -= bound;
                        probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                        i = IS_REP_G2 + state;
                        prob = probs[i];
                        if ((range & TOP) == 0) {
                            range <<= 8;
                            code = code << 8 | in[p++] & 0xff;
                        }
                        bound = (range >>> 11) * prob;
                        if (code + MIN < bound + MIN) {
                            range = bound;
                            probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                            distance = rep2;
                        } else {
                            range -= bound;
                            code -= bound;
                            probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                            distance = rep3;
                            rep3 = rep2;
                        }
                        rep2 = rep1;
                    }
                    rep1 = rep0;
                    rep0 = distance;
                }
                state = state < FIRST_MATCH_STATE ? 8 : 11;
            } else {
                range = bound;
                probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                lengthModel = LEN;
                rep3 = rep2;
                rep2 = rep1;
                rep1 = rep0;
                state = state < FIRST_MATCH_STATE ? 7 : 10;
            }

            i = lengthModel;
            prob = probs[i];
            if ((range & TOP) == 0) {
                range <<= 8;
                code = code << 8 | in[p++] & 0xff;
            }
            bound = (range >>> 11) * prob;
            int base;
            int limit = 8;
            int length;
            if (code + MIN < bound + MIN) {
                range = bound;
                probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                base = lengthModel + LOW + (posState << 3);
                length = 2 - 8;
            } else {
                range -= bound;
                code -= bound;
                probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                i = lengthModel + CHOICE2;
                prob = probs[i];
                if ((range & TOP) == 0) {
                    range <<= 8;
                    code = code << 8 | in[p++] & 0xff;
                }
                bound = (range >>> 11) * prob;
                if (code + MIN < bound + MIN) {
                    range = bound;
                    probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                    base = lengthModel + MID + (posState << 3);
                    length = 10 - 8;
                } else {
                    range -= bound;
                    code -= bound;
                    probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                    base = lengthModel + HIGH;
                    limit = 256;
                    length = 18 - 256;
                }
            }
            int symbol = 1;
            do {
                i = base + symbol;
                prob = probs[i];
                if ((range & TOP) == 0) {
                    range <<= 8;
                    code = code << 8 | in[p++] & 0xff;
                }
                bound = (range >>> 11) * prob;
                if (code + MIN < bound + MIN) {
                    range = bound;
                    probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                    symbol <<= 1;
                } else {
                    range -= bound;
                    code -= bound;
                    probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                    symbol = symbol << 1 | 1;
                }
            } while (symbol < limit);
            length += symbol;

            if (!repeated) {
                base = POS_SLOT + (Math.min(length - 2, 3) << 6);
                symbol = 1;
                do {
                    i = base + symbol;
                    prob = probs[i];
                    if ((range & TOP) == 0) {
                        range <<= 8;
                        code = code << 8 | in[p++] & 0xff;
                    }
                    bound = (range >>> 11) * prob;
                    if (code + MIN < bound + MIN) {
                        range = bound;
                        probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                        symbol <<= 1;
                    } else {
                        range -= bound;
                        code -= bound;
                        probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                        symbol = symbol << 1 | 1;
                    }
                } while (symbol < 64);
                int slot = symbol - 64;
                rep0 = slot;
                if (slot >= 4) {
                    int bits = (slot >>> 1) - 1;
                    rep0 = (2 | slot & 1) << bits;
                    if (slot < 14) {
                        base = SPEC_POS + rep0 - slot;
                    } else {
                        int direct = 0;
                        for (int n = bits - 4; n > 0; n--) {
                            if ((range & TOP) == 0) {
                                range <<= 8;
                                code = code << 8 | in[p++] & 0xff;
                            }
                            range >>>= 1;
                            code -= range;
                            mask = code >> 31;
                            code += range & mask;
                            direct = (direct << 1) + 1 + mask;
                        }
                        rep0 += direct << 4;
                        base = ALIGN;
                        bits = 4;
                    }
                    symbol = 1;
                    for (int bit = 0; bit < bits; bit++) {
                        i = base + symbol;
                        prob = probs[i];
                        if ((range & TOP) == 0) {
                            range <<= 8;
                            code = code << 8 | in[p++] & 0xff;
                        }
                        bound = (range >>> 11) * prob;
                        if (code + MIN < bound + MIN) {
                            range = bound;
                            probs[i] = (short) (prob + (PROBABILITY_ONE - prob >>> MOVE_BITS));
                            symbol <<= 1;
                        } else {
                            range -= bound;
                            code -= bound;
                            probs[i] = (short) (prob - (prob >>> MOVE_BITS));
                            symbol = symbol << 1 | 1;
                            rep0 += 1 << bit;
                        }
                    }
                }
            }

            // In LZMA2 no match reaches over a chunk's end, and there is no end marker, whose
            // distance is -1.
            if (rep0 < 0 || rep0 >= done || rep0 >= dictionarySize || length > end - pos) {
                throw damaged();
            }
            int from = pos - rep0 - 1;
            if (length > LONG_COPY && rep0 >= length) {
                System.arraycopy(out, from, out, pos, length);
                pos += length;
            } else {
                int matchEnd = pos + length;
                do {
                    out[pos++] = out[from++];
                } while (pos < matchEnd);
            }
        }
        if ((range & TOP) == 0) {
            code = code << 8 | in[p++] & 0xff;
        }
        if (code != 0 || p != inEnd) {
            throw damaged();
        }
        this.state = state;
        this.rep0 = rep0;
        this.rep1 = rep1;
        this.rep2 = rep2;
        this.rep3 = rep3;
    }

    private static IOException damaged() {
        return new IOException("damaged LZMA data");
    }
}
