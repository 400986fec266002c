package lazuli.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lazuli.oci.Reference;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerCredentialsTest {
    @TempDir private Path directory;

    private Optional<Credentials> find(String json, String reference) throws IOException {
        Path file = Files.writeString(directory.resolve("config.json"), json);
        return new DockerCredentials(List.of(file)).find(Reference.parse(reference));
    }

    private static Optional<Credentials> password(String username, String password) {
        return Optional.of(new Credentials.Password(username, password));
    }

    @Test
    void understandsWhatDockerAndPodmanWrite() throws IOException {
        // me:secret, hub:pass:word
        String json =
                """
                {"auths": {
                  "https://index.docker.io/v1/": {"auth": "aHViOnBhc3M6d29yZA=="},
                  "registry.example": {"auth": "bWU6c2VjcmV0"},
                  "registry.example/team": {"username": "team", "password": "t"},
                  "token.example": {"auth": "bWU6c2VjcmV0", "identitytoken": "refresh"},
                  "empty.example": {}
                }, "HttpHeaders": {}}
                """;
        assertThat(find(json, "debian")).isEqualTo(password("hub", "pass:word"));
        assertThat(find(json, "registry.example/other/x:1")).isEqualTo(password("me", "secret"));
        assertThat(find(json, "registry.example/team/x:1")).isEqualTo(password("team", "t"));
        assertThat(find(json, "registry.example/team2/x:1")).isEqualTo(password("me", "secret"));
        assertThat(find(json, "token.example/x"))
                .contains(new Credentials.IdentityToken("refresh"));
        assertThat(find(json, "empty.example/x")).isEmpty();
        assertThat(find(json, "registry.example:5000/x")).isEmpty();
        assertThat(find("{}", "debian")).isEmpty();
    }

    @Test
    void theFirstFileThatKnowsTheRegistryCounts() throws IOException {
        Path first =
                Files.writeString(
                        directory.resolve("1.json"),
                        "{\"auths\":{\"a.example\":{\"auth\":\"bWU6c2VjcmV0\"}}}");
        Path second =
                Files.writeString(
                        directory.resolve("2.json"),
                        "{\"auths\":{\"a.example\":{\"auth\":\"eDp5\"},\"b.example\":{\"auth\":\"eDp5\"}}}");
        var source = new DockerCredentials(List.of(directory.resolve("none.json"), first, second));
        assertThat(source.find(Reference.parse("a.example/x"))).isEqualTo(password("me", "secret"));
        assertThat(source.find(Reference.parse("b.example/x"))).isEqualTo(password("x", "y"));
    }

    @Test
    void aDamagedFileIsAProblemThatTellsNoSecret() {
        for (String json :
                List.of(
                        "",
                        "[]",
                        "{",
                        "{\"auths\":{\"a.example\":{\"auth\":\"%%%\"}}}",
                        "{\"auths\":{\"a.example\":{\"auth\":\"c2VjcmV0\"}}}")) {
            assertThatThrownBy(() -> find(json, "a.example/x"))
                    .as("%s", json)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.HOST))
                    .hasMessageContaining("config.json")
                    .hasMessageNotContaining("c2VjcmV0");
        }
    }

    @Test
    void aHelperThatIsMissingOrBadlyNamedIsAProblem() {
        assertThatThrownBy(() ->
                        find(
                                "{\"credHelpers\":{\"a.example\":\"lazuli-test-missing\"}}",
                                "a.example/x"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("docker-credential-lazuli-test-missing");
        assertThatThrownBy(() -> find("{\"credsStore\":\"../../bin/sh\"}", "a.example/x"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("registry.credential-helper");
    }

    @Test
    void credentialsAreNeverPrinted() {
        assertThat(new Credentials.Password("me", "secret")).hasToString("Password[***]");
        assertThat(new Credentials.IdentityToken("secret")).hasToString("IdentityToken[***]");
    }
}
