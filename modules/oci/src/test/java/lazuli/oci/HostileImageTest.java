package lazuli.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.oci.tar.Tars;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import lazuli.tree.Entry;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HostileImageTest {
    private final MemorySink blobs = new MemorySink();

    private Image image(Compression compression, byte[]... archives) throws IOException {
        List<Descriptor> layers = new java.util.ArrayList<>();
        List<Digest> diffIds = new java.util.ArrayList<>();
        for (byte[] archive : archives) {
            var out = new ByteArrayOutputStream();
            try (var encoder = compression.encoder(out)) {
                encoder.write(archive);
            }
            layers.add(blobs.add(MediaType.layer(compression), out.toByteArray()));
            diffIds.add(Digest.of(archive));
        }
        ImageConfig config =
                new ImageConfig(
                        Platform.ofDebian("amd64"),
                        Optional.of(0L),
                        Optional.empty(),
                        ContainerConfig.EMPTY,
                        diffIds,
                        List.of());
        Descriptor configBlob = blobs.add(MediaType.CONFIG, config.json());
        Manifest manifest = new Manifest(MediaType.MANIFEST, configBlob, layers, new TreeMap<>());
        Descriptor descriptor = blobs.add(MediaType.MANIFEST, manifest.json());
        return new ImageReader(blobs).images(descriptor).getFirst();
    }

    private Tree tree(byte[]... archives) throws IOException {
        return new ImageReader(blobs).tree(image(Compression.GZIP, archives));
    }

    private void refused(String because, byte[]... archives) throws IOException {
        Image image = image(Compression.ZSTD, archives);
        assertThatThrownBy(() -> new ImageReader(blobs).tree(image))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.DATA);
                            assertThat(e.problems().getFirst().why()).contains(because);
                        });
    }

    @Test
    void refusesNamesThatLeadUpwards() throws IOException {
        refused("upwards", Tars.of(Tars.file("../etc/passwd", "x")));
        refused("upwards", Tars.of(Tars.file("usr/../../etc/passwd", "x")));
        refused("upwards", Tars.of(Tars.file("a", "x"), Tars.link("b", "../a")));
        refused("upwards", Tars.of(Tars.file("usr/..", "x")));
    }

    @Test
    void anAbsoluteNameIsInTheTree() throws IOException {
        Tree tree = tree(Tars.of(Tars.file("/etc//./passwd", "x"), Tars.link("/l", "/etc/passwd")));
        assertThat(tree.entries().keySet())
                .extracting(TreePath::value)
                .containsExactly("/", "/etc", "/etc/passwd", "/l");
    }

    @Test
    void aSymbolicLinkLeadsNowhereButIntoTheTree() throws IOException {
        Tree tree =
                tree(
                        Tars.of(
                                Tars.symlink("out", "../../../../etc"),
                                Tars.directory("etc/"),
                                Tars.file("out/passwd", "x"),
                                Tars.symlink("abs", "/etc"),
                                Tars.file("abs/shadow", "y")));
        assertThat(tree.get(new TreePath("/etc/passwd")))
                .get()
                .isInstanceOf(Entry.RegularFile.class);
        assertThat(tree.get(new TreePath("/etc/shadow")))
                .get()
                .isInstanceOf(Entry.RegularFile.class);
        refused(
                "can't be unpacked",
                Tars.of(Tars.symlink("a", "b"), Tars.symlink("b", "a"), Tars.file("a/x", "x")));
    }

    @Test
    void refusesLinksToNothingAndToDirectories() throws IOException {
        refused("no file before it", Tars.of(Tars.link("a", "b"), Tars.file("b", "x")));
        refused("no file before it", Tars.of(Tars.directory("d/"), Tars.link("a", "d")));
        refused("itself", Tars.of(Tars.file("a", "x"), Tars.link("a", "a")));
        refused("no file before it", Tars.of(Tars.link("a", "")));
        refused("without a target", Tars.of(Tars.symlink("a", "")));
        refused("the root is no directory", Tars.of(Tars.symlink("/", "x")));
    }

    @Test
    void refusesAFileAsAParent() throws IOException {
        refused("can't be unpacked", Tars.of(Tars.file("a", "x"), Tars.file("a/b", "y")));
    }

    @Test
    void refusesLongNamesAndTooManyOfThem() throws IOException {
        refused(
                "can't be unpacked",
                Tars.of(Tars.pax("path", "n".repeat(300)), Tars.file("x", "")));
        refused(
                "a path of 5000 bytes",
                Tars.of(Tars.pax("path", "n/".repeat(2500)), Tars.file("x", "")));
        refused(
                "extended headers of more",
                Tars.of(Tars.pax("comment", "c".repeat(1 << 20)), Tars.file("x", "")));
    }

    @Test
    void refusesABombByItsLimits() throws IOException {
        Image image = image(Compression.ZSTD, Tars.of(Tars.file("zeros", "\0".repeat(8 << 20))));
        assertThat(image.manifest().layers().getFirst().size()).isLessThan(10_000);
        ReadLimits small = new ReadLimits(1 << 20, 100, 10_000);
        assertThatThrownBy(() -> new ImageReader(blobs, small).tree(image))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than 1048576 bytes");
        Tars.Member[] many = new Tars.Member[101];
        Arrays.setAll(many, i -> Tars.file("file" + i, ""));
        Image entries = image(Compression.ZSTD, Tars.of(many));
        assertThatThrownBy(() -> new ImageReader(blobs, small).tree(entries))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more entries");
    }

    @Test
    void refusesATarThatIsNone() throws IOException {
        refused("octal", Tars.of(Tars.file("a", "x").with(124, "00000x")));
        refused("checksum", Tars.broken());
        refused("unknown type", Tars.of(Tars.file("a", "x").replaceType('S', "a")));
        refused("sparse", Tars.of(Tars.pax("GNU.sparse.major", "1"), Tars.file("a", "x")));
        refused("pax record", Tars.of(Tars.rawPax("99999999999 path=x\n"), Tars.file("a", "x")));
        refused("pax record", Tars.of(Tars.rawPax("3 a"), Tars.file("a", "x")));
        refused("no number", Tars.of(Tars.pax("size", "many"), Tars.file("a", "x")));
        refused("bytes", Tars.of(Tars.pax("size", "-1"), Tars.file("a", "x")));
        refused(
                "within a content",
                Tars.of(Tars.pax("size", "9223372036854775807"), Tars.file("a", "x")));
        refused("uid", Tars.of(Tars.pax("uid", "4294967295"), Tars.file("a", "x")));
        refused("NUL", Tars.of(Tars.pax("path", "a\0b"), Tars.file("a", "x")));
        refused("within a header", Arrays.copyOf(Tars.of(Tars.file("a", "x")), 100));
    }

    @Test
    void refusesAnotherDigestOrDiffId() throws IOException {
        Image good = image(Compression.GZIP, Tars.of(Tars.file("a", "x")));
        Descriptor layer = good.manifest().layers().getFirst();
        byte[] other = Tars.of(Tars.file("a", "y"));
        Image wrongDiffId = image(Compression.GZIP, other);
        Image mixed = new Image(good.descriptor(), good.manifest(), wrongDiffId.config());
        assertThatThrownBy(() -> new ImageReader(blobs).tree(mixed)).hasMessageContaining("diffId");
        byte[] bytes = blobs.bytes(layer).clone();
        bytes[4] ^= 1; // the time in the gzip header: it decompresses to the same
        blobs.blobs.put(layer.digest(), bytes);
        assertThatThrownBy(() -> new ImageReader(blobs).tree(good))
                .hasMessageContaining("oci.digest");
    }

    @Test
    void whiteoutsHideWhatIsInLowerLayersOnly() throws IOException {
        byte[] lower =
                Tars.of(
                        Tars.file("d/one", "1"),
                        Tars.file("d/two", "2"),
                        Tars.file("o/lower", "x"),
                        Tars.file("o/deep/lower", "x"),
                        Tars.file("gone", "x"),
                        Tars.symlink("l", "d"));
        byte[] upper =
                Tars.of(
                        Tars.file("o/upper", "new"),
                        Tars.file("o/.wh..wh..opq", ""),
                        Tars.file("d/one", "changed"),
                        Tars.file("d/.wh.one", ""),
                        Tars.file(".wh.gone", ""),
                        Tars.file(".wh.never-there", ""),
                        Tars.file("nowhere/.wh.x", ""),
                        Tars.file(".wh..wh.plnk", ""),
                        Tars.directory("l/"));
        Tree tree = tree(lower, upper);
        assertThat(tree.entries().keySet())
                .extracting(TreePath::value)
                .containsExactly("/", "/d", "/d/one", "/d/two", "/l", "/o", "/o/upper");
        assertThat(tree.get(new TreePath("/l"))).get().isInstanceOf(Entry.Directory.class);
        refused("whiteout of nothing", Tars.of(Tars.file("d/.wh.", "")));
        refused("whiteout of nothing", Tars.of(Tars.file("d/.wh...", "")));
    }

    @Test
    void largeContentsAreReadAgainFromTheirLayer() throws IOException {
        Random random = new Random(3);
        byte[] large = new byte[300_000];
        random.nextBytes(large);
        String text = new String(large, StandardCharsets.ISO_8859_1);
        Tree tree =
                tree(
                        Tars.of(
                                Tars.file("before", "x".repeat(5000)),
                                Tars.file("large", text),
                                Tars.file("after", "y")));
        Entry.RegularFile file = (Entry.RegularFile) tree.get(new TreePath("/large")).orElseThrow();
        for (int i = 0; i < 2; i++) {
            try (InputStream in = file.content().open()) {
                assertThat(Arrays.equals(in.readAllBytes(), large)).isTrue();
            }
        }
        assertThat(file.content().digest()).isEqualTo(Digest.of(large));
    }

    /** Whatever byte is wrong: a problem, or the same tree. The digests would tell; here they are made to fit. */
    @Test
    void noFlippedByteOfAnArchiveIsAnErrorOfOurs() throws IOException {
        byte[] archive =
                Tars.of(
                        Tars.directory("d/"),
                        Tars.pax("path", "d/a-long-name"),
                        Tars.file("x", "content"),
                        Tars.link("d/link", "d/a-long-name"),
                        Tars.symlink("s", "d"));
        for (int at = 0; at < archive.length; at++) {
            if (archive[at] == 0 && at % 8 != 0) {
                continue; // Mostly padding.
            }
            byte[] bad = archive.clone();
            bad[at] ^= (byte) (1 << at % 7);
            Image image = image(Compression.NONE, Tars.fixChecksums(bad));
            try {
                new ImageReader(blobs).tree(image);
            } catch (ProblemException refused) {
                assertThat(refused.problems().getFirst().code()).isEqualTo("oci.layer");
            }
            blobs.blobs.clear();
        }
    }

    @Test
    void noTruncationOfALayerIsAnErrorOfOurs() throws IOException {
        for (Compression compression :
                List.of(Compression.NONE, Compression.GZIP, Compression.ZSTD)) {
            Image good =
                    image(
                            compression,
                            Tars.of(Tars.file("a", "some content"), Tars.file("b", "more")));
            Descriptor layer = good.manifest().layers().getFirst();
            byte[] bytes = blobs.bytes(layer);
            for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 300)) {
                byte[] cut = Arrays.copyOf(bytes, length);
                Descriptor descriptor = blobs.add(layer.mediaType(), cut);
                Manifest manifest =
                        new Manifest(
                                MediaType.MANIFEST,
                                good.manifest().config(),
                                List.of(descriptor),
                                new TreeMap<>());
                Image image = new Image(good.descriptor(), manifest, good.config());
                assertThatThrownBy(() -> new ImageReader(blobs).tree(image))
                        .isInstanceOf(ProblemException.class);
            }
        }
    }
}
