package lazuli.store.pack;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** What to say where this host's disk does not do what it should. */
final class HostTrouble {
    private static final String ELSEWHERE = "or set XDG_CACHE_HOME to a directory on another disk";

    static final String DEB_MISSING = "store.deb-missing";

    private HostTrouble() {}

    /** {@return what to throw where this file or directory of the cache can't be written} */
    static ProblemException writing(Path path, IOException e) {
        String said = said(e);
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return host(
                    "store.disk-full",
                    "the disk of the package cache is full",
                    path,
                    said,
                    "free some space there, `lazuli cache` shows what the cache takes, "
                            + ELSEWHERE,
                    e);
        }
        if (e instanceof AccessDeniedException
                || said.contains("Permission denied")
                || said.contains("Read-only file system")) {
            return host(
                    "store.no-permission",
                    "the package cache can't be written",
                    path,
                    said,
                    "make it writable for the user who builds, " + ELSEWHERE,
                    e);
        }
        return host(
                "store.write-failed",
                "the package cache can't be written",
                path,
                said,
                "look after that disk and its limits, " + ELSEWHERE,
                e);
    }

    /** {@return what to throw where this .deb can't be read} */
    static ProblemException reading(Path deb, IOException e) {
        return e instanceof NoSuchFileException
                ? host(
                        DEB_MISSING,
                        "a downloaded package is gone",
                        deb,
                        "something removed it after it was fetched",
                        "run the command again: it will be fetched anew",
                        e)
                : host(
                        "store.read-failed",
                        "a downloaded package can't be read",
                        deb,
                        said(e),
                        "look after that disk, or remove the file: it will be fetched anew",
                        e);
    }

    /** {@return what to throw where this directory is damaged again as soon as it was written} */
    static ProblemException unreliable(Path directory) {
        return new ProblemException(
                new Problem(
                        "store.unreliable",
                        Kind.HOST,
                        "the package cache does not keep what is written",
                        directory.toString(),
                        "a package was decoded anew because its contents had changed, and they have changed again",
                        "look after that disk and this host's memory, " + ELSEWHERE));
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static ProblemException host(
            String code, String what, Path where, String why, String fix, IOException cause) {
        return new ProblemException(
                new Problem(code, Kind.HOST, what, where.toString(), why, fix), cause);
    }
}
