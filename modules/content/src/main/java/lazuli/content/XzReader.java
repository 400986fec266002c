package lazuli.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.tukaani.xz.XZInputStream;

/**
 * Reads the .xz file format 1.2: streams, one after the other, of blocks with the LZMA2 filter, with all their checks. Where the first block has another chain of
 * filters, XZ for Java reads the whole.
 */
final class XzReader extends InputStream {
    private static final byte[] HEADER_MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final byte[] FOOTER_MAGIC = {'Y', 'Z'};
    private static final int HEADER_SIZE = 12;
    private static final int MAX_CHECK = 15;
    private static final int LZMA2 = 0x21;
    private static final int COMPRESSED_SIZE_PRESENT = 0x40;
    private static final int UNCOMPRESSED_SIZE_PRESENT = 0x80;
    private static final int RESERVED = 0x3c;
    private static final int FILTERS = 0x03;

    private final XzInput in;
    private final Lzma2Window window;
    private XzCheck check = XzCheck.none();
    private int checkType;
    private boolean inBlock;
    private boolean ended;
    private long headerSize;
    private long blockStart;
    private long statedCompressed;
    private long statedUncompressed;
    private XzRecords blocks = new XzRecords();

    private XzReader(XzInput in) {
        this.in = in;
        this.window = new Lzma2Window(in);
    }

    /** Another chain of filters than LZMA2 alone. */
    private static final class OtherFiltersException extends IOException {
        private static final long serialVersionUID = 1;

        OtherFiltersException() {
            super("an .xz block with other filters than LZMA2 follows one without");
        }
    }

    /** {@return a stream of what {@code in} was before it was compressed} */
    static InputStream open(InputStream in, int memoryKib) throws IOException {
        var copied = new ByteArrayOutputStream();
        var reader = new XzReader(new XzInput(in, copied));
        try {
            reader.readStreamHeader(reader.in.bytes(HEADER_SIZE));
            reader.readBlockHeaderOrIndex();
        } catch (OtherFiltersException e) {
            var whole = new SequenceInputStream(new ByteArrayInputStream(copied.toByteArray()), in);
            return new XZInputStream(whole, memoryKib);
        }
        reader.in.stopCopying();
        return reader;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (window.available() == 0) {
            if (ended) {
                return -1;
            }
            if (!inBlock) {
                readBlockHeaderOrIndex();
            } else if (window.decodeChunk()) {
                window.update(check);
            } else {
                endBlock();
            }
        }
        return window.take(bytes, start, length);
    }

    @Override
    public int available() {
        return window.available();
    }

    private void readStreamHeader(byte[] header) throws IOException {
        if (!Arrays.equals(header, 0, HEADER_MAGIC.length, HEADER_MAGIC, 0, HEADER_MAGIC.length)) {
            throw new IOException("no .xz stream");
        }
        checkCrc(header, 6, 2, 8);
        if (header[6] != 0 || header[7] < 0 || header[7] > MAX_CHECK) {
            throw new IOException(
                    "unknown .xz stream flags 0x%02x%02x".formatted(header[6], header[7]));
        }
        checkType = header[7];
        blocks = new XzRecords();
    }

    private void readBlockHeaderOrIndex() throws IOException {
        long start = in.count();
        int size = in.next();
        if (size == 0) {
            readIndexAndFooter(start);
            return;
        }
        byte[] header = new byte[(size + 1) * 4];
        header[0] = (byte) size;
        in.fill(header, 1, header.length - 1);
        int end = header.length - 4;
        checkCrc(header, 0, end, end);
        var fields = new XzInput(new ByteArrayInputStream(header, 2, end - 2), null);
        int flags = header[1];
        if ((flags & RESERVED) != 0) {
            throw new IOException("unknown .xz block flags 0x%02x".formatted(flags));
        }
        statedCompressed = (flags & COMPRESSED_SIZE_PRESENT) != 0 ? fields.number() : -1;
        statedUncompressed = (flags & UNCOMPRESSED_SIZE_PRESENT) != 0 ? fields.number() : -1;
        if ((flags & FILTERS) != 0 || fields.number() != LZMA2 || fields.number() != 1) {
            throw new OtherFiltersException();
        }
        int dictionary = fields.next();
        while (fields.count() < end - 2) {
            if (fields.next() != 0) {
                throw new IOException("an .xz block header's padding is not zero");
            }
        }
        check = XzCheck.of(checkType);
        window.beginBlock(dictionary);
        headerSize = header.length;
        blockStart = in.count();
        inBlock = true;
    }

    private void endBlock() throws IOException {
        inBlock = false;
        long compressed = in.count() - blockStart;
        long uncompressed = window.uncompressed();
        if (statedCompressed >= 0 && statedCompressed != compressed
                || statedUncompressed >= 0 && statedUncompressed != uncompressed) {
            throw new IOException("an .xz block is not as large as its header says");
        }
        in.skipPadding(compressed);
        check.verify(in.bytes(check.size()));
        blocks.add(headerSize + compressed + check.size(), uncompressed);
    }

    private void readIndexAndFooter(long start) throws IOException {
        in.beginCrc();
        var records = new XzRecords();
        long count = in.number();
        for (long i = 0; i < count; i++) {
            records.add(in.number(), in.number());
            if (i >= blocks.count()) {
                break;
            }
        }
        if (count != blocks.count() || !records.isSame(blocks)) {
            throw new IOException("the .xz index does not fit the blocks");
        }
        in.skipPadding(in.count() - start);
        in.verifyCrc();
        readFooter(in.count() - start);
        byte[] next = in.nextStreamHeader(HEADER_SIZE);
        if (next.length == 0) {
            ended = true;
        } else {
            readStreamHeader(next);
        }
    }

    private void readFooter(long indexSize) throws IOException {
        byte[] footer = in.bytes(HEADER_SIZE);
        ByteBuffer fields = ByteBuffer.wrap(footer).order(ByteOrder.LITTLE_ENDIAN);
        long backwardSize = ((fields.getInt(4) & 0xffffffffL) + 1) * 4;
        boolean good =
                footer[10] == FOOTER_MAGIC[0]
                        && footer[11] == FOOTER_MAGIC[1]
                        && footer[8] == 0
                        && footer[9] == checkType
                        && backwardSize == indexSize;
        var crc = new CRC32();
        crc.update(footer, 4, 6);
        if (!good || (int) crc.getValue() != fields.getInt(0)) {
            throw new IOException("the .xz footer does not fit the stream");
        }
    }

    private static void checkCrc(byte[] bytes, int start, int length, int at) throws IOException {
        var crc = new CRC32();
        crc.update(bytes, start, length);
        int stated = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        if ((int) crc.getValue() != stated) {
            throw new IOException("an .xz header's checksum does not fit");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

/** What the index says of a stream's blocks, and what they are: not kept, since a hostile file may have millions, but summed up. */
final class XzRecords {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private long count;
    private long sum;
    private long mixed;

    void add(long unpadded, long uncompressed) {
        count++;
        sum += unpadded;
        mixed = (mixed ^ unpadded) * FACTOR + uncompressed;
        mixed ^= mixed >>> 32;
    }

    long count() {
        return count;
    }

    boolean isSame(XzRecords other) {
        return count == other.count && sum == other.sum && mixed == other.mixed;
    }
}
