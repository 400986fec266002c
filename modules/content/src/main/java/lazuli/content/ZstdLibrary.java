package lazuli.content;

import com.github.luben.zstd.util.Native;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** zstd's native library, which is unpacked into the directory for temporary files when it is first used. */
final class ZstdLibrary {
    private ZstdLibrary() {}

    /**
     * Makes sure that the library is there.
     *
     * @throws ProblemException {@code content.no-zstd} where it can't be unpacked or loaded
     */
    static void load() {
        try {
            Native.load();
        } catch (LinkageError e) {
            String said = String.valueOf(e.getMessage()).strip();
            throw new ProblemException(
                    new Problem(
                            "content.no-zstd",
                            Kind.HOST,
                            "zstd's library can't be loaded",
                            "this host",
                            said,
                            "make room in the directory for temporary files and allow programs to run from it, or name another one: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY"),
                    e);
        }
    }
}
