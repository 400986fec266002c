package lazuli.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import lazuli.content.ByteSource;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.content.PieceEncoder;
import lazuli.content.Stamp;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class LayerWriterTest {
    @TempDir private Path directory;

    private static byte[] layer(Tree tree, Compression compression) throws IOException {
        return layer(tree, compression, Trees.STAMP);
    }

    private static byte[] layer(Tree tree, Compression compression, Stamp stamp)
            throws IOException {
        MemorySink sink = new MemorySink();
        try (LayerWriter writer = new LayerWriter(compression, stamp, sink)) {
            Layer layer = writer.write(new Layering.Single().cut(tree).getFirst());
            byte[] bytes = sink.bytes(layer.descriptor());
            assertThat(layer.descriptor().digest()).isEqualTo(Digest.of(bytes));
            assertThat(layer.descriptor().size()).isEqualTo(bytes.length);
            try (InputStream plain = compression.decoder(new ByteArrayInputStream(bytes))) {
                assertThat(layer.diffId()).isEqualTo(Digest.of(plain.readAllBytes()));
            }
            return bytes;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "GZIP", "ZSTD"})
    @EnabledIf("lazuli.oci.Root#is")
    void tarUnpacksTheTree(Compression compression) throws IOException {
        Tree tree = Trees.everything();
        Path archive =
                Files.write(
                        directory.resolve("layer" + compression.suffix()),
                        layer(tree, compression));
        byte[] plain =
                switch (compression) {
                    case NONE, XZ -> Files.readAllBytes(archive);
                    case GZIP, ZSTD ->
                            Referee.of(compression == Compression.GZIP ? "gzip" : "zstd")
                                    .run(
                                            directory,
                                            Map.of(),
                                            Files.readAllBytes(archive),
                                            "-d",
                                            "-c")
                                    .good()
                                    .output();
                };
        Path root = Files.createDirectory(directory.resolve("root"));
        Referee.of("tar")
                .run(
                        root,
                        Map.of(),
                        plain,
                        "-xp",
                        "--numeric-owner",
                        "--same-owner",
                        "--xattrs",
                        "--xattrs-include=*",
                        "-f",
                        "-")
                .good();
        assertThat(TreeDump.ofHost(root)).isEqualTo(TreeDump.of(tree, Trees.STAMP.epochSecond()));
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void theBytesAreTheSameWhetherPiecesWereAtHandOrNot(Compression compression)
            throws IOException {
        Tree tree = Trees.everything();
        byte[] made = layer(tree, compression);
        assertThat(Arrays.equals(layer(Trees.ready(tree, compression), compression), made))
                .isTrue();
        assertThat(Arrays.equals(layer(tree, compression), made)).isTrue();
    }

    @Test
    void aFileOfSeveralFramesHasTheSameBytesToo() throws IOException {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        byte[] large = new byte[2 * PieceEncoder.FRAME_SIZE + 77];
        for (int i = 0; i < large.length; i += 997) {
            large[i] = (byte) (i >> 10);
        }
        editor.write("/large", ByteSource.of(large), 0644);
        Tree tree = editor.toTree();
        byte[] made = layer(tree, Compression.ZSTD);
        assertThat(
                        Arrays.equals(
                                layer(Trees.ready(tree, Compression.ZSTD), Compression.ZSTD), made))
                .isTrue();
    }

    @Test
    void noFileIsYoungerThanTheStamp() throws IOException {
        byte[] early =
                layer(Trees.everything(), Compression.NONE, new Stamp(10, Trees.STAMP.seed()));
        String list =
                Referee.of("tar")
                        .run(directory, Map.of("TZ", "UTC"), early, "-tv", "--full-time", "-f", "-")
                        .good()
                        .text();
        assertThat(list.lines().filter(line -> !line.contains(" 1970-01-01 00:00:"))).isEmpty();
    }

    @Test
    void aContentThatIsShorterThanItSaysIsAnErrorAndNotAHang() {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        for (int i = 0; i < 50; i++) {
            editor.write("/good-" + i, Trees.content(new Random(i), 100_000), 0644);
        }
        editor.write("/short", lying(200_000, 100_000), 0644);
        assertThatThrownBy(() -> layer(editor.toTree(), Compression.ZSTD))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("/short");
    }

    @Test
    void aContentThatIsLongerThanItSaysIsAnError() {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        editor.write("/long", lying(100, 200), 0644);
        assertThatThrownBy(() -> layer(editor.toTree(), Compression.ZSTD))
                .isInstanceOf(IOException.class);
    }

    private static ByteSource lying(long says, int has) {
        return new ByteSource() {
            @Override
            public long size() {
                return says;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[has]);
            }
        };
    }

    @Test
    void aDiskThatIsFullIsAnErrorAndNotAHang() {
        BlobSink full =
                () ->
                        new BlobSink.Blob() {
                            @Override
                            public OutputStream out() {
                                return new OutputStream() {
                                    private int left = 300_000;

                                    @Override
                                    public void write(int b) throws IOException {
                                        left--;
                                        if (left < 0) {
                                            throw new IOException("No space left on device");
                                        }
                                    }
                                };
                            }

                            @Override
                            public void commit(Digest digest) {
                                throw new AssertionError("committed");
                            }

                            @Override
                            public void close() {}
                        };
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        for (int i = 0; i < 200; i++) {
            editor.write("/file-" + i, Trees.content(new Random(i), 500_000), 0644);
        }
        LayerContent content = new Layering.Single().cut(editor.toTree()).getFirst();
        try (LayerWriter writer = new LayerWriter(Compression.ZSTD, Trees.STAMP, full)) {
            assertThatThrownBy(() -> writer.write(content)).hasMessage("No space left on device");
        }
    }

    @Test
    void aSocketIsRefusedByName() {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("test"));
        editor.mknod("/socket", Entry.SpecialType.SOCKET, 0600, 0, 0);
        assertThatThrownBy(() -> layer(editor.toTree(), Compression.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("oci.socket")
                .hasMessageContaining("/socket");
    }
}
