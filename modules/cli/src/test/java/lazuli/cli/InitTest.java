package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitTest {
    @TempDir Path folder;

    @Test
    void theNewProjectIsUnderstood() {
        Path project = folder.resolve("a folder").resolve("web-server");
        assertThat(Lazuli.run("init", project.toString()).good().err())
                .contains("lazuli build", project.toString());
        assertThat(Lazuli.run("-C", project.toString(), "list").good().out())
                .contains("web-server/amd64", "not locked", "not built");
    }

    @Test
    void jsonNamesTheFiles() {
        Path project = folder.resolve("web");
        String json = Lazuli.run("init", "--json", project.toString()).good().out();
        JsonObject document = JsonParser.parseString(json).getAsJsonObject();
        assertThat(document.get("project").getAsString()).isEqualTo(project.toString());
        document.getAsJsonArray("files")
                .forEach(file -> assertThat(project.resolve(file.getAsString())).exists());
    }

    @Test
    void nothingIsWrittenOverWhatIsThere() throws IOException {
        Files.writeString(folder.resolve("lazuli.toml"), "mine");
        Lazuli.Outcome outcome = Lazuli.run("init", folder.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("error[init.not-empty]");
        assertThat(folder.resolve("lazuli.toml")).hasContent("mine");
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void aNameThatNoImageCanHaveGivesWay() {
        Path project = folder.resolve("My Project");
        Lazuli.run("init", project.toString()).good();
        assertThat(Lazuli.run("-C", project.toString(), "list").good().out())
                .contains("my-distribution/amd64");
    }
}
