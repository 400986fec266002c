package lazuli.oci;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import lazuli.content.Compression;
import lazuli.oci.layout.Layout;
import lazuli.oci.layout.LayoutArchive;
import lazuli.oci.layout.LayoutWriter;
import lazuli.referee.Referee;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What container tools make of our images. */
final class ImageRefereeTest {
    @TempDir private Path directory;

    private Path write(Tree tree, ImagePlan plan) throws IOException {
        Path target = directory.resolve("image.oci");
        try (LayoutWriter layout = LayoutWriter.to(target)) {
            Image image = ImageWriter.write(tree, plan, Trees.STAMP, layout);
            layout.finish(List.of(image.descriptor().withAnnotation(LayoutWriter.REF_NAME, "4.0")));
        }
        return target;
    }

    private Referee.Verdict skopeo(String... arguments) throws IOException {
        Path policy =
                Files.writeString(
                        directory.resolve("policy.json"),
                        "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
        String[] line = new String[arguments.length + 2];
        line[0] = "--policy";
        line[1] = policy.toString();
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return Referee.of("skopeo").run(directory, line);
    }

    private List<String> unpacked(String image) throws IOException {
        Path bundle = directory.resolve("bundle");
        Referee.of("umoci").run(directory, "unpack", "--image", image, bundle.toString()).good();
        return TreeDump.ofHost(bundle.resolve("rootfs"));
    }

    @Test
    @EnabledIf("lazuli.oci.Root#is")
    void umociUnpacksTheTree() throws IOException {
        Tree tree = Trees.everything();
        write(tree, Plans.full(Compression.GZIP, new Layering.Single()));
        assertThat(unpacked("image.oci:4.0"))
                .isEqualTo(TreeDump.of(tree, Trees.STAMP.epochSecond()));
    }

    @Test
    @EnabledIf("lazuli.oci.Root#is")
    void umociUnpacksTheTreeFromSeveralLayers() throws IOException {
        Tree tree = LayeringTest.system("1", 3);
        Path image = write(tree, Plans.full(Compression.GZIP, LayeringTest.LAYERING));
        assertThat(Layout.open(image).images().getFirst().manifest().layers())
                .hasSizeGreaterThan(4);
        assertThat(unpacked("image.oci:4.0"))
                .isEqualTo(TreeDump.of(tree, Trees.STAMP.epochSecond()));
    }

    @Test
    @EnabledIf("lazuli.oci.Root#is")
    void skopeoReadsLayersOfZstdFrames() throws IOException {
        Tree tree = Trees.everything();
        write(tree, Plans.full(Compression.ZSTD, new Layering.Single()));
        // It decompresses and compresses again, and checks the diffIds on the way; umoci 0.4 itself
        // knows no zstd.
        skopeo(
                        "copy",
                        "--dest-compress-format",
                        "gzip",
                        "--dest-decompress",
                        "oci:image.oci:4.0",
                        "dir:plain")
                .good();
        skopeo("copy", "dir:plain", "oci:again.oci:4.0").good();
        assertThat(unpacked("again.oci:4.0"))
                .isEqualTo(TreeDump.of(tree, Trees.STAMP.epochSecond()));
    }

    @Test
    void skopeoInspectsWhatThePlanSaid() throws IOException {
        write(Trees.everything(), Plans.full(Compression.ZSTD, new Layering.Single()));
        JsonObject config =
                JsonParser.parseString(
                                skopeo("inspect", "--config", "oci:image.oci:4.0").good().text())
                        .getAsJsonObject();
        assertThat(config.get("architecture").getAsString()).isEqualTo("arm64");
        assertThat(config.get("variant").getAsString()).isEqualTo("v8");
        assertThat(config.get("created").getAsString()).isEqualTo("2023-11-14T22:13:20Z");
        JsonObject run = config.getAsJsonObject("config");
        assertThat(run.get("User").getAsString()).isEqualTo("65534:65534");
        assertThat(run.getAsJsonObject("ExposedPorts").keySet())
                .containsExactly("53/udp", "8080/tcp");
        assertThat(run.getAsJsonArray("Cmd").get(0).getAsString())
                .isEqualTo("echo <hello> & 'bye'");
        assertThat(run.get("StopSignal").getAsString()).isEqualTo("SIGTERM");
        JsonObject inspected =
                JsonParser.parseString(
                                skopeo("inspect", "--override-arch", "arm64", "oci:image.oci:4.0")
                                        .good()
                                        .text())
                        .getAsJsonObject();
        assertThat(inspected.get("Os").getAsString()).isEqualTo("linux");
        assertThat(inspected.getAsJsonArray("Layers")).hasSize(1);
        String manifest = skopeo("inspect", "--raw", "oci:image.oci:4.0").good().text();
        assertThat(
                        JsonParser.parseString(manifest)
                                .getAsJsonObject()
                                .getAsJsonObject("annotations")
                                .toString())
                .contains("Lazuli \\\"base\\\" ü", "org.opencontainers.image.created");
    }

    @Test
    void skopeoCopiesTheArchiveAndTheIndexOfSeveralPlatforms() throws IOException {
        Tree tree = LayeringTest.system("1", 1);
        ImagePlan arm = Plans.full(Compression.ZSTD, new Layering.Single());
        Path target = directory.resolve("image.oci");
        try (LayoutWriter layout = LayoutWriter.to(target)) {
            Image first = ImageWriter.write(tree, arm, Trees.STAMP, layout);
            ImagePlan amd =
                    new ImagePlan(
                            Platform.ofDebian("amd64"),
                            arm.config(),
                            arm.author(),
                            arm.annotations(),
                            Compression.GZIP,
                            arm.layering(),
                            arm.createdBy(),
                            arm.steps());
            Image second = ImageWriter.write(tree, amd, Trees.STAMP, layout);
            Descriptor index =
                    ImageWriter.writeIndex(List.of(first, second), new TreeMap<>(), layout);
            layout.finish(List.of(index.withAnnotation(LayoutWriter.REF_NAME, "4.0")));
        }
        Path archive = directory.resolve("image.oci.tar");
        LayoutArchive.write(target, archive, Trees.STAMP);
        skopeo("copy", "--all", "oci-archive:image.oci.tar:4.0", "oci:copied.oci:4.0").good();
        Layout copied = Layout.open(directory.resolve("copied.oci"));
        assertThat(copied.images().stream().map(image -> image.config().platform().toString()))
                .containsExactly("linux/arm64/v8", "linux/amd64");
        // It adds an annotation to what describes a manifest with zstd, and nothing else.
        assertThat(copied.images().stream().map(image -> image.descriptor().digest()).toList())
                .isEqualTo(
                        Layout.open(archive).images().stream()
                                .map(image -> image.descriptor().digest())
                                .toList());
    }

    @Test
    void readsTheArchiveThatSkopeoWrites() throws IOException {
        Tree tree = Trees.everything();
        write(tree, Plans.full(Compression.ZSTD, new Layering.Single()));
        skopeo("copy", "oci:image.oci:4.0", "oci-archive:theirs.tar:4.0").good();
        Layout layout = Layout.open(directory.resolve("theirs.tar"));
        Image image = layout.images().getFirst();
        assertThat(TreeDump.of(new ImageReader(layout).tree(image), Long.MAX_VALUE))
                .isEqualTo(TreeDump.of(tree, Trees.STAMP.epochSecond()));
    }

    /** The second layer is made by umoci: it has whiteouts, replaced files and changed metadata. */
    @Test
    @EnabledIf("lazuli.oci.Root#is")
    void readsTheLayersThatUmociAdds() throws IOException {
        TreeEditor editor = LayeringTest.system("1", 2).edit();
        editor.mkdirs("/gone/with/all", 0755);
        editor.write("/gone/with/all/file", lazuli.content.ByteSource.of("x"), 0644);
        editor.symlink("usr", "/link");
        write(editor.toTree(), Plans.full(Compression.GZIP, new Layering.Single()));
        Path bundle = directory.resolve("bundle");
        Referee umoci = Referee.of("umoci");
        umoci.run(directory, "unpack", "--image", "image.oci:4.0", bundle.toString()).good();
        Path root = bundle.resolve("rootfs");
        Referee.of("rm").run(root, "-r", "gone", "link").good();
        Files.createDirectory(root.resolve("link"));
        Files.writeString(root.resolve("link/now-a-directory"), "yes");
        Files.writeString(root.resolve("etc/added"), "added");
        umoci.run(directory, "repack", "--image", "image.oci:5.0", bundle.toString()).good();
        Path again = directory.resolve("again");
        umoci.run(directory, "unpack", "--image", "image.oci:5.0", again.toString()).good();
        Layout layout = Layout.open(directory.resolve("image.oci"));
        Image image = layout.images().getLast();
        assertThat(image.manifest().layers()).hasSize(2);
        assertThat(TreeDump.of(new ImageReader(layout).tree(image), Long.MAX_VALUE))
                .isEqualTo(TreeDump.ofHost(again.resolve("rootfs")));
    }
}
