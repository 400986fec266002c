package lazuli.oci;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.content.PieceEncoder;
import lazuli.content.Stamp;
import lazuli.oci.tar.TarBlock;
import lazuli.oci.tar.TarHeader;
import lazuli.tree.Entry;
import lazuli.tree.TreePath;

/**
 * Writes layers: a tar archive, compressed in pieces that stand behind one another. A file of at least {@link PieceEncoder#MIN_SIZE} bytes is a piece of its own, taken as
 * it is where its content has it {@linkplain ByteSource#compressed at hand}; what lies between such files is compressed now, in stretches of up to a mebibyte. So the
 * bytes of a layer depend on the tree, the compression and the stamp only, whatever was at hand.
 *
 * <p>The caller's thread walks the tree and computes the diffId; a second one writes and computes the digest; what has to be compressed is compressed by as many as the
 * machine has processors. Not thread-safe.
 */
public final class LayerWriter implements AutoCloseable {
    private static final int STRETCH = 1 << 20;
    private static final int END_OF_ARCHIVE = 2 * TarBlock.SIZE;

    private final Compression compression;
    private final long epochSecond;
    private final BlobSink sink;
    private final Compressors compressors;
    private final byte[] stretch = new byte[STRETCH];

    /**
     * Writes to this sink.
     *
     * @param compression zstd, gzip or none
     * @param stamp no file is younger
     */
    public LayerWriter(Compression compression, Stamp stamp, BlobSink sink) {
        MediaType.layer(compression);
        this.compression = compression;
        this.epochSecond = stamp.epochSecond();
        this.sink = sink;
        this.compressors = new Compressors(compression);
    }

    /** {@return the layer that was written} */
    public Layer write(LayerContent content) throws IOException {
        try (BlobSink.Blob blob = sink.begin();
                LayerOutput output = new LayerOutput(blob.out(), compressors)) {
            Archive archive = new Archive(output);
            for (Map.Entry<TreePath, Entry> each : content.entries().entrySet()) {
                archive.add(each.getKey(), each.getValue(), content);
            }
            Digest diffId = archive.end();
            LayerOutput.Result result = output.finish();
            blob.commit(result.digest());
            var descriptor =
                    new Descriptor(MediaType.layer(compression), result.digest(), result.size());
            return new Layer(
                    descriptor,
                    compression == Compression.NONE ? result.digest() : diffId,
                    content.title());
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        compressors.close();
    }

    /** One layer's archive: what was not handed on yet is in {@code stretch}. */
    private final class Archive {
        private final LayerOutput output;
        private final Digest.Hasher diffId = Digest.hasher();
        private int length;

        Archive(LayerOutput output) {
            this.output = output;
        }

        void add(TreePath path, Entry entry, LayerContent content) throws IOException {
            TreePath link = entry instanceof Entry.HardLink(var target, _) ? target : path;
            Entry.Inode inode = content.inode(entry);
            byte[] header =
                    TarHeader.of(
                            path, inode, link, Math.min(inode.metadata().mtime(), epochSecond));
            append(header, 0, header.length);
            if (entry instanceof Entry.RegularFile(_, var bytes, _)) {
                addContent(path, bytes);
                append(new byte[TarBlock.SIZE], 0, TarBlock.padding(bytes.size()));
            }
        }

        Digest end() throws IOException {
            append(new byte[END_OF_ARCHIVE], 0, END_OF_ARCHIVE);
            flush();
            return diffId.digest();
        }

        private void addContent(TreePath path, ByteSource content) throws IOException {
            if (content.size() < PieceEncoder.MIN_SIZE) {
                copy(path, content, this::append);
                return;
            }
            flush();
            if (compression == Compression.NONE) {
                output.ready(content);
                return;
            }
            Optional<ByteSource> piece = content.compressed(compression);
            if (piece.isPresent()) {
                output.ready(piece.get());
                copy(path, content, diffId::update);
            } else {
                compress(path, content);
            }
        }

        private void compress(TreePath path, ByteSource content) throws IOException {
            try (InputStream in = content.open()) {
                long left = content.size();
                while (left > 0) {
                    int size = (int) Math.min(left, PieceEncoder.FRAME_SIZE);
                    byte[] bytes = in.readNBytes(size);
                    if (bytes.length < size) {
                        throw wrongSize(path, content.size(), content.size() - left + bytes.length);
                    }
                    output.compress(bytes);
                    diffId.update(bytes, 0, size);
                    left -= size;
                }
            }
        }

        private void append(byte[] bytes, int offset, int count) throws IOException {
            int done = 0;
            while (done < count) {
                int n = Math.min(count - done, STRETCH - length);
                System.arraycopy(bytes, offset + done, stretch, length, n);
                length += n;
                done += n;
                if (length == STRETCH) {
                    flush();
                }
            }
        }

        private void flush() throws IOException {
            if (length > 0) {
                output.compress(Arrays.copyOf(stretch, length));
                if (compression != Compression.NONE) {
                    diffId.update(stretch, 0, length);
                }
                length = 0;
            }
        }
    }

    private interface Taker {
        void take(byte[] bytes, int offset, int length) throws IOException;
    }

    private static void copy(TreePath path, ByteSource content, Taker taker) throws IOException {
        long[] count = new long[1];
        content.writeTo(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        count[0] += length;
                        if (count[0] > content.size()) {
                            throw wrongSize(path, content.size(), count[0]);
                        }
                        taker.take(bytes, offset, length);
                    }
                });
        if (count[0] != content.size()) {
            throw wrongSize(path, content.size(), count[0]);
        }
    }

    private static EOFException wrongSize(TreePath path, long promised, long found) {
        return new EOFException(
                "%s has %d bytes where %d were promised".formatted(path, found, promised));
    }
}
