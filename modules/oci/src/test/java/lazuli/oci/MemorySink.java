package lazuli.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Digest;

/** Keeps blobs in memory, and gives them back. */
final class MemorySink implements BlobSink, Blobs {
    final Map<Digest, byte[]> blobs = new TreeMap<>();

    @Override
    public Blob begin() {
        var out = new ByteArrayOutputStream();
        return new Blob() {
            @Override
            public OutputStream out() {
                return out;
            }

            @Override
            public void commit(Digest digest) throws IOException {
                blobs.put(digest, out.toByteArray());
            }

            @Override
            public void close() {}
        };
    }

    Descriptor add(MediaType type, byte[] bytes) {
        blobs.put(Digest.of(bytes), bytes);
        return Descriptor.of(type, bytes);
    }

    byte[] bytes(Descriptor descriptor) {
        return blobs.get(descriptor.digest());
    }

    @Override
    public ByteSource blob(Descriptor descriptor) {
        return ByteSource.of(bytes(descriptor));
    }

    @Override
    public String where() {
        return "memory";
    }
}
