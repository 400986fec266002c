package lazuli.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.content.Stamp;
import lazuli.oci.Descriptor;
import lazuli.oci.Image;
import lazuli.oci.ImageReader;
import lazuli.oci.ImageWriter;
import lazuli.oci.Layering;
import lazuli.oci.Plans;
import lazuli.oci.Reference;
import lazuli.oci.layout.Layout;
import lazuli.oci.layout.LayoutWriter;
import lazuli.problem.ProblemException;
import lazuli.referee.DockerRegistry;
import lazuli.referee.Referee;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debian's docker-registry takes what we push, and skopeo finds it there. */
@Timeout(120)
final class RegistryRefereeTest {
    private static final RegistryOptions FAST =
            new RegistryOptions(false, 5, Duration.ofMillis(20), Duration.ofSeconds(20));
    private static final int LAYER = 5 << 20;

    @TempDir private static Path directory;
    private static DockerRegistry open;
    private static DockerRegistry closed;
    private static Layout layout;
    private static Descriptor root;
    private static Tree tree;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        open = DockerRegistry.start(Files.createDirectory(directory.resolve("open")), false);
        closed = DockerRegistry.start(Files.createDirectory(directory.resolve("closed")), true);
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        byte[] noise = new byte[LAYER];
        new Random(1).nextBytes(noise);
        editor.write("/noise", ByteSource.of(noise), 0644);
        editor.write("/hello", ByteSource.of("hello"), 0755);
        tree = editor.toTree();
        Stamp stamp = new Stamp(0, Digest.of(noise));
        Path target = directory.resolve("image.oci");
        try (LayoutWriter writer = LayoutWriter.to(target)) {
            Image zstd =
                    ImageWriter.write(
                            tree,
                            Plans.full(Compression.ZSTD, new Layering.Single()),
                            stamp,
                            writer);
            Image gzip =
                    ImageWriter.write(
                            tree,
                            Plans.full(Compression.GZIP, new Layering.Single()),
                            stamp,
                            writer);
            root = ImageWriter.writeIndex(List.of(zstd, gzip), new TreeMap<>(), writer);
            writer.finish(List.of(root));
        }
        layout = Layout.open(target);
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static Reference at(int port, String name) {
        return Reference.parse("127.0.0.1:%d/%s".formatted(port, name));
    }

    private static Map<Digest, PushProgress.Outcome> push(
            Reference to, CredentialSource credentials, List<Reference> others) {
        Map<Digest, PushProgress.Outcome> outcomes = Collections.synchronizedMap(new HashMap<>());
        PushProgress progress =
                new PushProgress() {
                    @Override
                    public void sent(Descriptor blob, long bytes) {
                        assertThat(bytes).isBetween(1L, blob.size());
                    }

                    @Override
                    public void done(Descriptor blob, Outcome outcome) {
                        outcomes.put(blob.digest(), outcome);
                    }
                };
        try (RegistryClient client = new RegistryClient(credentials, FAST)) {
            assertThat(client.push(layout, root, to, others, progress)).isEqualTo(root);
        }
        return outcomes;
    }

    private static Referee.Verdict skopeo(String... arguments) {
        return Referee.of("skopeo").run(directory, arguments);
    }

    private static void assertThere(Reference reference) {
        try (RegistryClient client = new RegistryClient(CredentialSource.NONE, FAST)) {
            RemoteImage remote = client.pull(reference);
            assertThat(remote.root()).isEqualTo(root);
            ImageReader reader = new ImageReader(remote);
            List<Image> images = reader.images(remote.root());
            assertThat(images).isEqualTo(layout.images());
            for (Image image : images) {
                Tree read = reader.tree(image);
                assertThat(read.entries().keySet()).isEqualTo(tree.entries().keySet());
            }
        }
    }

    @Test
    void skopeoFindsWhatWePushed() {
        Reference reference = at(open.port(), "team/pushed:4.0");
        push(reference, CredentialSource.NONE, List.of());
        byte[] manifest =
                skopeo("inspect", "--tls-verify=false", "--raw", "docker://" + reference)
                        .good()
                        .output();
        assertThat(Digest.of(manifest)).isEqualTo(root.digest());
        skopeo(
                        "copy",
                        "--all",
                        "--insecure-policy",
                        "--src-tls-verify=false",
                        "docker://" + reference,
                        "dir:" + directory.resolve("copied"))
                .good();
        assertThere(reference);
        assertThere(at(open.port(), "team/pushed@" + root.digest()));
    }

    @Test
    void aSecondPushSendsNothingTwice() {
        Reference first = at(open.port(), "twice:1");
        assertThat(push(first, CredentialSource.NONE, List.of()))
                .containsValue(PushProgress.Outcome.SENT);
        Map<Digest, PushProgress.Outcome> again =
                push(first.withTag("2"), CredentialSource.NONE, List.of());
        layout.images()
                .forEach(image ->
                        image.manifest()
                                .layers()
                                .forEach(layer ->
                                        assertThat(again)
                                                .containsEntry(
                                                        layer.digest(),
                                                        PushProgress.Outcome.THERE)));
    }

    @Test
    void whatAnotherRepositoryHasIsMounted() {
        Reference first = at(open.port(), "mount/from:1");
        push(first, CredentialSource.NONE, List.of());
        Reference second = at(open.port(), "mount/to:1");
        Map<Digest, PushProgress.Outcome> outcomes =
                push(second, CredentialSource.NONE, List.of(first));
        layout.images()
                .forEach(image ->
                        image.manifest()
                                .layers()
                                .forEach(layer ->
                                        assertThat(outcomes)
                                                .containsEntry(
                                                        layer.digest(),
                                                        PushProgress.Outcome.MOUNTED)));
        assertThere(second);
    }

    @Test
    void anUploadIsTakenUpAfterTheLineWasCut() throws IOException {
        // Each layer breaks off in the middle, some more than once.
        try (CuttingProxy proxy = new CuttingProxy(open.port(), LAYER / 3, false, 4)) {
            push(at(proxy.port(), "cut:1"), CredentialSource.NONE, List.of());
            assertThat(proxy.cutsLeft()).isZero();
        }
        assertThere(at(open.port(), "cut:1"));
    }

    @Test
    void aDownloadIsTakenUpAfterTheLineWasCut() throws IOException {
        push(at(open.port(), "download:1"), CredentialSource.NONE, List.of());
        try (CuttingProxy proxy = new CuttingProxy(open.port(), LAYER / 3, true, 4)) {
            assertThere(at(proxy.port(), "download:1"));
            assertThat(proxy.cutsLeft()).isZero();
        }
    }

    @Test
    void aPasswordIsSentWhereOneIsAskedFor() throws IOException {
        Reference reference = at(closed.port(), "secret:1");
        Path config = directory.resolve("config.json");
        Files.writeString(
                config,
                "{\"auths\":{\"http://127.0.0.1:%d/v2/\":{\"auth\":\"c29tZW9uZTpzZWNyZXQ=\"}}}"
                        .formatted(closed.port()));
        push(
                reference,
                new DockerCredentials(List.of(directory.resolve("none.json"), config)),
                List.of());
        skopeo(
                        "inspect",
                        "--tls-verify=false",
                        "--raw",
                        "--creds",
                        "someone:secret",
                        "docker://" + reference)
                .good();
    }

    @Test
    void aWrongPasswordIsAProblemThatDoesNotSayIt() {
        Reference reference = at(closed.port(), "secret:2");
        CredentialSource wrong =
                _ -> Optional.of(new Credentials.Password("someone", "wrong-password"));
        for (CredentialSource source : List.of(wrong, CredentialSource.NONE)) {
            assertThatThrownBy(() -> push(reference, source, List.of()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("registry.denied")
                    .hasMessageContaining("docker login 127.0.0.1:" + closed.port())
                    .hasMessageNotContaining("wrong-password");
        }
    }

    @Test
    void whatIsNotThereIsAProblemThatNamesIt() {
        try (RegistryClient client = new RegistryClient(CredentialSource.NONE, FAST)) {
            assertThatThrownBy(() -> client.pull(at(open.port(), "never/pushed:1")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("registry.not-found")
                    .hasMessageContaining("never/pushed:1");
        }
    }
}
