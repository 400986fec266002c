package lazuli.oci.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** What is done with the host's files, and what is said when that fails. */
final class Disk {
    private Disk() {}

    /** Gives these permissions, whatever the umask is, where the host knows such. */
    static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Removes what stands there, with all that is in it; nothing there, or somebody else who removes it too, is fine. */
    static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(path)) {
                for (Path child : children.toList()) {
                    remove(child);
                }
            } catch (NoSuchFileException | UncheckedIOException gone) {
                // Removed meanwhile; if not, what follows says so.
            }
        }
        Files.deleteIfExists(path);
    }

    static ProblemException cannotWrite(Path path, IOException e) {
        return problem("oci.cannot-write", "can't write the image", path, e);
    }

    static ProblemException cannotRead(Path path, IOException e) {
        return problem("oci.cannot-read", "can't read the image", path, e);
    }

    private static ProblemException problem(String code, String what, Path path, IOException e) {
        String reason = reason(e);
        return new ProblemException(
                new Problem(code, Kind.HOST, what, path.toString(), reason, fix(e, reason)), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException none -> "there is no " + none.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemException failed when failed.getReason() != null ->
                    failed.getFile() + ": " + failed.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static String fix(IOException e, String reason) {
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "make room on that file system, or write elsewhere with --output";
        }
        return switch (e) {
            case NoSuchFileException _ -> "check the path";
            case AccessDeniedException _ -> "get permission for it, or choose another path";
            default -> "mend the file system, or choose another path";
        };
    }
}
