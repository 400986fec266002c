package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lazuli doctor} finds what would stop a build. */
final class DoctorTest {
    @TempDir Path folder;

    @Test
    void saysWhereEachRepositoryIsAndHowNew() {
        try (var archive = new SmallArchive()) {
            SmallProject project = SmallProject.in(folder, archive);
            assertThat(project.run("doctor").good().out())
                    .containsPattern(
                            "(?m)^good repository   test: trixie of \\d{4}-\\d\\d-\\d\\d from "
                                    + archive.url()
                                    + " \\(the definition\\)$");
            assertThat(project.run("doctor", "--offline").good().out())
                    .doesNotContain("repository ");
        }
    }

    @Test
    void saysNoWhereARepositoryDoesNotAnswer() {
        SmallProject project;
        try (var archive = new SmallArchive()) {
            project = SmallProject.in(folder, archive);
        }
        Lazuli.Outcome outcome = project.run("doctor", "--json");
        assertThat(outcome.status()).as(outcome.out()).isEqualTo(Main.NO);
        for (JsonElement finding : JsonParser.parseString(outcome.out()).getAsJsonArray()) {
            boolean repository =
                    finding.getAsJsonObject().get("what").getAsString().equals("repository");
            assertThat(finding.getAsJsonObject().get("good").getAsBoolean()).isEqualTo(!repository);
        }
    }

    @Test
    void saysNoToADefinitionThatIsNotUnderstood() throws Exception {
        Files.writeString(folder.resolve("lazuli.toml"), "[distributino]\n");
        Lazuli.Outcome outcome = Lazuli.run("-C", folder.toString(), "doctor");
        assertThat(outcome.status()).isEqualTo(Main.NO);
        assertThat(outcome.out()).contains("BAD  definition").contains("`lazuli build` shows them");
    }
}
