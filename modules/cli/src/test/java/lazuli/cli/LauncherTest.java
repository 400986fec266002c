package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lazuli}, in a project of its own with a {@code java} and a {@code mvn} that only say how they were started. */
final class LauncherTest {
    private static final List<String> TOOLS =
            List.of(
                    "sh",
                    "cat",
                    "dirname",
                    "find",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sleep",
                    "tail",
                    "touch");

    private static final String MAVEN =
            """
            #!/bin/sh
            mkdir -p modules/cli/target/lib
            touch modules/cli/target/lib/'the program.jar'
            """;

    @TempDir Path folder;
    private Path project;
    private Path tools;

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        Files.copy(House.root().resolve("lazuli"), project.resolve("lazuli"));
        assertThat(project.resolve("lazuli").toFile().setExecutable(true)).isTrue();
        Files.createFile(project.resolve("pom.xml"));
        Files.createDirectories(project.resolve("modules"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            program(
                    tools.resolve(tool),
                    "#!/bin/sh\nPATH=/usr/bin:/bin exec %s \"$@\"\n".formatted(tool));
        }
    }

    private Path program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** A JDK as the launcher sees one; its java says which one it is, and what it is given. */
    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        program(
                jdk.resolve("bin/java"),
                """
                #!/bin/sh
                for each; do
                    case $each in -XX:AOTCacheOutput=*) : >"${each#*=}"; exit 0 ;; esac
                done
                printf '<%%s>' "%s" "$@"
                """
                        .formatted(version));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jdk;
    }

    private Referee.Verdict launch(Map<String, String> more, Path program, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", tools.toString()));
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", "");
        environment.putAll(more);
        String[] all = new String[arguments.length + 1];
        all[0] = program.toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Referee.of("sh").run(folder, environment, new byte[0], all);
    }

    private Map<String, String> withJdk() throws IOException {
        return Map.of("JAVA_HOME", jdk("jdk 25", "25.0.1").toString());
    }

    private void failed(Referee.Verdict verdict, String code, String... says) {
        assertThat(verdict.status()).as(verdict.errors()).isEqualTo(3);
        assertThat(verdict.errors())
                .contains("error[" + code + "]: ", "  where: ", "  why:   ", "  fix:   ");
        List.of(says).forEach(each -> assertThat(verdict.errors()).contains(each));
    }

    @Test
    void itBuildsItselfOnceAndSaysSo() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
        Referee.Verdict first =
                launch(withJdk(), project.resolve("lazuli"), "list", "an image").good();
        assertThat(first.errors()).startsWith("lazuli: building itself, once").hasLineCount(1);
        assertThat(first.text())
                .startsWith("<25.0.1>")
                .contains("/a project/target/lazuli/lib/the program.jar>")
                .endsWith("<lazuli.cli.Main><list><an image>");
        assertThat(launch(withJdk(), project.resolve("lazuli")).good().errors()).isEmpty();
    }

    @Test
    void theUsersOwnOptionsForTheJvmWin() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
        Map<String, String> environment = new HashMap<>(withJdk());
        environment.put("LAZULI_JAVA_OPTS", "-Xmx1g -Xmn64m");
        assertThat(launch(environment, project.resolve("lazuli"), "list").good().text())
                .containsPattern("<-Xmx512m>.*<-Xmn32m>.*<-Xmx1g><-Xmn64m><-cp>");
    }

    @Test
    void itIsFoundThroughSymbolicLinks() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
        Files.createSymbolicLink(folder.resolve("one"), Path.of("a project/lazuli"));
        Path bin = Files.createDirectories(folder.resolve("some where"));
        Path two = Files.createSymbolicLink(bin.resolve("two"), Path.of("../one"));
        assertThat(launch(withJdk(), two, "--help").good().text())
                .contains("/a project/target/lazuli/lib/the program.jar>")
                .endsWith("<--help>");
    }

    @Test
    void aNewerJdkOnThePathIsTakenWhereJavaHomeIsTooOld() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
        Path old = jdk("old", "17.0.9");
        Files.createSymbolicLink(tools.resolve("java"), jdk("new", "26-ea").resolve("bin/java"));
        assertThat(
                        launch(
                                        Map.of("JAVA_HOME", old.toString()),
                                        project.resolve("lazuli"),
                                        "--help")
                                .good()
                                .text())
                .startsWith("<26-ea>");
    }

    /** Where a host keeps its JDKs is hidden for this one process. */
    @Test
    void withoutAJdkItSaysWhereItLooked() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        Path old = jdk("old", "17.0.9");
        Referee.Verdict verdict =
                Referee.of("unshare")
                        .run(
                                folder,
                                Map.of("JAVA_HOME", old.toString(), "HOME", folder.toString()),
                                new byte[0],
                                "--mount",
                                "sh",
                                "-c",
                                "for each in /usr/lib/jvm /usr/java /opt; do [ ! -d $each ] || mount -t tmpfs none $each; done; exec \"$0\"",
                                project.resolve("lazuli").toString());
        failed(verdict, "host.no-jdk", "17 (" + old + ")", "JAVA_HOME");
    }

    @Test
    void withoutMavenItSaysSo() throws IOException {
        failed(launch(withJdk(), project.resolve("lazuli")), "host.no-maven", "apt install maven");
    }

    @Test
    void whereItCantWriteItSaysSo() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
        Files.createFile(project.resolve("target"));
        failed(launch(withJdk(), project.resolve("lazuli")), "host.not-writable");
    }

    @Test
    void whatMavenSaysIsShownWhereItFails() throws IOException {
        program(tools.resolve("mvn"), "#!/bin/sh\necho 'no network today'\nexit 1\n");
        failed(
                launch(withJdk(), project.resolve("lazuli")),
                "host.build",
                "no network today",
                "target/lazuli/build.log");
        assertThat(project.resolve("target/lazuli/lock")).doesNotExist();
    }

    @Test
    void shellcheckHasNothingToSay() {
        Referee.of("shellcheck").run(House.root(), "lazuli", ".ci/run", ".ci/referees").good();
    }
}
