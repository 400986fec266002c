package lazuli.oci.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A file or directory that is being made beside its name, and moved into place when it is complete. A lock that ends with the process tells what another process makes now
 * from what a killed one left; the latter is removed when the next one begins.
 */
public final class Staging implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String OLD = ".old";
    private static final int TRIES = 100;

    /** No name is used twice: somebody who tidies up may have looked at the first use. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private boolean moved;

    private Staging(Path target, Path path, FileChannel channel) {
        this.target = target;
        this.path = path;
        this.channel = channel;
    }

    /** {@return a new directory beside this one, which does not have to be there} */
    public static Staging directory(Path target) throws IOException {
        Path path = begin(target);
        while (true) {
            Path free = path.resolveSibling(path.getFileName() + "-" + COUNT.getAndIncrement());
            try {
                Files.createDirectory(free);
                Disk.permit(free, "rwxr-xr-x");
                Optional<FileChannel> channel = locked(free.resolve(LOCK));
                if (channel.isPresent()) {
                    return new Staging(target.toAbsolutePath(), free, channel.get());
                }
            } catch (FileAlreadyExistsException | NoSuchFileException another) {
                // Try the next.
            }
        }
    }

    /** {@return a new file beside this one, which does not have to be there} */
    public static Staging file(Path target) throws IOException {
        Path path = begin(target);
        while (true) {
            Path free = path.resolveSibling(path.getFileName() + "-" + COUNT.getAndIncrement());
            try {
                Optional<FileChannel> channel = locked(free);
                if (channel.isPresent()) {
                    Disk.permit(free, "rw-r--r--");
                    return new Staging(target.toAbsolutePath(), free, channel.get());
                }
            } catch (FileAlreadyExistsException another) {
                // Try the next.
            }
        }
    }

    /** A new file, locked; empty where somebody who tidies up took it away before it was locked. */
    private static Optional<FileChannel> locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            if (Files.exists(file)) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException another) {
            // Another thread of this process tidies up.
        }
        channel.close();
        return Optional.empty();
    }

    private static Path begin(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path parent = Objects.requireNonNull(absolute.getParent(), "an image at the root");
        Files.createDirectories(parent);
        String prefix = prefix(absolute);
        try (Stream<Path> siblings = Files.list(parent)) {
            List<Path> left =
                    siblings.filter(path -> fileName(path).startsWith(prefix)).sorted().toList();
            for (Path each : left) {
                tidy(absolute, each);
            }
        }
        return absolute.resolveSibling(prefix + ProcessHandle.current().pid());
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".lazuli-";
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Removes what a killed process left, and puts back what it was about to replace. */
    private static void tidy(Path target, Path left) throws IOException {
        boolean isDirectory = Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS);
        Path lock = isDirectory ? left.resolve(LOCK) : left;
        if (fileName(left).endsWith(OLD)) {
            putBack(target, left);
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            FileLock free = channel.tryLock();
            if (free != null) {
                Disk.remove(left);
            }
        } catch (OverlappingFileLockException | NoSuchFileException inUse) {
            // Another thread's; or it is just being begun, or ended.
        }
    }

    private static void putBack(Path target, Path old) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException faster) {
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    return;
                }
            }
        }
        Disk.remove(old);
    }

    /** {@return where it is until then} */
    public Path path() {
        return path;
    }

    /** For a file: where its bytes go. */
    public FileChannel channel() {
        return channel;
    }

    /** Moves it into place, instead of what stood there. */
    public void commit() throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            replaceDirectory();
            Files.deleteIfExists(target.resolve(LOCK));
        } else {
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                Disk.remove(target);
            }
            Files.move(
                    path,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        moved = true;
    }

    /** No call swaps directories portably: the old one steps aside for a moment, and is put back by whoever comes next if that is the end of us. */
    private void replaceDirectory() throws IOException {
        for (int n = 0; ; n++) {
            Path old = path.resolveSibling(path.getFileName() + "-" + n + OLD);
            try {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException none) {
                // The first of this name.
            }
            try {
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
                Disk.remove(old);
                return;
            } catch (FileSystemException e) {
                // Mostly, another build of the same image came between the two moves: its output is
                // to be replaced, too.
                putBack(target, old);
                if (n == TRIES || e instanceof AccessDeniedException) {
                    throw e;
                }
            }
        }
    }

    /** Removes what was not moved into place. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!moved) {
            Disk.remove(path);
        }
    }
}
