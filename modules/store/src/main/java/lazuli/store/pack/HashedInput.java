package lazuli.store.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import lazuli.content.Digest;

/** Computes the digest of what passes through. Not to be skipped in. */
final class HashedInput extends FilterInputStream {
    private final Digest.Hasher hasher = Digest.hasher();

    HashedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        int n = in.read(bytes, start, length);
        if (n > 0) {
            hasher.update(bytes, start, n);
        }
        return n;
    }

    @Override
    public long skip(long count) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** {@return the digest of all that passed} */
    Digest digest() {
        return hasher.digest();
    }
}
