package lazuli.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import lazuli.content.ByteSource;
import lazuli.evidence.ImageManifest;
import lazuli.oci.layout.Staging;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** What is written appears whole under its name, or not at all. */
final class OutputFiles {
    private OutputFiles() {}

    static void write(Path file, ByteSource content) {
        try (Staging staging = Staging.file(file);
                OutputStream out =
                        new BufferedOutputStream(Channels.newOutputStream(staging.channel()))) {
            content.writeTo(out);
            out.flush();
            staging.commit();
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Writes a folder's files. */
    @FunctionalInterface
    interface Writing<T> {
        /** {@return anything} Writes them below this folder. */
        T to(Path folder) throws IOException;
    }

    /** {@return what the writing returns} The folder of an image has only what is written, or all that it had. */
    static <T> T writeFolder(Path folder, Writing<T> writing) {
        try {
            checkOurs(folder);
            try (Staging staging = Staging.directory(folder)) {
                T result = writing.to(staging.path());
                staging.commit();
                return result;
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static ProblemException cannotWrite(Path path, IOException e) {
        boolean denied = e instanceof AccessDeniedException;
        String reason =
                denied ? "no permission for " + e.getMessage() : String.valueOf(e.getMessage());
        Problem problem =
                new Problem(
                        "output.cannot-write",
                        Kind.HOST,
                        "the result can't be written",
                        path.toString(),
                        reason,
                        reason.contains("No space left")
                                ? "make room on that file system, or write elsewhere with --output"
                                : "make it writable for the user who builds, or write elsewhere with --output");
        return new ProblemException(problem, e);
    }

    /** Somebody may have named their own folder with {@code --output}. */
    private static void checkOurs(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(ImageManifest.NAME))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isEmpty()) {
                return;
            }
        } catch (NotDirectoryException e) {
            // Not ours either.
        }
        throw new Problem(
                        "output.not-ours",
                        Kind.DEFINITION,
                        "the place of the image holds something else",
                        folder.toString(),
                        "it has no %s, and a build would remove what it has"
                                .formatted(ImageManifest.NAME),
                        "move it away, or name another folder with --output")
                .exception();
    }
}
