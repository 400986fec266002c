package lazuli.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lazuli.content.ByteSource;

/** {@code SHA256SUMS}: the digests of an image's files, as {@code sha256sum --check} reads them. */
final class Sha256Sums {
    static final String NAME = "SHA256SUMS";

    private static final String BLOBS = "blobs/sha256";
    private static final int BUFFER = 1 << 20;

    private Sha256Sums() {}

    /** {@return the digests of the files below this folder, but for hidden ones} A blob of an image layout was named by its digest when it was written. */
    static ByteSource of(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    boolean isBlob = file.getParent() != null && file.getParent().endsWith(BLOBS);
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    digests.put(path, isBlob ? name : digest(file));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        digests.forEach((path, digest) -> text.append(digest + "  " + path + "\n"));
        return ByteSource.of(text.toString());
    }

    private static String digest(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer.clear()) >= 0) {
                sha256.update(buffer.flip());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
