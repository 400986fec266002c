package lazuli.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * The directory of the store, made where it is missing, and believed only where nobody else can have written to it: what signatures were verified is remembered
 * there.
 */
final class StoreRoot {
    /** Backup programs leave such a directory out: bford.info/cachedir. */
    private static final String TAG = "Signature: 8a477f597d28d172789f06886806bc55\n";

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int ROOT = 0;

    private StoreRoot() {}

    /** {@return the real path of this directory} */
    static Path open(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                create(directory);
            }
            if (Files.getFileStore(directory).supportsFileAttributeView("unix")) {
                check(directory);
            }
            return directory.toRealPath();
        } catch (IOException e) {
            throw HostTrouble.writing(directory, e);
        }
    }

    private static void create(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, ownersOnly(directory));
            Files.writeString(directory.resolve("CACHEDIR.TAG"), TAG, StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void check(Path directory) throws IOException {
        int owner = number(directory, "unix:uid");
        int link = number(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        int self = self();
        int stranger = owner != self && owner != ROOT ? owner : link;
        if (stranger != self && stranger != ROOT) {
            throw unsafe(
                    directory,
                    "it belongs to the user with the number %d, and this program runs as %d"
                            .formatted(stranger, self),
                    "run lazuli as the user whose store it is, or set XDG_CACHE_HOME to a directory of your own");
        }
        if ((number(directory, "unix:mode") & WRITABLE_BY_OTHERS) != 0) {
            throw unsafe(
                    directory,
                    "others than its owner can write to it, and so could make lazuli believe what nobody signed",
                    "run chmod go-w %s, or set XDG_CACHE_HOME to a directory of your own"
                            .formatted(directory));
        }
    }

    /** Java knows no user numbers but those of files; the kernel shows each process as a directory of its user. */
    private static int self() throws IOException {
        Path process = Path.of("/proc/self");
        if (Files.exists(process)) {
            return number(process, "unix:uid");
        }
        Path probe = Files.createTempFile("lazuli", null);
        try {
            return number(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }

    private static int number(Path file, String attribute, LinkOption... options)
            throws IOException {
        return Files.getAttribute(file, attribute, options) instanceof Integer number ? number : 0;
    }

    private static ProblemException unsafe(Path directory, String why, String fix) {
        return new Problem(
                        "store.unsafe",
                        Kind.HOST,
                        "the store's directory is not safe",
                        directory.toString(),
                        why,
                        fix)
                .exception();
    }
}
