package lazuli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import lazuli.content.ByteSource;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;

final class OriginsFileTest {
    private static final Origin PACKAGE = new Origin.FromPackage("bash", "5.2");
    private static final Origin SCRIPT = new Origin.FromScript("bash", "postinst", 7, "chmod");
    private static final Origin DEFINITION =
            new Origin.FromDefinition("lazuli.toml", 3, "image.base.file");

    private static Tree tree() {
        TreeEditor editor = TreeEditor.empty(0, new Origin.FromLazuli("the root"));
        editor.as(PACKAGE).write("/a", ByteSource.of("a"), 0644);
        editor.as(DEFINITION).symlink("a", "/b \"quoted\" \udcff");
        editor.as(SCRIPT).chmod("/a", 0600);
        return editor.toTree();
    }

    @Test
    void everyPathsOriginsAreFoundAgain() {
        Map<TreePath, Origins> read = read(OriginsFile.write(tree()).bytes());
        assertThat(read)
                .hasSize(3)
                .containsEntry(new TreePath("/a"), new Origins(PACKAGE, SCRIPT, PACKAGE));
    }

    @Test
    void isCompressedJson() {
        byte[] text =
                Referee.of("zstd")
                        .run(Path.of(""), Map.of(), OriginsFile.write(tree()).bytes(), "-dc")
                        .good()
                        .output();
        Referee.of("python3")
                .run(Path.of(""), Map.of(), text, "-c", "import json, sys; json.load(sys.stdin)")
                .good();
    }

    @Test
    void damageIsAProblemWithTheFilesName() {
        byte[] good = OriginsFile.write(tree()).bytes();
        for (int i = 0; i < good.length; i++) {
            byte[] cut = Arrays.copyOf(good, i);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read(cut))
                    .withMessageContaining("origins-here");
        }
    }

    private static Map<TreePath, Origins> read(byte[] file) {
        return OriginsFile.read(new ByteArrayInputStream(file), "origins-here");
    }
}
