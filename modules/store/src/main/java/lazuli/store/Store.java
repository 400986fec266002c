package lazuli.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.problem.ProblemException;

/**
 * The store, held: while it is open, nobody removes anything from it. Thread-safe, and safe under several programs. Reading needs no permission to write.
 *
 * <p>All methods throw {@link ProblemException} of the kind HOST where the disk does not do what it should: {@code store.disk-full},
 * {@code store.no-permission}, {@code store.write-failed}, {@code store.read-failed}.
 */
public final class Store implements AutoCloseable {
    private static final String TEMPORARY = "tmp";

    /** The time of the last use is written at most this often. */
    private static final Duration PRECISION = Duration.ofHours(1);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path root;
    private final StoreLocks locks;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Set<Digest> seen = ConcurrentHashMap.newKeySet();

    private Store(Path root) {
        this.root = root;
        locks = StoreLocks.of(root);
    }

    /**
     * {@return the store in this directory, held until it is closed} Makes the directory where it is missing, readable for its owner alone.
     *
     * @throws ProblemException {@code store.unsafe} where the directory, or the symbolic link to it, belongs to another user, or others can write to it
     */
    public static Store open(Path directory) {
        Store store = new Store(StoreRoot.open(directory));
        store.locks.use();
        store.sweep();
        return store;
    }

    /** Lets go of the store. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            locks.release();
        }
    }

    /** {@return the store's directory} */
    public Path root() {
        return root;
    }

    /** {@return the directory of this shelf, which is there} */
    public Path directory(Shelf shelf) {
        Path directory = root.resolve(shelf.directory());
        if (!Files.isDirectory(directory)) {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw HostTrouble.writing(directory, e);
            }
        }
        return directory;
    }

    /** {@return where something of this name lies on that shelf, whether it is there or not} */
    public Path path(Shelf shelf, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '-' || c == '.';
            if (!plain || i == 0 && c == '.') {
                throw new IllegalArgumentException("no name on a shelf: " + name);
            }
        }
        return root.resolve(shelf.directory()).resolve(name);
    }

    /** {@return where the download with this digest lies, whether it is there or not} */
    public Path download(Digest digest) {
        return path(Shelf.DOWNLOADS, digest.hex());
    }

    /** {@return whether a download of this digest and size is there} Looks at its size only: who reads it verifies it, or calls {@link #verified}. */
    public boolean has(Digest digest, long size) {
        Path path = download(digest);
        try {
            if (Files.size(path) != size) {
                return false;
            }
            touch(path);
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    /** {@return the download of this digest and size, verified} What does not fit its digest is removed, and counts as not there. */
    public Optional<ByteSource> verified(Digest digest, long size) {
        if (!has(digest, size)) {
            return Optional.empty();
        }
        StoredFile file = new StoredFile(download(digest), size);
        if (!seen.contains(digest)) {
            if (!file.digest().equals(digest)) {
                remove(file.path());
                return Optional.empty();
            }
            seen.add(digest);
        }
        return Optional.of(file);
    }

    /** Makes this file, whose content has been verified, the download of that digest. */
    public void keep(Path verified, Digest digest) {
        move(verified, download(digest));
        seen.add(digest);
    }

    /** {@return what was sealed under this name, where it is there and undamaged} */
    public Optional<ByteSource> sealed(Shelf shelf, String name) {
        Path path = path(shelf, name);
        try {
            Optional<StoredFile> file = Seal.check(path);
            if (file.isPresent()) {
                touch(path);
            }
            return file.map(ByteSource.class::cast);
        } catch (IOException e) {
            throw HostTrouble.reading(path, e);
        }
    }

    /** Writes the content of something that will be sealed. */
    @FunctionalInterface
    public interface Writing {
        /** Writes the whole content. A {@link ProblemException} undoes everything. */
        void to(OutputStream out) throws IOException;
    }

    /** {@return what was written, which now has this name: whole and sealed, or not at all} What a power cut leaves of it has no good seal, and so needs no waiting for the disk. */
    public ByteSource seal(Shelf shelf, String name, Writing content) {
        Path path = path(shelf, name);
        Path temporary = temporary();
        try (FileChannel channel =
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Seal.Sealing sealing = new Seal.Sealing(Channels.newOutputStream(channel));
            content.to(sealing);
            long size = sealing.seal();
            move(temporary, path);
            return new StoredFile(path, size);
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        } finally {
            remove(temporary);
        }
    }

    /** {@return a new name for a file that is still being written} */
    public Path temporary() {
        Path directory = root.resolve(TEMPORARY);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw HostTrouble.writing(directory, e);
        }
        long process = ProcessHandle.current().pid();
        return directory.resolve(process + "-" + NEXT.incrementAndGet());
    }

    private void move(Path from, Path to) {
        try {
            Path parent = to.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw HostTrouble.writing(to, e);
        }
    }

    /** Removes a file of the store, if it is there. */
    public void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        }
    }

    /** Notes that a file or directory of the store was used now. */
    public void touch(Path path) {
        try {
            Instant now = Instant.now();
            Instant used = Files.getLastModifiedTime(path).toInstant();
            if (used.isBefore(now.minus(PRECISION)) || used.isAfter(now.plus(PRECISION))) {
                Files.setLastModifiedTime(path, FileTime.from(now));
            }
        } catch (IOException readOnlyOrGone) {
            // A store that can't be written is not trimmed either.
        }
    }

    /** {@return the lock of this name, held} Waits until no other thread or program has it; a thread holds one at a time. */
    public StoreLock lock(String name) {
        return locks.lock(name);
    }

    /** Throws {@code store.disk-full} where the store's disk has not as much room as will be needed. */
    public void checkRoom(long bytes) {
        try {
            long usable = Files.getFileStore(root).getUsableSpace();
            if (usable < bytes) {
                throw HostTrouble.full(
                        root,
                        "%d MB are needed, %d MB are free"
                                .formatted((bytes >> 20) + 1, usable >> 20),
                        null);
            }
        } catch (IOException unknown) {
            // Then writing will tell.
        }
    }

    /** {@return what the store has, by shelf} */
    public List<StoreEntry> entries() {
        return StoreEntry.of(root);
    }

    /**
     * {@return what was removed from the store}
     *
     * @throws ProblemException {@code store.in-use} where another program, or another part of this one, uses the store
     */
    public List<StoreEntry> trim(Trim trim) {
        return trim.run(this, locks);
    }

    /** Removes what killed programs left, if nobody else is at work. */
    private void sweep() {
        Path directory = root.resolve(TEMPORARY);
        if (!StoreEntry.isEmpty(directory)) {
            locks.alone(() -> StoreEntry.removeAllIn(directory), false);
        }
    }
}
