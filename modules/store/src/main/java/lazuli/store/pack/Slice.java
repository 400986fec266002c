package lazuli.store.pack;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import lazuli.content.ByteSource;

/** A part of a mapped file. */
abstract class Slice implements ByteSource {
    /** Where the first byte is. */
    abstract long offset();

    /** The file, after it was made sure that the bytes are right. */
    abstract MappedFile file();

    @Override
    public InputStream open() {
        return new SliceStream(file(), offset(), size());
    }

    @Override
    public byte[] bytes() {
        byte[] bytes = new byte[Math.toIntExact(size())];
        file().copy(offset(), bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (out instanceof FileOutputStream direct) {
            file().writeTo(offset(), size(), direct.getChannel());
        } else {
            file().writeTo(offset(), size(), out);
        }
    }

    private static final class SliceStream extends InputStream {
        private final MappedFile file;
        private final long end;
        private long position;

        SliceStream(MappedFile file, long offset, long size) {
            this.file = file;
            this.position = offset;
            this.end = offset + size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
            if (length == 0) {
                return 0;
            }
            int n = (int) Math.min(length, end - position);
            if (n <= 0) {
                return -1;
            }
            file.copy(position, bytes, start, n);
            position += n;
            return n;
        }

        @Override
        public long skip(long count) {
            long n = Math.clamp(count, 0, end - position);
            position += n;
            return n;
        }

        @Override
        public int available() {
            return (int) Math.min(end - position, Integer.MAX_VALUE);
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            long n = end - position;
            file.writeTo(position, n, out);
            position = end;
            return n;
        }
    }
}
