package lazuli.deb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The compact form of a {@code Packages} index: little-endian, and read in place.
 *
 * <pre>
 *  0  8  magic "LzlPkgs" and the format's version
 *  8  4  number of stanzas
 * 12  4  number of buckets, a power of two
 * 16  4  number of postings
 * 20  4  size of the text
 * 24  4  CRC-32C of all before this field and of the three tables
 * 28  4  zero
 * 32     stanzas: text offset, text length, offset in the Packages file, CRC-32C of the text (4 bytes each)
 *        buckets: the first posting of each, and one more for the end (4)
 *        postings: hash of a name (4); stanza × 2, plus one where the stanza provides the name rather than having it (4);
 * what is essential or required is posted under a name for that, too
 *        text: for each field of a stanza its number (1), its value's length (4) and its value
 * </pre>
 */
final class CompactIndex {
    static final int HEADER = 32;
    static final int ROW = 16;
    static final int POSTING = 8;
    static final int FIELD_HEADER = 5;

    /** Names that no package can have: the essential and the required ones are listed under them. */
    static final String ESSENTIAL = " essential";

    static final String REQUIRED = " required";

    private static final byte[] MAGIC =
            ("LzlPkgs" + (char) PackagesIndex.COMPACT_FORMAT).getBytes(StandardCharsets.ISO_8859_1);
    private static final int CRC_AT = 24;

    private CompactIndex() {}

    static int hash(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length);
    }

    static int hash(byte[] name, int start, int end) {
        int hash = 0x811c9dc5;
        for (int i = start; i < end; i++) {
            hash = (hash ^ name[i]) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }

    static int crc(byte[] bytes, int start, int length) {
        return crc(ByteBuffer.wrap(bytes, start, length));
    }

    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static int tablesCrc(ByteBuffer index, int tablesEnd) {
        CRC32C crc = new CRC32C();
        crc.update(index.slice(0, CRC_AT));
        crc.update(index.slice(HEADER, tablesEnd - HEADER));
        return (int) crc.getValue();
    }

    /** {@return the four counts, in the header's order} Throws {@link IllegalArgumentException} that says what is damaged. */
    static int[] check(ByteBuffer index) {
        byte[] magic = new byte[MAGIC.length];
        if (index.limit() < HEADER) {
            throw new IllegalArgumentException("it has only " + index.limit() + " bytes");
        }
        index.get(0, magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException("its magic number is another one");
        }
        int[] counts = {index.getInt(8), index.getInt(12), index.getInt(16), index.getInt(20)};
        if (counts[0] < 0 || counts[1] < 0 || counts[2] < 0 || counts[3] < 0) {
            throw new IllegalArgumentException("a count in its header is negative");
        }
        long tablesEnd = tablesEnd(counts);
        if (tablesEnd + counts[3] != index.limit()) {
            throw new IllegalArgumentException(
                    "it has %d bytes where its header speaks of %d"
                            .formatted(index.limit(), tablesEnd + counts[3]));
        }
        if (index.getInt(CRC_AT) != tablesCrc(index, (int) tablesEnd)
                || index.getInt(CRC_AT + 4) != 0
                || Integer.bitCount(counts[1]) != 1) {
            throw new IllegalArgumentException("the check sum of its tables does not fit");
        }
        return counts;
    }

    static long tablesEnd(int[] counts) {
        return HEADER + (long) ROW * counts[0] + 4L * (counts[1] + 1L) + (long) POSTING * counts[2];
    }

    /** Puts an index together. The rows have four numbers each, the postings two. */
    static ByteBuffer of(IntList rows, IntList postings, byte[] text, int textSize) {
        int count = postings.size() / 2;
        int buckets = Integer.highestOneBit(Math.max(count, 1)) << 1;
        int[] counts = {rows.size() / 4, buckets, count, textSize};
        ByteBuffer index =
                ByteBuffer.allocate(Math.toIntExact(tablesEnd(counts) + textSize))
                        .order(ByteOrder.LITTLE_ENDIAN);
        index.put(MAGIC);
        for (int number : counts) {
            index.putInt(number);
        }
        index.position(HEADER);
        for (int i = 0; i < rows.size(); i++) {
            index.putInt(rows.get(i));
        }
        putPostings(index, postings, buckets);
        int tablesEnd = index.position();
        index.put(text, 0, textSize);
        index.putInt(
                CRC_AT,
                tablesCrc(index.duplicate().order(ByteOrder.LITTLE_ENDIAN).rewind(), tablesEnd));
        return index.rewind();
    }

    private static void putPostings(ByteBuffer index, IntList postings, int buckets) {
        int[] ends = new int[buckets + 1];
        for (int i = 0; i < postings.size(); i += 2) {
            ends[(postings.get(i) & buckets - 1) + 1]++;
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            ends[bucket + 1] += ends[bucket];
        }
        for (int start : ends) {
            index.putInt(start);
        }
        int at = index.position();
        for (int i = 0; i < postings.size(); i += 2) {
            int posting = ends[postings.get(i) & buckets - 1]++;
            index.putInt(at + posting * POSTING, postings.get(i));
            index.putInt(at + posting * POSTING + 4, postings.get(i + 1));
        }
        index.position(at + postings.size() / 2 * POSTING);
    }

    /** Numbers, without a box around each. */
    static final class IntList {
        private int[] numbers = new int[1 << 14];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        int get(int at) {
            return numbers[at];
        }

        int size() {
            return size;
        }
    }
}
