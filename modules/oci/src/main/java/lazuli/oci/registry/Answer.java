package lazuli.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a registry answers. The body is read by whoever asked, or closed. */
record Answer(URI uri, int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean good() {
        return status >= 200 && status < 300;
    }

    /** At most so many bytes of the body. */
    byte[] bytes(int max) throws IOException {
        byte[] bytes = body.readNBytes(max + 1);
        if (bytes.length > max) {
            throw new IOException("an answer of more than %d bytes".formatted(max));
        }
        return bytes;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }
}
