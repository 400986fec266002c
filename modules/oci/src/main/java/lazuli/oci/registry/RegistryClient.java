package lazuli.oci.registry;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.oci.Blobs;
import lazuli.oci.Descriptor;
import lazuli.oci.Index;
import lazuli.oci.Manifest;
import lazuli.oci.MediaType;
import lazuli.oci.Reference;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** Pushes images to registries, and reads them there. Everything that goes or comes is checked by its digest. */
public final class RegistryClient implements AutoCloseable {
    private static final int MAX_MANIFEST = 4 << 20;
    private static final int MAX_DEPTH = 4;
    private static final int PARALLEL = 4;

    private final CredentialSource credentials;
    private final RegistryOptions options;
    private final Transport transport;

    /** With these credentials, if a registry asks for any. */
    public RegistryClient(CredentialSource credentials, RegistryOptions options) {
        this.credentials = credentials;
        this.options = options;
        this.transport = new Transport(options.stall());
    }

    /**
     * Pushes an image, or an index with all its images: first the blobs that the repository lacks, then the manifests, and the root under its name last, so that a push that
     * fails leaves nothing that is not whole.
     *
     * @param root of the manifest or index
     * @param others repositories of the same registry that may have some of the blobs
     * @return what the registry has now
     */
    public Descriptor push(
            Blobs from,
            Descriptor root,
            Reference to,
            List<Reference> others,
            PushProgress progress) {
        if (to.digest().isPresent() && !to.digest().get().equals(root.digest())) {
            throw new Problem(
                            "registry.other-digest",
                            Kind.DEFINITION,
                            "the image has another digest than the one it is to be pushed under",
                            to.toString(),
                            "its digest is " + root.digest(),
                            "leave the digest out of the reference")
                    .exception();
        }
        List<Reference> near =
                others.stream()
                        .filter(o ->
                                o.registry().equals(to.registry())
                                        && !o.repository().equals(to.repository()))
                        .toList();
        List<String> scopes = new ArrayList<>();
        scopes.add("repository:%s:pull,push".formatted(to.repository()));
        near.forEach(other -> scopes.add("repository:%s:pull".formatted(other.repository())));
        Repository repository = new Repository(transport, to, options, credentials, scopes);
        SequencedMap<Descriptor, byte[]> manifests = new LinkedHashMap<>();
        Set<Descriptor> blobs = new LinkedHashSet<>();
        collect(from, root, 0, manifests, blobs);
        pushBlobs(repository, from, blobs, near, progress);
        for (Map.Entry<Descriptor, byte[]> manifest : manifests.entrySet()) {
            boolean named = manifest.getKey().equals(root);
            String name =
                    named
                            ? to.tag().orElse(root.digest().toString())
                            : manifest.getKey().digest().toString();
            boolean there = hasManifest(repository, manifest.getKey(), name);
            if (!there) {
                putManifest(repository, manifest.getKey(), manifest.getValue(), name);
            }
            progress.done(
                    manifest.getKey(),
                    there ? PushProgress.Outcome.THERE : PushProgress.Outcome.SENT);
        }
        return root;
    }

    /** Manifests in the order in which to push them: what an index names before the index. */
    private static void collect(
            Blobs from,
            Descriptor descriptor,
            int depth,
            SequencedMap<Descriptor, byte[]> manifests,
            Set<Descriptor> blobs) {
        if (descriptor.size() > MAX_MANIFEST || depth > MAX_DEPTH) {
            throw new Problem(
                            "registry.no-image",
                            Kind.DATA,
                            "this is no image that a registry takes",
                            "%s, %s".formatted(from.where(), descriptor.digest()),
                            depth > MAX_DEPTH
                                    ? "indexes in indexes"
                                    : "a manifest of %d bytes".formatted(descriptor.size()),
                            "make the image again")
                    .exception();
        }
        byte[] bytes = from.blob(descriptor).bytes();
        checkDigest(from.where(), descriptor.digest(), Digest.of(bytes));
        String where = "%s, %s".formatted(from.where(), descriptor.digest());
        if (descriptor.mediaType().isIndex()) {
            for (Descriptor part : Index.parse(bytes, where).manifests()) {
                collect(from, part, depth + 1, manifests, blobs);
            }
        } else {
            Manifest manifest = Manifest.parse(bytes, where);
            blobs.add(plain(manifest.config()));
            manifest.layers().forEach(layer -> blobs.add(plain(layer)));
        }
        manifests.put(descriptor, bytes);
    }

    /** The same blob is the same, whatever its annotations. */
    private static Descriptor plain(Descriptor descriptor) {
        return new Descriptor(descriptor.mediaType(), descriptor.digest(), descriptor.size());
    }

    private static void pushBlobs(
            Repository repository,
            Blobs from,
            Set<Descriptor> blobs,
            List<Reference> others,
            PushProgress progress) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            for (Descriptor blob : blobs) {
                ByteSource bytes = from.blob(blob);
                running.add(
                        threads.submit(() ->
                                new BlobUpload(repository, blob, bytes, progress).run(others)));
            }
            try {
                for (Future<?> each : running) {
                    each.get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw RegistryProblems.unreachable(
                        repository.uri(""), new java.io.InterruptedIOException("interrupted"));
            }
        }
    }

    /** A registry that does not say so gets it again. */
    private static boolean hasManifest(Repository repository, Descriptor manifest, String name) {
        Ask ask =
                Ask.of("HEAD", repository.uri("manifests/" + name))
                        .with("Accept", manifest.mediaType().value());
        try (Answer answer = repository.send(ask)) {
            return answer.good()
                    && answer.header("Docker-Content-Digest")
                            .filter(manifest.digest().toString()::equals)
                            .isPresent();
        }
    }

    private static void putManifest(
            Repository repository, Descriptor manifest, byte[] bytes, String name) {
        Ask ask =
                Ask.of("PUT", repository.uri("manifests/" + name))
                        .withBody(
                                manifest.mediaType().value(),
                                BodyPublishers.ofByteArray(bytes),
                                new AtomicLong());
        try (Answer answer = repository.send(ask)) {
            if (!answer.good()) {
                throw RegistryProblems.refused(
                        "the registry does not take a manifest of the image",
                        repository.reference(),
                        answer);
            }
            Optional<String> digest =
                    answer.header("Docker-Content-Digest")
                            .filter(text -> text.startsWith("sha256:"));
            if (digest.isPresent() && !digest.get().equals(manifest.digest().toString())) {
                throw RegistryProblems.protocol(
                        repository.reference(),
                        answer.uri(),
                        "it took a manifest with digest %s for one with %s"
                                .formatted(manifest.digest(), digest.get()));
            }
        }
    }

    /** {@return the image of this name, or the index, and its blobs, which are fetched when they are opened} */
    public RemoteImage pull(Reference reference) {
        List<String> scopes = List.of("repository:%s:pull".formatted(reference.repository()));
        Repository repository = new Repository(transport, reference, options, credentials, scopes);
        Ask ask =
                Ask.of("GET", repository.uri("manifests/" + reference.tagOrDigest()))
                        .with("Accept", RemoteImage.ACCEPT);
        try (Answer answer = repository.send(ask)) {
            if (!answer.good()) {
                throw RegistryProblems.refused(
                        "the registry does not give the image", reference, answer);
            }
            byte[] bytes = RemoteImage.body(repository, answer, MAX_MANIFEST);
            Digest digest = Digest.of(bytes);
            reference
                    .digest()
                    .ifPresent(wanted -> checkDigest(reference.toString(), wanted, digest));
            return new RemoteImage(
                    repository,
                    new Descriptor(mediaType(repository, answer), digest, bytes.length),
                    bytes);
        }
    }

    private static MediaType mediaType(Repository repository, Answer answer) {
        String text = answer.header("Content-Type").orElse("");
        int semicolon = text.indexOf(';');
        try {
            return new MediaType((semicolon < 0 ? text : text.substring(0, semicolon)).strip());
        } catch (IllegalArgumentException e) {
            throw RegistryProblems.protocol(
                    repository.reference(), answer.uri(), "a manifest without Content-Type");
        }
    }

    static void checkDigest(String where, Digest wanted, Digest actual) {
        if (!actual.equals(wanted)) {
            throw new ProblemException(
                    new Problem(
                            "registry.digest",
                            Kind.DATA,
                            "a manifest is not the one that its digest names",
                            where,
                            "wanted is %s, and this is %s".formatted(wanted, actual),
                            "it is damaged or was tampered with: make it again, or get it from where it was made"));
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        transport.close();
    }
}
