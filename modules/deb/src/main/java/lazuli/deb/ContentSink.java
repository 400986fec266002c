package lazuli.deb;

import java.io.IOException;
import java.io.InputStream;
import lazuli.content.ByteSource;

/** Takes up the contents of a package's files while the package is being read. */
@FunctionalInterface
public interface ContentSink {
    /**
     * {@return what gives these bytes again}
     *
     * @param content exactly {@code size} bytes, or a {@code ProblemException} where the archive has fewer; to be read before this returns
     * @param size how many bytes the archive says there are: not to be believed before they came
     * @throws IOException where they can't be kept
     */
    ByteSource put(InputStream content, long size) throws IOException;

    /** {@return a sink that keeps everything in memory} For packages that are known to be small. */
    static ContentSink inMemory() {
        return (content, _) -> ByteSource.of(content.readAllBytes());
    }
}
