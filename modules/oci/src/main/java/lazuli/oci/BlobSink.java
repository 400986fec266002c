package lazuli.oci;

import java.io.IOException;
import java.io.OutputStream;
import lazuli.content.Digest;

/** Takes blobs: an image layout that is being written. */
public interface BlobSink {
    /** {@return a blob to write} Its digest is not known yet. */
    Blob begin() throws IOException;

    /** Takes a whole blob. */
    default void put(byte[] bytes) throws IOException {
        try (Blob blob = begin()) {
            blob.out().write(bytes);
            blob.commit(Digest.of(bytes));
        }
    }

    /** A blob that is being written. Closed without commit, it never was. */
    interface Blob extends AutoCloseable {
        /** {@return where the bytes go, in large pieces where there are many} */
        OutputStream out();

        /** All is written, and this is its digest. */
        void commit(Digest digest) throws IOException;

        @Override
        void close() throws IOException;
    }
}
