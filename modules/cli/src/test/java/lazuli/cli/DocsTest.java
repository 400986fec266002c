package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lazuli.content.ByteSource;
import lazuli.definition.load.DefinitionLoader;
import lazuli.referee.DockerRegistry;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages tell people to type does what they say: each page's commands are run in their order, on the real archive. */
final class DocsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    /** What is not run, and where it is instead. */
    private static final Map<String, String> NOT_RUN =
            Map.of(
                    "mvn verify", "it is what runs this test",
                    "podman run", "the images are run by ImagesRunTest");

    @TempDir Path folder;

    private static List<String> blocks(String page, String language) throws IOException {
        return BLOCK.matcher(Files.readString(House.root().resolve(page)))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static Stream<String> commands(String block) {
        return block.lines()
                .map(line -> {
                    assertThat(line).as("a line of a console block is a command").startsWith("$ ");
                    return line.substring(2);
                })
                .filter(command -> NOT_RUN.keySet().stream().noneMatch(command::startsWith));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial.md", "docs/how-to.md"})
    void everyCommandOfThePageRuns(String page) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("a folder"));
        Path program = program(work);
        Path script = folder.resolve("script");
        try (DockerRegistry registry = DockerRegistry.start(folder, false)) {
            String text =
                    blocks(page, "console").stream()
                            .flatMap(DocsTest::commands)
                            .map(command ->
                                    command.replace(
                                            "registry.example", "127.0.0.1:" + registry.port()))
                            .reduce("set -eux\n", (all, command) -> all + command + "\n");
            Files.writeString(script, text);
            Map<String, String> environment =
                    Map.of(
                            "PATH",
                            program.getParent() + ":" + System.getenv("PATH"),
                            "XDG_CACHE_HOME",
                            Lazuli.cache().toString());
            Referee.Verdict verdict =
                    Referee.of("bash").run(work, environment, new byte[0], script.toString());
            assertThat(verdict.status()).as(verdict.text() + verdict.errors()).isZero();
            assertThat(verdict.text() + verdict.errors()).doesNotContain("error[");
        }
    }

    /** The project as a newcomer has it, with a launcher that starts the classes under test. */
    private static Path program(Path work) throws IOException {
        Path distro = House.root().resolve("distro");
        try (Stream<Path> files = Files.walk(distro)) {
            for (Path file : files.toList()) {
                Files.copy(file, work.resolve("distro").resolve(distro.relativize(file)));
            }
        }
        Path program =
                Files.writeString(
                        work.resolve("lazuli"),
                        """
                        #!/bin/sh
                        exec '%s' -Xmx512m --enable-native-access=ALL-UNNAMED -cp '%s' lazuli.cli.Main "$@"
                        """
                                .formatted(
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        Program.classPath()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial.md", "docs/how-to.md", "ARCHITECTURE.md"})
    void everyDefinitionOfThePageIsUnderstood(String page) throws IOException {
        for (String block : blocks(page, "toml")) {
            assertThat(
                            DefinitionLoader.load(
                                    Project.DEFINITION, name -> file(name, inContext(block))))
                    .as(block)
                    .isNotNull();
        }
    }

    /** A page shows a few lines: around them stands what every definition has. */
    private static String inContext(String block) {
        String image = "[image.base]\nkind = \"container\"\npackages = [\"nginx\"]\n";
        String lines =
                block.contains("[image.base]\n")
                        ? block.replace("[image.base]\n", image)
                        : image + block;
        return """
        [distribution]
        id = "example"
        name = "Example"
        version = "1"
        architectures = ["amd64"]
        [repository.debian]
        suites = ["trixie"]
        components = ["main"]
        keyring = "keys/debian-13.asc"
        """
                + lines;
    }

    private static java.util.Optional<ByteSource> file(String name, String definition) {
        if (name.equals("company.crt")) { // the reader's own
            return java.util.Optional.of(ByteSource.empty());
        }
        Path file = House.root().resolve("distro").resolve(name);
        try {
            return java.util.Optional.of(
                    name.equals(Project.DEFINITION)
                            ? ByteSource.of(definition)
                            : ByteSource.of(Files.readAllBytes(file)));
        } catch (IOException notThere) {
            return java.util.Optional.empty();
        }
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
        try (Stream<Path> pages =
                Stream.concat(Files.walk(House.root().resolve("docs")), Files.list(House.root()))) {
            for (Path page : pages.filter(each -> each.toString().endsWith(".md")).toList()) {
                link.matcher(Files.readString(page))
                        .results()
                        .map(each -> each.group(1))
                        .filter(target -> !target.contains("://"))
                        .forEach(target ->
                                assertThat(page.resolveSibling(target))
                                        .as(page.toString())
                                        .exists());
            }
        }
    }
}
