package lazuli.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What to say where this host's disk does not do what it should. */
public final class HostTrouble {
    private static final String ELSEWHERE = "or set XDG_CACHE_HOME to a directory on another disk";
    private static final long ALMOST_NOTHING = 64 << 10;

    private HostTrouble() {}

    /** {@return what to throw where this file or directory of the store can't be written} */
    public static ProblemException writing(Path path, IOException e) {
        if (isFull(path, e)) {
            return full(path, said(e), e);
        }
        boolean forbidden =
                e instanceof AccessDeniedException || said(e).contains("Read-only file system");
        return host(
                forbidden ? "store.no-permission" : "store.write-failed",
                "the store can't be written",
                path,
                said(e),
                forbidden
                        ? "make it writable for the user who builds, " + ELSEWHERE
                        : "look after that disk and its limits, " + ELSEWHERE,
                e);
    }

    /** {@return what to throw where this file or directory of the store can't be read} */
    public static ProblemException reading(Path path, IOException e) {
        return host(
                "store.read-failed",
                "the store can't be read",
                path,
                said(e),
                "look after that disk, or remove the file: what is missing is made anew",
                e);
    }

    static ProblemException full(Path path, String why, @Nullable IOException e) {
        return host(
                "store.disk-full",
                "the disk of the store is full",
                path,
                why,
                "free some space there, `lazuli cache` shows what the store takes, " + ELSEWHERE,
                e);
    }

    /** What the system says of a full disk is in the language of the user, so the disk is asked too. */
    private static boolean isFull(Path path, IOException e) {
        String said = said(e);
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return true;
        }
        try {
            return !(e instanceof AccessDeniedException)
                    && Files.getFileStore(existing(path)).getUsableSpace() < ALMOST_NOTHING;
        } catch (IOException | SecurityException unknown) {
            return false;
        }
    }

    static Path existing(Path path) {
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at;
            }
        }
        return path.toAbsolutePath().getRoot();
    }

    private static String said(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return e.getClass().getSimpleName() + (reason == null ? "" : ": " + reason);
    }

    private static ProblemException host(
            String code, String what, Path where, String why, String fix, @Nullable IOException e) {
        Problem problem = new Problem(code, Kind.HOST, what, where.toString(), why, fix);
        return e == null ? problem.exception() : new ProblemException(problem, e);
    }
}
