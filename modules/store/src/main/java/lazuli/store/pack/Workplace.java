package lazuli.store.pack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the cache in which a package is decoded, until it is moved to its name. A locked file beside it tells that somebody works there; what a
 * killed program left has no lock, and the next one that decodes removes it.
 */
final class Workplace implements AutoCloseable {
    private static final String PREFIX = ".new-";
    private static final String LOCK = ".lock";
    private static final String OLD = ".old";
    private static final int ATTEMPTS = 100_000;

    private final Path directory;
    private final Path lock;
    private final FileChannel channel;

    private Workplace(Path directory, Path lock, FileChannel channel) {
        this.directory = directory;
        this.lock = lock;
        this.channel = channel;
    }

    /** {@return a new directory in this one, which is made where it is missing} */
    static Workplace in(Path cache) throws IOException {
        Files.createDirectories(cache);
        long pid = ProcessHandle.current().pid();
        for (int i = 0; i < ATTEMPTS; i++) {
            String name = PREFIX + pid + "-" + i;
            Path lock = cache.resolve(name + LOCK);
            FileChannel channel = lock(lock);
            if (channel != null) {
                Path directory = cache.resolve(name);
                Files.createDirectory(directory);
                return new Workplace(directory, lock, channel);
            }
        }
        throw new FileAlreadyExistsException(cache.resolve(PREFIX + pid).toString());
    }

    private static @Nullable FileChannel lock(Path lock) throws IOException {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException used) {
            return null;
        }
        // A cleaner may have been between the file's making and its locking.
        if (!isLocked(channel) || !Files.exists(lock)) {
            channel.close();
            return null;
        }
        return channel;
    }

    /** Whether this program has the lock now. On a file system without locks nobody cleans, and everybody works. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    Path directory() {
        return directory;
    }

    /** {@return whether the directory now has this name} Another one that has the name stays, and ours with us. */
    boolean moveTo(Path name) throws IOException {
        try {
            Files.move(directory, name, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (Files.exists(name)) {
                return false;
            }
            throw e;
        }
    }

    /** Removes a directory of the cache, at once for everybody who looks for its name. */
    void discard(Path name) throws IOException {
        Path old = directory.resolveSibling(directory.getFileName() + OLD);
        try {
            Files.move(name, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return;
        }
        delete(old);
    }

    /** Removes what killed programs left in this directory. What can't be removed stays: it does no harm. */
    static void clean(Path cache) {
        for (Path lock : left(cache)) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                if (isLocked(channel)) {
                    String name = lock.getFileName().toString();
                    name = name.substring(0, name.length() - LOCK.length());
                    delete(cache.resolve(name));
                    delete(cache.resolve(name + OLD));
                    Files.deleteIfExists(lock);
                }
            } catch (IOException inUseOrGone) {
                continue;
            }
        }
    }

    private static List<Path> left(Path cache) {
        List<Path> left = new ArrayList<>();
        try (var found = Files.newDirectoryStream(cache, PREFIX + "*" + LOCK)) {
            found.forEach(left::add);
        } catch (IOException nothingThere) {
            return List.of();
        }
        return left;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            delete(directory);
            Files.deleteIfExists(lock);
        }
    }
}
