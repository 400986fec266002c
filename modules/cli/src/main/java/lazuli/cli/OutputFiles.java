package lazuli.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lazuli.content.ByteSource;

/** Small files beside an image: written beside their names, and moved into place. */
final class OutputFiles {
    private OutputFiles() {}

    static void write(Path file, ByteSource content) {
        Path beside =
                file.resolveSibling(
                        "." + file.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                content.writeTo(out);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        } finally {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException left) {
                // The next build writes over it.
            }
        }
    }
}
