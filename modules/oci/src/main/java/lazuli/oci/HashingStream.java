package lazuli.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import lazuli.content.Digest;

/** Computes the digest of what is read, and ends with an error where there is more than there may be. */
final class HashingStream extends FilterInputStream {
    private final Digest.Hasher hasher = Digest.hasher();
    private final long max;
    private long count;

    HashingStream(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    long count() {
        return count;
    }

    /** Of all that was read. */
    Digest digest() {
        return hasher.digest();
    }

    void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (read(buffer, 0, buffer.length) >= 0) {
            // The digest is of all bytes.
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        if (n > 0) {
            count += n;
            if (count > max) {
                throw new IOException("more than %d bytes".formatted(max));
            }
            hasher.update(bytes, offset, n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(n, 0), 1 << 16)];
        long skipped = 0;
        while (skipped < n) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    /** GZIPInputStream takes 0 for the end, and would not look for a further member. */
    @Override
    public int available() throws IOException {
        return Math.max(1, super.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
