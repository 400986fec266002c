package lazuli.store.pack;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lazuli.store.Store;

/** A directory in which a package is decoded, until it is moved to its name. What a killed program leaves of it, the store sweeps away. */
final class Workplace implements AutoCloseable {
    private static final int ATTEMPTS = 10_000;

    private final Store store;
    private final Path directory;

    private Workplace(Store store, Path directory) {
        this.store = store;
        this.directory = directory;
    }

    /** {@return a new directory among the store's temporary files} */
    static Workplace in(Store store) throws IOException {
        for (int i = 0; ; i++) {
            Path directory = store.temporary();
            try {
                Files.createDirectory(directory);
                return new Workplace(store, directory);
            } catch (FileAlreadyExistsException e) {
                // A program of the same number, of another container, has it.
                if (i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    Path directory() {
        return directory;
    }

    /** {@return whether the directory now has this name} If something else has it, that stays, and ours with us. */
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

    /** Removes a directory, at once for everybody who looks for its name. */
    void discard(Path name) throws IOException {
        Path old = store.temporary();
        try {
            Files.move(name, old, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
        } catch (NoSuchFileException gone) {
            // Somebody else removed it.
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(directory);
    }

    @Override
    public void close() throws IOException {
        delete(directory);
    }
}
