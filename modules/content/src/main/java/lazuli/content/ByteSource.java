package lazuli.content;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes of a known size. They can be opened any number of times, from any thread, and are the same each time. */
public interface ByteSource {
    /** {@return how many bytes there are} */
    long size();

    /**
     * {@return a stream over all the bytes, from the first}
     *
     * @throws UncheckedIOException where they can't be opened
     */
    InputStream open();

    /** {@return the SHA-256 of the bytes} Reads them, unless it is known already. */
    default Digest digest() {
        Digest.Hasher hasher = Digest.hasher();
        try (InputStream in = open()) {
            byte[] buffer = new byte[(int) Math.min(Math.max(size(), 1), 1 << 16)];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hasher.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hasher.digest();
    }

    /**
     * {@return the same bytes, compressed before, where they are at hand} They are exactly what {@link PieceEncoder} makes of all the bytes: whole gzip members or
     * zstd frames, which can stand between others in a stream, and are the same whether they were at hand or are made now.
     */
    default Optional<ByteSource> compressed(Compression compression) {
        return Optional.empty();
    }

    /**
     * {@return all the bytes}
     *
     * @throws UncheckedIOException where they can't be read, or are not as many as {@link #size} says
     */
    default byte[] bytes() {
        try (InputStream in = open()) {
            byte[] bytes = in.readNBytes(Math.toIntExact(size()));
            if (bytes.length != size()) {
                throw new EOFException(
                        "%d bytes where %d were promised".formatted(bytes.length, size()));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return all the bytes as UTF-8; what is not UTF-8 becomes U+FFFD} */
    default String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Writes all the bytes. */
    default void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            long written = in.transferTo(out);
            if (written != size()) {
                throw new EOFException(
                        "%d bytes where %d were promised".formatted(written, size()));
            }
        }
    }

    /** {@return these bytes, in memory; the caller gives the array away} */
    static ByteSource of(byte[] bytes) {
        return new MemorySource(bytes);
    }

    /** {@return this text as UTF-8} */
    static ByteSource of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return no bytes} */
    static ByteSource empty() {
        return MemorySource.EMPTY;
    }
}

/** Bytes in memory. */
final class MemorySource implements ByteSource {
    static final MemorySource EMPTY = new MemorySource(new byte[0]);

    private final byte[] bytes;

    MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
