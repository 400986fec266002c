package lazuli.configure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.deb.ContentSink;

/** Keeps packages' contents in one file that is gone afterwards: the heap does not hold a set of compilers. */
final class SpillFile implements ContentSink, AutoCloseable {
    private final FileChannel channel;
    private long end;

    private SpillFile(FileChannel channel) {
        this.channel = channel;
    }

    static SpillFile create() throws IOException {
        Path file = Files.createTempFile("lazuli", ".contents");
        return new SpillFile(
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }

    private record Slice(FileChannel channel, long offset, long size, Digest digest)
            implements ByteSource {
        @Override
        public InputStream open() {
            return new SliceStream(channel, offset, size);
        }
    }

    private static final class SliceStream extends InputStream {
        private final FileChannel channel;
        private long at;
        private final long limit;

        SliceStream(FileChannel channel, long offset, long size) {
            this.channel = channel;
            at = offset;
            limit = offset + size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (at >= limit) {
                return length == 0 ? 0 : -1;
            }
            int wanted = (int) Math.min(length, limit - at);
            int count = channel.read(ByteBuffer.wrap(buffer, from, wanted), at);
            at += Math.max(count, 0);
            return count;
        }
    }

    @Override
    public ByteSource put(InputStream content, long size) throws IOException {
        long offset = end;
        Digest.Hasher hasher = Digest.hasher();
        var out = Channels.newOutputStream(channel.position(offset));
        byte[] buffer = new byte[1 << 16];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            out.write(buffer, 0, n);
            hasher.update(buffer, 0, n);
            end += n;
        }
        return new Slice(channel, offset, end - offset, hasher.digest());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
