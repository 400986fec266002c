package lazuli.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import lazuli.content.ByteSource;
import lazuli.oci.Blobs;
import lazuli.oci.Descriptor;
import lazuli.oci.MediaType;

/** An image, or an index, in a registry. Its blobs come when they are opened; a line that is cut is taken up where it was. */
public final class RemoteImage implements Blobs {
    static final String ACCEPT =
            String.join(
                    ", ",
                    MediaType.INDEX.value(),
                    MediaType.MANIFEST.value(),
                    MediaType.DOCKER_INDEX.value(),
                    MediaType.DOCKER_MANIFEST.value());

    private final Repository repository;
    private final Descriptor root;
    private final byte[] manifest;

    RemoteImage(Repository repository, Descriptor root, byte[] manifest) {
        this.repository = repository;
        this.root = root;
        this.manifest = manifest;
    }

    /** {@return what describes the manifest, or the index} */
    public Descriptor root() {
        return root;
    }

    @Override
    public String where() {
        return repository.reference().toString();
    }

    @Override
    public ByteSource blob(Descriptor descriptor) {
        if (descriptor.digest().equals(root.digest())) {
            return ByteSource.of(manifest.clone());
        }
        boolean isManifest =
                descriptor.mediaType().isManifest() || descriptor.mediaType().isIndex();
        String path = (isManifest ? "manifests/" : "blobs/") + descriptor.digest();
        return new RemoteBlob(repository, path, descriptor.size());
    }

    static byte[] body(Repository repository, Answer answer, int max) {
        try {
            return answer.bytes(max);
        } catch (IOException e) {
            throw RegistryProblems.unreachable(answer.uri(), e);
        }
    }

    /** A blob, or a manifest, by its digest. */
    private record RemoteBlob(Repository repository, String path, long size) implements ByteSource {
        @Override
        public InputStream open() {
            return new Resuming(repository, path, size);
        }
    }

    /** Opens again with {@code Range} where the line is cut. */
    private static final class Resuming extends InputStream {
        private final Repository repository;
        private final String path;
        private final long size;
        private Answer answer;
        private long at;
        private int cuts;

        Resuming(Repository repository, String path, long size) {
            this.repository = repository;
            this.path = path;
            this.size = size;
            this.answer = request(repository, path, 0);
        }

        private static Answer request(Repository repository, String path, long at) {
            Ask ask =
                    Ask.of("GET", repository.uri(path))
                            .with("Accept", path.startsWith("manifests/") ? ACCEPT : "*/*");
            Answer answer =
                    repository.send(at == 0 ? ask : ask.with("Range", "bytes=%d-".formatted(at)));
            if (!answer.good()) {
                throw RegistryProblems.refused(
                        "the registry does not give a part of the image",
                        repository.reference(),
                        answer);
            }
            return answer;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (true) {
                try {
                    int n = answer.body().read(bytes, offset, length);
                    if (n >= 0 || at >= size) {
                        at += Math.max(n, 0);
                        return n;
                    }
                    again(new IOException("it ended %d bytes early".formatted(size - at)));
                } catch (IOException e) {
                    again(e);
                }
            }
        }

        private void again(IOException why) throws IOException {
            answer.close();
            cuts++;
            if (cuts == repository.options().attempts()) {
                throw RegistryProblems.unreachable(answer.uri(), why);
            }
            repository.pause(cuts);
            answer = request(repository, path, at);
            if (at > 0 && answer.status() != 206) {
                // All from the beginning: this registry knows no ranges.
                answer.body().skipNBytes(at);
            }
        }

        @Override
        public int available() {
            return at < size ? 1 : 0;
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
