package lazuli.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;

/** A file's content in a compressed layer: opening it reads the layer up to there. The digest is that of what was read when the layer was checked. */
record LayerFile(ByteSource layer, Compression compression, long at, long size, Digest digest)
        implements ByteSource {

    @Override
    public InputStream open() {
        try {
            InputStream raw = layer.open();
            try {
                InputStream plain = compression.decoder(raw);
                plain.skipNBytes(at);
                return new Slice(plain, size);
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Slice extends FilterInputStream {
        private long left;

        Slice(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int n = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = super.skip(Math.min(n, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(super.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
