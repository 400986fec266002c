package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lazuli.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionErrorsTest {
    /** Lines that Project.small puts before the text. */
    private static final int BEFORE = 8;

    private static Problem only(Project project) {
        List<Problem> problems = project.problems();
        assertThat(problems).as(() -> problems.toString()).hasSize(1);
        return problems.getFirst();
    }

    private static void assertPlace(Problem problem, int line, int column, String key) {
        assertThat(problem.where())
                .isEqualTo("lazuli.toml:%d:%d, %s".formatted(BEFORE + line, column, key));
    }

    /** One line in an image, what it must be called, where, and what to write instead. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            value = {
                "packges = ['bash']                          ¦ unknown-key   ¦ 1 ¦ write packages",
                "suites = ['trixie']                         ¦ unknown-key   ¦ 1 ¦ move it to a table [repository.NAME]",
                "colour = 'blue'                             ¦ unknown-key   ¦ 1 ¦ take it out",
                "packages = 'bash'                           ¦ wrong-type    ¦ 1 ¦ write packages = [\"bash\"]",
                "packages = [1]                              ¦ wrong-type    ¦ 13 ¦ write it in quotes: \"1\"",
                "packages = [1.5]                            ¦ wrong-type    ¦ 13 ¦ write something like packages = [\"curl\", \"nginx (>= 1.26)\"]",
                "packages = [1979-05-27]                     ¦ wrong-type    ¦ 13 ¦ packages = [",
                "essential = 'false'                         ¦ wrong-type    ¦ 1 ¦ write essential = false, without quotes",
                "user = 'nonroot'                            ¦ wrong-type    ¦ 1 ¦ [[….user]]",
                "env = ['A=b']                               ¦ wrong-type    ¦ 1 ¦ env = { LANG",
                "env = { A = 1 }                             ¦ wrong-type    ¦ 9 ¦ write it in quotes: \"1\"",
                "dpkg-database = 'ful'                       ¦ bad-value     ¦ 1 ¦ write \"full\"",
                "compression = 'bzip2'                       ¦ bad-value     ¦ 1 ¦ write",
                "stop-signal = 'SIGTREM'                     ¦ bad-value     ¦ 1 ¦ write \"SIGTERM\"",
                "architectures = ['arm46']                   ¦ bad-value     ¦ 18 ¦ write \"arm64\"",
                "architectures = []                          ¦ bad-value     ¦ 1 ¦ architectures = [\"amd64\"]",
                "description = ''                            ¦ bad-value     ¦ 1 ¦ one line",
                "include = ['Base_Profile']                  ¦ bad-name      ¦ 12 ¦ write base-profile",
                "workdir = 'srv'                             ¦ bad-path      ¦ 1 ¦ write \"/srv\"",
                "workdir = '/srv/../etc'                     ¦ bad-path      ¦ 1 ¦ plain absolute path",
                "volumes = ['/srv/']                         ¦ bad-path      ¦ 12 ¦ plain absolute path",
                "volumes = ['/srv//x']                       ¦ bad-path      ¦ 12 ¦ plain absolute path",
                "remove = ['usr/share/doc']                  ¦ bad-glob      ¦ 11 ¦ \"/usr/share/doc/**\"",
                "remove = ['/usr/share/[doc']                ¦ bad-glob      ¦ 11 ¦ \"/usr/share/doc/**\"",
                "remove = ['/usr/share/a**']                 ¦ bad-glob      ¦ 11 ¦ \"/usr/share/doc/**\"",
                "ports = ['0']                               ¦ bad-port      ¦ 10 ¦ \"8080/tcp\"",
                "ports = ['65536/tcp']                       ¦ bad-port      ¦ 10 ¦ \"8080/tcp\"",
                "ports = ['http']                            ¦ bad-port      ¦ 10 ¦ \"8080/tcp\"",
                "run-as = 'Nobody'                           ¦ bad-user      ¦ 1 ¦ \"UID:GID\"",
                "run-as = '4294967296'                       ¦ bad-user      ¦ 1 ¦ \"UID:GID\"",
                "packages = ['Nginx']                        ¦ bad-package   ¦ 13 ¦ nginx",
                "packages = ['nginx=1.26']                   ¦ bad-package   ¦ 13 ¦ write \"nginx (= 1.26)\"",
                "packages = ['nginx >= 1.26']                ¦ bad-package   ¦ 13 ¦ write \"nginx (= 1.26)\"",
                "packages = ['a1 | b2']                      ¦ bad-package   ¦ 13 ¦ choose one",
                "exclude = ['nginx (>= 1)']                  ¦ bad-package   ¦ 12 ¦ write \"nginx\": just the name",
                "packages = ['bash', 'bash']                 ¦ duplicate     ¦ 21 ¦ take one out",
                "env = { '1A' = '' }                         ¦ bad-name      ¦ 9 ¦ LANG",
                "debconf = { tzdata = 'x' }                  ¦ bad-name      ¦ 13 ¦ \"tzdata/Areas\"",
                "debconf = { 'a1/b' = 1 }                    ¦ wrong-type    ¦ 13 ¦ in quotes",
                "os-release = { id = 'x' }                   ¦ bad-name      ¦ 16 ¦ VARIANT_ID",
                "keep = ['/usr/share/doc/x']                 ¦ contradiction ¦ 1 ¦ add remove here",
                "include = ['bse']                           ¦ unknown-reference ¦ 12 ¦ write \"base\"",
            })
    void saysWhatIsWrongWithALine(String line, String code, int column, String fix) {
        String setting = line.strip();
        Problem problem =
                only(
                        Project.small(
                                "[profile.base]\n[image.x]\nkind = \"container\"\n"
                                        + setting
                                        + "\n"));
        assertThat(problem.code()).isEqualTo("definition." + code);
        assertThat(problem.fix()).contains(fix);
        assertThat(problem.where())
                .startsWith("lazuli.toml:%d:%d, image.x.".formatted(BEFORE + 4, column));
    }

    /** The lines of a table in an image, split at ';'. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            value = {
                "file ; path = 'etc/motd' ; content = ''                             ¦ bad-path      ¦ write \"/etc/motd\"",
                "file ; path = '/etc/motd'                                           ¦ missing-key   ¦ content = \"\"",
                "file ; content = ''                                                 ¦ missing-key   ¦ path = \"/etc/motd\"",
                "file ; path = '/a' ; content = '' ; source = 'keys/debian.asc'      ¦ contradiction ¦ take one of the two out",
                "file ; path = '/a' ; content = '' ; mode = 644                      ¦ wrong-type    ¦ \"0644\"",
                "file ; path = '/a' ; content = '' ; mode = 0o755                    ¦ wrong-type    ¦ \"0755\"",
                "file ; path = '/a' ; content = '' ; mode = '0888'                   ¦ bad-mode      ¦ \"0644\"",
                "file ; path = '/a' ; content = '' ; mode = 'rw-r--r--'              ¦ bad-mode      ¦ \"0644\"",
                "file ; path = '/a' ; source = 'nothing'                             ¦ no-file       ¦ make the file",
                "file ; path = '/a' ; source = '/etc/passwd'                         ¦ bad-path      ¦ from this definition file's directory",
                "file ; path = '/a' ; source = '../secret'                           ¦ bad-path      ¦ copy the file into the project",
                "file ; path = '/a' ; content = '' ; owner = 'a b'                   ¦ bad-user      ¦ \"www-data\"",
                "file ; path = '/a' ; content = '' ; owner = 0                       ¦ wrong-type    ¦ in quotes: \"0\"",
                "symlink ; path = '/a'                                               ¦ missing-key   ¦ target =",
                "symlink ; path = '/a' ; target = ''                                 ¦ bad-value     ¦ one line",
                "directory ; path = '/a' ; mode = '7'                                ¦ bad-mode      ¦ \"0755\"",
                "user ; name = 'Root'                                                ¦ bad-user      ¦ write a name",
                "user ; name = '-x'                                                  ¦ bad-user      ¦ write a name",
                "user ; name = 'a' ; uid = -1                                        ¦ bad-value     ¦ in that range",
                "user ; name = 'a' ; uid = '7'                                       ¦ wrong-type    ¦ uid = 65532",
                "user ; name = 'a' ; gecos = 'a:b'                                   ¦ bad-value     ¦ comment",
                "user ; name = 'a' ; group = 'b' ; gid = 5                           ¦ contradiction ¦ [[….group]]",
                "group ; gid = 5                                                     ¦ missing-key   ¦ name =",
            })
    void saysWhatIsWrongWithATable(String lines, String code, String fix) {
        String table =
                lines.strip().replaceFirst("(\\w+) ; ", "[[image.x.$1]]\n").replace(" ; ", "\n");
        Problem problem =
                only(Project.small("[image.x]\nkind = \"container\"\n" + table.strip() + "\n"));
        assertThat(problem.code()).isEqualTo("definition." + code);
        assertThat(problem.fix()).contains(fix);
        assertThat(problem.where()).startsWith("lazuli.toml:").contains(", image.x.");
    }

    /** A repository's lines, split at ';'. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            value = {
                "components = ['main'] ; trusted = true                                      ¦ missing-key   ¦ suites = ",
                "suites = ['trixie'] ; trusted = true                                        ¦ missing-key   ¦ components = ",
                "suites = ['trixie'] ; components = ['main']                                 ¦ missing-key   ¦ keyring = ",
                "suites = ['./'] ; components = ['main'] ; trusted = true                    ¦ contradiction ¦ take components out",
                "suites = ['./', 'trixie'] ; trusted = true                                  ¦ contradiction ¦ two repositories",
                "directory = 'p' ; mirror = 'https://m.example/'                             ¦ contradiction ¦ take one of the two out",
                "directory = 'p' ; trusted = true ; keyring = 'keys/debian.asc'              ¦ contradiction ¦ take trusted out",
                "directory = 'p' ; keyring = 'keys/none.asc'                                 ¦ no-file       ¦ make the file",
                "suites = ['./'] ; mirror = 'ftp://m.example/' ; trusted = true              ¦ bad-url       ¦ https://mirror.example",
                "suites = ['./'] ; mirror = 'm.example' ; trusted = true                     ¦ bad-url       ¦ https://mirror.example",
                "suites = [] ; components = ['main'] ; trusted = true                        ¦ bad-value     ¦ suites = ",
                "suites = ['a b'] ; components = ['main'] ; trusted = true                   ¦ bad-value     ¦ a suite",
                "format = 'rpm' ; suites = ['./'] ; trusted = true                           ¦ bad-value     ¦ write",
                "directory = 'p' ; priority = 10000                                          ¦ bad-value     ¦ in that range",
            })
    void saysWhatIsWrongWithARepository(String lines, String code, String fix) {
        Problem problem =
                only(
                        Project.small(
                                "[image.x]\nkind = \"container\"\n[repository.y]\n"
                                        + lines.strip().replace(" ; ", "\n")
                                        + "\n"));
        assertThat(problem.code()).isEqualTo("definition." + code);
        assertThat(problem.fix()).contains(fix);
        assertThat(problem.where()).startsWith("lazuli.toml:").contains(", repository.y");
    }

    @Test
    void saysEverythingAtOnceByPlace() {
        List<Problem> problems =
                Project.small(
                                """
                                [image.x]
                                kind = "contaner"
                                packges = ["bash"]
                                ports = ["x"]
                                [image.Y]
                                """)
                        .problems();
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        "definition.bad-value",
                        "definition.unknown-key",
                        "definition.bad-port",
                        "definition.bad-name",
                        "definition.missing-key");
        assertThat(problems.get(1).toString())
                .isEqualTo(
                        """
                        error[definition.unknown-key]: packges is not a setting of [image.NAME]
                          where: lazuli.toml:11:1, image.x.packges
                          why:   the nearest name that it has is packages
                          fix:   write packages\
                        """);
    }

    @Test
    void saysThatAPackageIsBothAskedForAndExcluded() {
        Problem problem =
                only(
                        Project.small(
                                """
                                [profile.base]
                                packages = ["curl (>= 8)"]
                                [image.x]
                                kind = "container"
                                include = ["base"]
                                exclude = ["curl"]
                                """));
        assertThat(problem.code()).isEqualTo("definition.contradiction");
        assertPlace(problem, 6, 12, "image.x.exclude");
        assertThat(problem.why()).contains("lazuli.toml:10:13, profile.base.packages");
    }

    @Test
    void saysThatAPackageIsBothAskedForAndOmitted() {
        Problem problem =
                only(
                        Project.small(
                                """
                                [image.x]
                                kind = "container"
                                packages = ["curl"]
                                omit = ["curl"]
                                """));
        assertThat(problem.what()).isEqualTo("image x can't both ask for curl and omit it");
    }

    @Test
    void saysThatAnImageIsEmpty() {
        Problem problem =
                only(Project.small("[image.x]\nkind = \"container\"\nessential = false\n"));
        assertThat(problem.code()).isEqualTo("definition.empty-image");
        assertPlace(problem, 1, 1, "image.x");
    }

    @Test
    void saysThatThereIsNoImage() {
        assertThat(only(Project.small("")).what()).isEqualTo("the top of the file needs image");
        assertThat(only(Project.small("[image]\n")).code()).isEqualTo("definition.empty-image");
    }

    @Test
    void saysThatThereIsNoRepository() {
        Problem problem =
                only(
                        Project.of(
                                """
                                [distribution]
                                id = "demo"
                                name = "Demo"
                                version = "1"
                                [image.x]
                                kind = "container"
                                """));
        assertThat(problem.fix()).isEqualTo("add a table like [repository.debian]");
    }

    @Test
    void anEmptyFileNeedsADistributionAndAnImage() {
        assertThat(Project.of("").problems())
                .extracting(Problem::fix)
                .containsExactly("add a line like [distribution]", "add a line like [image.NAME]");
    }

    @Test
    void saysWhereAProfileIncludesItself() {
        Problem problem =
                only(
                        Project.small(
                                """
                                [profile.a]
                                include = ["b"]
                                [profile.b]
                                include = ["c"]
                                [profile.c]
                                include = ["b"]
                                [image.x]
                                kind = "container"
                                include = ["a"]
                                """));
        assertThat(problem.code()).isEqualTo("definition.include-cycle");
        assertThat(problem.why()).isEqualTo("b includes c includes b");
        assertPlace(problem, 6, 12, "profile.c.include");
    }

    @Test
    void saysWhereAFileIncludesItself() {
        Problem problem =
                only(
                        Project.small("[image.x]\nkind = \"container\"\n")
                                .with("a/b.toml", "include = [\"../lazuli.toml\"]\n")
                                .with(
                                        "lazuli.toml",
                                        "include = [\"a/b.toml\"]\n[distribution]\nid = \"a\"\nname = \"A\"\nversion = \"1\"\n[image.x]\nkind = \"container\"\nessential = false\n[[image.x.file]]\npath = \"/a\"\ncontent = \"\"\n"));
        assertThat(problem.code()).isEqualTo("definition.include-cycle");
        assertThat(problem.where()).isEqualTo("a/b.toml:1:12, include");
        assertThat(problem.why()).isEqualTo("lazuli.toml includes a/b.toml includes lazuli.toml");
    }

    @Test
    void saysThatTwoFilesSayTheSame() {
        Problem problem =
                only(
                        Project.rich()
                                .with(
                                        "more/network.toml",
                                        Project.resource("network.toml")
                                                + "[profile.base]\npackages = [\"vim\"]\n"));
        assertThat(problem.code()).isEqualTo("definition.duplicate");
        assertThat(problem.where()).startsWith("lazuli.toml:").endsWith(", profile.base.packages");
        assertThat(problem.why()).startsWith("more/network.toml:9:1 says it already");
    }

    @Test
    void saysThatAnIncludedFileIsMissingAndGoesOn() {
        List<Problem> problems = Project.of("include = [\"none.toml\"]\nbogus = 1\n").problems();
        assertThat(problems)
                .extracting(Problem::code)
                .contains("definition.no-file", "definition.unknown-key");
    }

    @Test
    void saysThatTheDefinitionItselfIsMissing() {
        assertThat(only(new Project()).what()).isEqualTo("there is no file lazuli.toml");
    }

    @Test
    void saysWhichPathUserOrNumberIsGivenTwice() {
        List<Problem> problems =
                Project.small(
                                """
                                [profile.a]
                                user = [{ name = "eve", uid = 7 }]
                                [image.x]
                                kind = "container"
                                include = ["a"]
                                user = [{ name = "cain", uid = 7 }, { name = "adam" }, { name = "adam" }]
                                file = [{ path = "/a", content = "" }, { path = "/b", content = "" }]
                                symlink = [{ path = "/a", target = "b" }, { path = "/b/c", target = "d" }]
                                """)
                        .problems();
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "eve and cain both have the uid 7",
                        "the user \"adam\" is given twice",
                        "the path /a is given twice",
                        "/b/c can't lie below a file");
    }

    @Test
    void onePathMayBeGivenOnceForEachArchitecture() {
        assertThat(
                        Project.small(
                                        """
                                        [image.x]
                                        kind = "container"
                                        [[image.x.file]]
                                        path = "/a"
                                        content = "1"
                                        architectures = ["amd64"]
                                        [[image.x.file]]
                                        path = "/a"
                                        content = "2"
                                        architectures = ["arm64"]
                                        """)
                                .problems())
                .isEmpty();
    }

    @Test
    void saysThatOsReleaseIsLeftAlone() {
        Problem problem =
                only(
                        Project.of(
                                """
                                [distribution]
                                id = "demo"
                                name = "Demo"
                                version = "1"
                                os-release = false
                                [image.x]
                                kind = "container"
                                essential = false
                                file = [{ path = "/a", content = "" }]
                                os-release = { VARIANT = "x" }
                                """));
        assertThat(problem.code()).isEqualTo("definition.contradiction");
    }

    @Test
    void saysWhereItIsNotUtf8() {
        byte[] latin1 = "[distribution]\nname = \"Zürich\"\n".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem = only(new Project().with("lazuli.toml", latin1));
        assertThat(problem.code()).isEqualTo("definition.encoding");
        assertThat(problem.where()).isEqualTo("lazuli.toml:2:10");
        assertThat(problem.why()).contains("0xfc");
    }

    @Test
    void saysWhereAControlCharacterStands() {
        Problem problem = only(Project.of("# \u001b[31m\n"));
        assertThat(problem.code()).isEqualTo("definition.syntax");
        assertThat(problem.where()).isEqualTo("lazuli.toml:1:3");
        assertThat(problem.toString()).doesNotContain("\u001b");
    }

    @Test
    void aFileMayBeginWithAByteOrderMarkAndHaveLinesThatEndInCrLf() {
        assertThat(
                        Project.small("[image.x]\r\nkind = \"container\"\r\n")
                                .with(
                                        "lazuli.toml",
                                        "\ufeff"
                                                + Project.resource("rich.toml")
                                                        .replace("\n", "\r\n"))
                                .with("more/network.toml", Project.resource("network.toml"))
                                .with("files/motd", "")
                                .with("files/hosts", "")
                                .problems())
                .isEmpty();
    }

    @Test
    void saysThatAFileIsTooLarge() {
        Problem problem = only(Project.of("#".repeat((1 << 18) + 1)));
        assertThat(problem.code()).isEqualTo("definition.too-large");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            value = {
                "mode = 0644            ¦ write the mode in quotes",
                "name: Demo             ¦ a colon is YAML's",
                "name = Demo            ¦ put the value in quotes",
                "name = “Demo”          ¦ straight quotes",
                "[image.x               ¦ each table's [NAME] on a line of its own",
                "a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] ¦ less nesting",
            })
    void saysWhatIsNotToml(String line, String fix) {
        Problem problem = only(Project.small("[image.x]\nkind = \"container\"\n" + line + "\n"));
        assertThat(problem.code()).isEqualTo("definition.syntax");
        assertThat(problem.where()).startsWith("lazuli.toml:%d:".formatted(BEFORE + 3));
        assertThat(problem.fix()).contains(fix);
    }

    @Test
    void showsSeveralSyntaxErrorsAndWhatIsWrongBeforeThem() {
        List<Problem> problems =
                Project.small(
                                """
                                [image.x]
                                kind = "contaner"
                                a = = 1
                                packages = ["bash"]
                                b = "open
                                packges = 1
                                """)
                        .problems();
        assertThat(problems)
                .extracting(problem -> problem.code() + " " + problem.where().split("[:,]")[1])
                .containsExactly(
                        "definition.bad-value 10", "definition.syntax 11", "definition.syntax 13");
    }

    @Test
    void saysWhereAKeyStoodFirst() {
        Problem problem =
                only(
                        Project.small(
                                """
                                # A comment,

                                # and another one.
                                [image.x]
                                kind = "container"

                                # One more.
                                kind = "container"
                                """));
        assertThat(problem.code()).isEqualTo("definition.duplicate");
        assertThat(problem.where()).isEqualTo("lazuli.toml:%d:1".formatted(BEFORE + 8));
        assertThat(problem.why()).contains("line %d".formatted(BEFORE + 5));
    }

    @Test
    void saysHowManyErrorsAreNotShown() {
        List<String> lines = new ArrayList<>(List.of("[image.x]", "kind = \"container\""));
        for (int i = 0; i < 250; i++) {
            lines.add("bogus%d = 1".formatted(i));
        }
        List<Problem> problems = Project.small(String.join("\n", lines)).problems();
        assertThat(problems).hasSize(101);
        assertThat(problems.getLast().what()).isEqualTo("150 more errors are not shown");
    }
}
