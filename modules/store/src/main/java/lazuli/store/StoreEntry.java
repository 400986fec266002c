package lazuli.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the store keeps, which can be removed by itself.
 *
 * @param shelf what kind of thing it is
 * @param name its name there
 * @param bytes how much room it takes
 * @param lastUsed when it was used last, to the hour
 */
public record StoreEntry(Shelf shelf, String name, long bytes, Instant lastUsed) {
    private static final int BLOCK = 512;

    /** {@return all entries of the store in this directory, by shelf and name} */
    static List<StoreEntry> of(Path root) {
        List<StoreEntry> entries = new ArrayList<>();
        for (Shelf shelf : Shelf.values()) {
            for (Path path : children(root.resolve(shelf.directory()))) {
                Measure measure = new Measure();
                walk(path, measure);
                entries.add(
                        new StoreEntry(
                                shelf,
                                String.valueOf(path.getFileName()),
                                measure.bytes,
                                measure.lastUsed));
            }
        }
        return entries;
    }

    static boolean isEmpty(Path directory) {
        return children(directory).isEmpty();
    }

    static void removeAllIn(Path directory) {
        children(directory).forEach(path -> walk(path, new Removal()));
    }

    void removeFrom(Path root) {
        walk(root.resolve(shelf.directory()).resolve(name), new Removal());
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            found.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw HostTrouble.reading(directory, e);
        }
        children.sort(Comparator.naturalOrder());
        return children;
    }

    private static void walk(Path path, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(path, visitor);
        } catch (IOException e) {
            throw HostTrouble.writing(path, e);
        }
    }

    /** Symbolic links are not followed: what they lead to is not ours. */
    private static final class Measure extends SimpleFileVisitor<Path> {
        private long bytes;
        private Instant lastUsed = Instant.EPOCH;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return add(attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return add(attributes);
        }

        private FileVisitResult add(BasicFileAttributes attributes) {
            bytes += (attributes.size() + BLOCK - 1) / BLOCK * BLOCK;
            Instant used = attributes.lastModifiedTime().toInstant();
            lastUsed = used.isAfter(lastUsed) ? used : lastUsed;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
