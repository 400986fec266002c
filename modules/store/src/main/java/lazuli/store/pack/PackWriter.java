package lazuli.store.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.PieceEncoder;
import lazuli.deb.ContentSink;

/** Writes the two packs, and the table of what is in them. Memory does not grow with a content's size. */
final class PackWriter implements ContentSink, AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final Path directory;
    private final CheckedOutput pack;
    private final CheckedOutput pieces;
    private final PieceEncoder encoder = new PieceEncoder(Compression.ZSTD);
    private final MessageDigest sha256;
    private byte[] buffer = new byte[BUFFER];
    private ByteBuffer table = ByteBuffer.allocate(PackFormat.CONTENT_SIZE * 64);

    PackWriter(Path directory) throws IOException {
        this.directory = directory;
        this.sha256 = sha256();
        this.pack = new CheckedOutput(directory.resolve(PackFormat.PACK));
        this.pieces = new CheckedOutput(directory.resolve(PackFormat.PIECES));
    }

    /** A content that was written: only its number counts. */
    record Written(int number, long size) implements ByteSource {
        @Override
        public InputStream open() {
            throw new IllegalStateException("a content is read after the pack is whole");
        }
    }

    @Override
    public ByteSource put(InputStream content, long size) {
        try {
            return write(content, size);
        } catch (IOException e) {
            throw HostTrouble.writing(directory, e);
        }
    }

    private Written write(InputStream content, long size) throws IOException {
        if (table.remaining() < PackFormat.CONTENT_SIZE) {
            table = ByteBuffer.allocate(table.capacity() * 2).put(table.flip());
        }
        int number = table.position() / PackFormat.CONTENT_SIZE;
        long offset = pack.size();
        long pieceOffset = pieces.size();
        for (int n = fill(content); n > 0; n = fill(content)) {
            sha256.update(buffer, 0, n);
            pack.write(buffer, 0, n);
            if (size >= PieceEncoder.MIN_SIZE) {
                byte[] frame = encoder.frame(buffer, 0, n);
                pieces.write(frame, 0, frame.length);
            }
        }
        table.putLong(offset).putLong(size);
        table.putLong(pieceOffset).putLong(pieces.size() - pieceOffset);
        table.put(sha256.digest()).putInt(pack.mark()).putInt(pieces.mark());
        return new Written(number, size);
    }

    /** Takes as much as one frame has. The buffer grows with what comes, not with what was promised. */
    private int fill(InputStream content) throws IOException {
        int filled = 0;
        while (filled < PieceEncoder.FRAME_SIZE) {
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(filled * 4, PieceEncoder.FRAME_SIZE));
            }
            int n = content.read(buffer, filled, buffer.length - filled);
            if (n < 0) {
                break;
            }
            filled += n;
        }
        return filled;
    }

    /** Writes what is left; then the packs are whole. */
    void finish() throws IOException {
        pack.flush();
        pieces.flush();
    }

    long packSize() {
        return pack.size();
    }

    long piecesSize() {
        return pieces.size();
    }

    /** {@return the index's table of contents} */
    byte[] table() {
        return Arrays.copyOf(table.array(), table.position());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (pack;
                pieces;
                encoder) {
            finish();
        }
    }
}
