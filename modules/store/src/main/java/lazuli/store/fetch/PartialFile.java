package lazuli.store.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import lazuli.content.Digest;
import lazuli.store.HostTrouble;
import lazuli.store.Shelf;
import lazuli.store.Store;

/**
 * The beginning of a download, as far as it came: also by an earlier run. Beside it lies a note of the URL that it came from, and of that answer's validator. Whoever
 * has one holds the download's lock.
 */
final class PartialFile implements AutoCloseable {
    private static final String NOTE = ".from";
    private static final int BUFFER = 1 << 16;

    private final Store store;
    private final Wanted wanted;
    private final Path path;
    private final Path note;
    private final FileChannel channel;
    private Digest.Hasher hasher = Digest.hasher();
    private long position;

    private PartialFile(Store store, Wanted wanted, Path path, FileChannel channel) {
        this.store = store;
        this.wanted = wanted;
        this.path = path;
        this.channel = channel;
        note = store.path(Shelf.PARTIAL, wanted.digest().hex() + NOTE);
    }

    /** {@return what is there of this file, perhaps nothing} */
    static PartialFile open(Store store, Wanted wanted) {
        store.directory(Shelf.PARTIAL);
        Path path = store.path(Shelf.PARTIAL, wanted.digest().hex());
        try {
            FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            PartialFile partial = new PartialFile(store, wanted, path, channel);
            partial.readOn();
            return partial;
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        }
    }

    private void readOn() throws IOException {
        if (channel.size() > wanted.size()) {
            restart();
            return;
        }
        InputStream in = Channels.newInputStream(channel);
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            hasher.update(buffer, 0, n);
            position += n;
        }
    }

    /** {@return how many bytes are there} */
    long position() {
        return position;
    }

    boolean isWhole() {
        return position == wanted.size();
    }

    /** {@return what to send with {@code If-Range} to this URL} Nothing where the bytes came from elsewhere: the digest will tell. */
    Optional<String> validator(URI url) {
        try {
            List<String> lines = Files.readAllLines(note, StandardCharsets.UTF_8);
            return lines.size() == 2 && lines.getFirst().equals(url.toString())
                    ? Optional.of(lines.getLast())
                    : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Notes where the next bytes come from. */
    void from(URI url, Optional<String> validator) {
        try {
            if (validator.isPresent()) {
                Files.writeString(note, url + "\n" + validator.get() + "\n");
            } else {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw HostTrouble.writing(note, e);
        }
    }

    /** Throws away what is there. {@return how many bytes that were} */
    long restart() {
        long thrown = position;
        try {
            channel.truncate(0);
            channel.position(0);
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        }
        hasher = Digest.hasher();
        position = 0;
        return thrown;
    }

    /** Takes the next bytes. */
    void append(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        hasher.update(bytes, 0, bytes.length);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        }
        position += bytes.length;
    }

    /** {@return whether the file is what was wanted} Then it is in the store under its digest; otherwise the digest that it has stands there no more. */
    boolean keepIfRight() {
        if (!hasher.digest().equals(wanted.digest())) {
            return false;
        }
        store.remove(note);
        store.keep(path, wanted.digest());
        return true;
    }

    /** Ends the work on it. What is there stays for the next attempt; nothing is removed where there is nothing. */
    @Override
    public void close() {
        try {
            channel.close();
            if (position == 0) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        }
    }
}
