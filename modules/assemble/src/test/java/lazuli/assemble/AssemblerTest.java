package lazuli.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.content.Stamp;
import lazuli.deb.ControlFile;
import lazuli.deb.DebPackage;
import lazuli.definition.Definition;
import lazuli.definition.load.DefinitionLoader;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreeEditor;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition says of an image, beside its packages, is in its tree. */
final class AssemblerTest {
    private static final Stamp STAMP = new Stamp(1_700_000_000, ByteSource.of("seed").digest());

    /** Accounts as base-passwd has them, a program with its documentation, and a configuration file. */
    private static final DebPackage PACKAGE =
            deb(
                    "sample",
                    Map.of("conffiles", "/etc/sample.conf\n"),
                    Map.of(
                            "/etc/passwd",
                                    "root:x:0:0:root:/root:/bin/sh\napp:x:101:101::/:/bin/false\n",
                            "/etc/group", "root:x:0:\napp:x:101:\nvideo:x:44:\n",
                            "/etc/shadow", "root:*:19000::::::\napp:!:19000::::::\n",
                            "/etc/gshadow", "root:*::\napp:!::\nvideo:*::\n",
                            "/etc/sample.conf", "the package's\n",
                            "/usr/bin/sample", "the package's\n",
                            "/usr/share/doc/sample/README", "much\n",
                            "/usr/share/doc/sample/copyright", "whose\n"));

    private static DebPackage deb(
            String name, Map<String, String> controlFiles, Map<String, String> files) {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromPackage(name, "1.0"));
        new TreeMap<>(files)
                .forEach((path, content) -> {
                    tree.mkdirs(path.substring(0, path.lastIndexOf('/')), 0755);
                    tree.write(path, ByteSource.of(content), 0644);
                });
        Tree data = tree.toTree();
        SortedMap<String, ByteSource> members = new TreeMap<>();
        controlFiles.forEach((member, content) -> members.put(member, ByteSource.of(content)));
        String control =
                """
                Package: %s
                Version: 1.0
                Architecture: all
                Maintainer: Somebody <somebody@mirror.example>
                Description: a package of a test
                """
                        .formatted(name);
        return new DebPackage(
                ControlFile.parse(control, "control"),
                members,
                List.copyOf(data.entries().keySet()),
                data);
    }

    /** {@return the tree of an image that this text, in TOML, says more of} */
    private static Tree assembled(String architecture, String more) {
        String text =
                """
                [distribution]
                id = "example"
                name = "Example"
                version = "1"
                architectures = ["amd64", "arm64"]
                [repository.debian]
                suites = ["trixie"]
                components = ["main"]
                trusted = true
                [image.test]
                kind = "container"
                essential = false
                packages = ["sample"]
                """
                        + more;
        Definition definition =
                DefinitionLoader.load(
                        "lazuli.toml",
                        name ->
                                name.equals("lazuli.toml")
                                        ? Optional.of(ByteSource.of(text))
                                        : Optional.empty());
        return Assembler.assemble(
                definition.images().get("test"), architecture, List.of(PACKAGE), STAMP);
    }

    private static Tree assembled(String more) {
        return assembled("amd64", more);
    }

    private static Entry.Inode at(Tree tree, String path) {
        return tree.inode(new TreePath(path)).orElseThrow();
    }

    private static boolean has(Tree tree, String path) {
        return tree.entries().containsKey(new TreePath(path));
    }

    private static String text(Tree tree, String path) {
        return ((Entry.RegularFile) at(tree, path)).content().text();
    }

    @Test
    void accountsAreAddedAndThoseThatAreThereAreChanged(@TempDir Path folder) throws Exception {
        Tree tree =
                assembled(
                        """
                        [[image.test.group]]
                        name = "operators"
                        gid = 2000
                        members = ["worker"]
                        [[image.test.user]]
                        name = "worker"
                        groups = ["video"]
                        home = "/srv/worker"
                        [[image.test.user]]
                        name = "helper"
                        system = true
                        [[image.test.user]]
                        name = "app"
                        home = "/srv/app"
                        gecos = "The application"
                        """);
        assertThat(text(tree, "/etc/passwd").lines())
                .anyMatch(line -> line.startsWith("app:x:101:101:The application:/srv/app:"))
                .anyMatch(line -> line.startsWith("worker:x:1000:1000::/srv/worker:"))
                .anyMatch(line -> line.startsWith("helper:x:100:100:"));
        assertThat(text(tree, "/etc/group").lines())
                .contains("operators:x:2000:worker", "video:x:44:worker", "worker:x:1000:");
        // pwck and grpck look for users and homes on the host, but for the rest in these files.
        for (String file : List.of("passwd", "shadow", "group", "gshadow")) {
            Files.writeString(folder.resolve(file), text(tree, "/etc/" + file));
        }
        for (String[] pair :
                new String[][] {{"pwck", "passwd", "shadow"}, {"grpck", "group", "gshadow"}}) {
            Referee.Verdict verdict =
                    Referee.of(pair[0])
                            .run(
                                    folder,
                                    "-r",
                                    folder.resolve(pair[1]).toString(),
                                    folder.resolve(pair[2]).toString());
            assertThat(verdict.text() + verdict.errors())
                    .as(pair[0])
                    .doesNotContain("invalid", "duplicate", "no matching", "cannot");
        }
    }

    @Test
    void filesBelongToTheDefinitionsOwnAccountsAndTellTheirLine() {
        Tree tree =
                assembled(
                        """
                        [[image.test.user]]
                        name = "worker"
                        uid = 1500
                        [[image.test.file]]
                        path = "/srv/worker/tool"
                        content = "#!/bin/sh\\n"
                        mode = "4755"
                        owner = "worker"
                        group = "video"
                        [[image.test.directory]]
                        path = "/srv/data"
                        mode = "2770"
                        owner = "101"
                        [[image.test.symlink]]
                        path = "/srv/link"
                        target = "data"
                        """);
        Entry.Inode tool = at(tree, "/srv/worker/tool");
        assertThat(tool.metadata().mode()).isEqualTo(04755);
        assertThat(tool.metadata().uid()).isEqualTo(1500);
        assertThat(tool.metadata().gid()).isEqualTo(44);
        assertThat(tool.metadata().mtime()).isEqualTo(STAMP.epochSecond());
        assertThat(tool.origins().content().toString()).contains("lazuli.toml", "17");
        assertThat(at(tree, "/srv/data").metadata().mode()).isEqualTo(02770);
        assertThat(at(tree, "/srv/data").metadata().uid()).isEqualTo(101);
        assertThat(at(tree, "/srv/link"))
                .isInstanceOfSatisfying(
                        Entry.Symlink.class, link -> assertThat(link.target()).isEqualTo("data"));
    }

    @Test
    void anAccountThatIsNotThereIsNamedWithItsLine() {
        Problem problem =
                catchThrowableOfType(
                                ProblemException.class,
                                () ->
                                        assembled(
                                                """
                                                [[image.test.file]]
                                                path = "/srv/file"
                                                content = ""
                                                owner = "nobdy"
                                                """))
                        .problems()
                        .getFirst();
        assertThat(problem.code()).isEqualTo("assemble.unknown-account");
        assertThat(problem.what()).contains("nobdy");
        assertThat(problem.where()).contains("lazuli.toml:14");
    }

    @Test
    void whatADirectoryIsInTheWayOfIsAProblemAndNoCrash() {
        Problem problem =
                catchThrowableOfType(
                                ProblemException.class,
                                () ->
                                        assembled(
                                                """
                                                [[image.test.file]]
                                                path = "/usr/share"
                                                content = ""
                                                """))
                        .problems()
                        .getFirst();
        assertThat(problem.code()).isEqualTo("assemble.overlay");
        assertThat(problem.why()).contains("/usr/share");
    }

    @Test
    void aPackagesFileIsDivertedAndItsConffileReplaced() {
        Tree tree =
                assembled(
                        """
                        [[image.test.file]]
                        path = "/usr/bin/sample"
                        content = "ours\\n"
                        [[image.test.file]]
                        path = "/etc/sample.conf"
                        content = "ours\\n"
                        """);
        assertThat(text(tree, "/usr/bin/sample")).isEqualTo("ours\n");
        assertThat(text(tree, "/usr/bin/sample.distrib")).isEqualTo("the package's\n");
        assertThat(text(tree, "/var/lib/dpkg/diversions")).startsWith("/usr/bin/sample\n");
        assertThat(text(tree, "/etc/sample.conf")).isEqualTo("ours\n");
        assertThat(has(tree, "/etc/sample.conf.distrib")).isFalse();
    }

    @Test
    void whatIsOfAnotherArchitectureIsLeftOut() {
        String file =
                """
                [[image.test.file]]
                path = "/etc/only"
                content = ""
                architectures = ["arm64"]
                """;
        assertThat(has(assembled("amd64", file), "/etc/only")).isFalse();
        assertThat(has(assembled("arm64", file), "/etc/only")).isTrue();
    }

    @Test
    void whatIsRemovedIsForgottenByDpkgAndWhatIsKeptOrOursStays() {
        Tree tree =
                assembled(
                        """
                        remove = ["/usr/share/doc/**", "/usr/share/ours/**"]
                        keep = ["/usr/share/doc/*/copyright"]
                        [[image.test.file]]
                        path = "/usr/share/ours/file"
                        content = ""
                        """);
        assertThat(has(tree, "/usr/share/doc/sample/README")).isFalse();
        assertThat(has(tree, "/usr/share/doc/sample/copyright")).isTrue();
        assertThat(has(tree, "/usr/share/ours/file")).isTrue();
        assertThat(text(tree, "/var/lib/dpkg/info/sample.list"))
                .contains("/usr/share/doc/sample/copyright\n")
                .doesNotContain("README");
    }

    @Test
    void osReleaseSaysTheDistribution() {
        Tree tree = assembled("os-release = { VARIANT_ID = \"web\" }\n");
        assertThat(text(tree, "/usr/lib/os-release").lines())
                .contains("ID=example", "VERSION_ID=\"1\"", "VARIANT_ID=web");
        assertThat(at(tree, "/etc/os-release"))
                .isInstanceOfSatisfying(
                        Entry.Symlink.class,
                        link -> assertThat(link.target()).isEqualTo("../usr/lib/os-release"));
    }

    @Test
    void theSameDefinitionGivesTheSameTree() {
        String more = "[[image.test.user]]\nname = \"a\"\n[[image.test.user]]\nname = \"b\"\n";
        assertThat(assembled(more).entries().keySet())
                .isEqualTo(assembled(more).entries().keySet());
        assertThat(text(assembled(more), "/etc/passwd"))
                .isEqualTo(text(assembled(more), "/etc/passwd"));
    }
}
