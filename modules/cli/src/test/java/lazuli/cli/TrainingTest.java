package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {
    @TempDir Path folder;

    @Test
    void whatTheCacheIsTrainedOnIsBuilt() throws Exception {
        assertThat(Training.run(folder)).isEqualTo(Main.DONE);
        Path image = folder.resolve("out/training/amd64");
        assertThat(image.resolve("training.oci.tar")).exists();
        assertThat(Files.readString(image.resolve("manifest.json"))).contains("training-app");
    }

    @Test
    void theScriptsRunToTheirEnd() throws Exception {
        TrainingProject.write(folder);
        var built =
                Lazuli.run("build", "-C", folder.toString(), "--output", folder + "/out", "--json");
        assertThat(built.good().out()).contains("sha256:");
        var files =
                Lazuli.run(
                        "list",
                        "--files",
                        "training",
                        "-C",
                        folder.toString(),
                        "--output",
                        folder + "/out");
        assertThat(files.good().out())
                .contains("/etc/training.d/certificate-39.pem", "/var/lib/training/version")
                .contains("/var/lib/training/color", "/etc/alternatives/training");
    }
}
