package lazuli.oci.layout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import lazuli.content.Digest;
import lazuli.oci.BlobSink;
import lazuli.oci.Descriptor;
import lazuli.oci.Index;

/**
 * Writes an image layout directory. It is made beside its name and moved into place by {@link #finish}; until then, what stood there before stays. Permissions don't depend
 * on the umask. What the disk refuses is a problem of the host. Not thread-safe.
 */
public final class LayoutWriter implements BlobSink, AutoCloseable {
    /** The annotation of an index's manifest that says what it is called. */
    public static final String REF_NAME = "org.opencontainers.image.ref.name";

    static final String LAYOUT_FILE = "oci-layout";
    static final String LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}";
    static final String INDEX_FILE = "index.json";
    static final String BLOBS = "blobs";
    static final String SHA256 = "sha256";

    private final Path target;
    private final Staging staging;
    private final Path blobs;
    private int begun;

    private LayoutWriter(Path target, Staging staging) throws IOException {
        this.target = target;
        this.staging = staging;
        Path parent = directory(staging.path().resolve(BLOBS));
        blobs = directory(parent.resolve(SHA256));
    }

    /** {@return a writer of the layout that is to stand at this path} Missing parents are made. */
    public static LayoutWriter to(Path target) {
        try {
            return new LayoutWriter(target, Staging.directory(target));
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    private static Path directory(Path path) throws IOException {
        Files.createDirectory(path);
        Disk.permit(path, "rwxr-xr-x");
        return path;
    }

    @Override
    public Blob begin() {
        Path part = blobs.resolve(".part-" + begun++);
        try {
            OutputStream out = Files.newOutputStream(part);
            Disk.permit(part, "rw-r--r--");
            return new BlobFile(part, new Out(out));
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    @Override
    public void put(byte[] bytes) {
        try (Blob blob = begin()) {
            blob.out().write(bytes);
            blob.commit(Digest.of(bytes));
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    /** Takes every blob of another layout directory: as another name of the same file where the disk can, else as a copy. */
    public void takeAll(Path layout) {
        try (Stream<Path> files = Files.list(layout.resolve(BLOBS).resolve(SHA256))) {
            for (Path file : files.sorted().toList()) {
                Path blob = blobs.resolve(String.valueOf(file.getFileName()));
                if (Files.exists(blob)) {
                    continue;
                }
                try {
                    Files.createLink(blob, file);
                } catch (UnsupportedOperationException | FileSystemException noLinks) {
                    Files.copy(file, blob);
                    Disk.permit(blob, "rw-r--r--");
                }
            }
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    /**
     * Ends the layout: these manifests are in it, and everything that they lead to. Moves it into place.
     *
     * @param manifests with the annotation {@link #REF_NAME} where they have a name
     */
    public void finish(List<Descriptor> manifests) {
        try {
            file(INDEX_FILE, new Index(manifests).json());
            file(LAYOUT_FILE, LAYOUT.getBytes(StandardCharsets.US_ASCII));
            staging.commit();
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    private void file(String name, byte[] bytes) throws IOException {
        Path path = staging.path().resolve(name);
        Files.write(path, bytes);
        Disk.permit(path, "rw-r--r--");
    }

    /** Removes everything, if the layout was not finished. */
    @Override
    public void close() {
        try {
            staging.close();
        } catch (IOException e) {
            throw Disk.cannotWrite(target, e);
        }
    }

    private final class BlobFile implements Blob {
        private final Path part;
        private final Out out;
        private boolean committed;

        BlobFile(Path part, Out out) {
            this.part = part;
            this.out = out;
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void commit(Digest digest) {
            try {
                out.close();
                Files.move(
                        part,
                        blobs.resolve(digest.hex()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                committed = true;
            } catch (IOException e) {
                throw Disk.cannotWrite(target, e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!committed) {
                try {
                    out.close();
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Says which image can't be written, where a reader of contents would say only that something can't be. */
    private final class Out extends OutputStream {
        private final OutputStream out;

        Out(OutputStream out) {
            this.out = new BufferedOutputStream(out, 1 << 16);
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw Disk.cannotWrite(target, e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
