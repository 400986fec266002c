package lazuli.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.deb.DebPackage;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put into a tree beside its packages is treated as if an administrator had put it there. */
final class InstallationTest {
    private static final DebPackage GATHERER =
            Debs.of(
                    "gatherer",
                    Map.of(
                            "triggers",
                            """
                            interest-noawait /usr/share/things
                            interest update-ca-certificates
                            interest-noawait ldconfig
                            """,
                            "postinst",
                            """
                            #!/bin/sh
                            set -e
                            [ "$1" = triggered ] || exit 0
                            for trigger in $2; do
                                echo "$trigger" >>/var/lib/gathered
                            done
                            ls /usr/share/things >/var/lib/things
                            """),
                    Map.of("/usr/share/things/first", "", "/usr/bin/gather", "the package's\n"));

    private static Installation installed(DatabaseStyle database, DebPackage... packages) {
        return Configurer.install(
                List.of(packages),
                new Configuration("amd64", 0, Set.of(), new TreeMap<>(), database, true));
    }

    private static Installation installed(DebPackage... packages) {
        return installed(DatabaseStyle.FULL, packages);
    }

    private static void put(Installation installation, String path) {
        installation.tree().mkdirs(path.substring(0, path.lastIndexOf('/')), 0755);
        installation.divert(path);
        if (installation.tree().lstat(path).isPresent()) {
            installation.tree().unlink(path);
        }
        installation.tree().write(path, ByteSource.of("the definition's\n"), 0644);
    }

    private static String text(Tree tree, String path) {
        return ((Entry.RegularFile) tree.entries().get(new TreePath(path))).content().text();
    }

    @Test
    void packagesActOnTheirPaths() {
        Installation installation = installed(GATHERER);
        put(installation, "/usr/share/things/second");
        put(installation, "/usr/share/elsewhere");
        installation.activate(List.of("/usr/share/things/second", "/usr/share/elsewhere"));
        Tree tree = installation.finish().toTree();
        assertThat(text(tree, "/var/lib/gathered")).isEqualTo("/usr/share/things\n");
        assertThat(text(tree, "/var/lib/things")).isEqualTo("first\nsecond\n");
        assertThat(text(tree, "/var/lib/dpkg/status"))
                .contains("install ok installed")
                .doesNotContain("triggers-pending");
        assertThat(tree.entries().get(new TreePath("/var/lib/things")).origins().content())
                .isInstanceOf(Origin.FromScript.class);
    }

    @Test
    void programsGatherWhatTheyKnowByName() {
        for (String path :
                List.of(
                        "/usr/local/share/ca-certificates/ours.crt",
                        "/etc/ca-certificates.conf",
                        "/etc/ld.so.conf.d/ours.conf",
                        "/opt/ours/libours.so.1")) {
            Installation installation = installed(GATHERER);
            put(installation, path);
            installation.activate(List.of(path));
            assertThat(text(installation.finish().toTree(), "/var/lib/gathered"))
                    .as(path)
                    .isEqualTo(
                            path.contains("ca-cert") ? "update-ca-certificates\n" : "ldconfig\n");
        }
    }

    @Test
    void nothingActsWhereNobodyIsInterested() {
        Installation installation = installed(GATHERER);
        put(installation, "/etc/motd");
        installation.activate(List.of("/etc/motd"));
        assertThat(installation.finish().toTree().entries())
                .doesNotContainKey(new TreePath("/var/lib/gathered"));
    }

    @Test
    void aScriptThatFailsThenStopsTheBuildToo() {
        DebPackage strict =
                Debs.of(
                        "strict",
                        Map.of(
                                "triggers",
                                "interest-noawait /etc/strict\n",
                                "postinst",
                                "#!/bin/sh\n[ \"$1\" = configure ] || exit 7\n"));
        Installation installation = installed(strict);
        put(installation, "/etc/strict/ours");
        var refusal =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> installation.activate(List.of("/etc/strict/ours")));
        assertThat(refusal.problems().getFirst().where())
                .isEqualTo("package strict 1.0, triggered");
    }

    @Test
    void dpkgKnowsOfWhatIsReplaced(@TempDir Path root) throws Exception {
        Installation installation = installed(GATHERER);
        put(installation, "/usr/bin/gather");
        put(installation, "/usr/bin/gather"); // and once more: it is the definition's by now
        Tree tree = installation.finish().toTree();
        assertThat(text(tree, "/usr/bin/gather.distrib")).isEqualTo("the package's\n");
        assertThat(text(tree, "/usr/bin/gather")).isEqualTo("the definition's\n");
        Files.writeString(root.resolve("diversions"), text(tree, "/var/lib/dpkg/diversions"));
        assertThat(
                        Referee.of("dpkg-divert")
                                .run(root, "--admindir=" + root, "--list")
                                .good()
                                .text())
                .isEqualTo("local diversion of /usr/bin/gather to /usr/bin/gather.distrib\n");
    }

    @Test
    void dpkgKnowsOfWhatIsReplacedByAnotherName() {
        Installation installation = installed(GATHERER);
        installation.tree().symlink("usr/bin", "/bin");
        put(installation, "/bin/gather");
        assertThat(text(installation.finish().toTree(), "/var/lib/dpkg/diversions"))
                .startsWith("/usr/bin/gather\n");
    }

    @Test
    void nothingIsKeptOfWhatIsReplacedWhereNoDpkgWillBe() {
        for (DatabaseStyle database : List.of(DatabaseStyle.STATUS_D, DatabaseStyle.NONE)) {
            Installation installation = installed(database, GATHERER);
            put(installation, "/usr/bin/gather");
            assertThat(installation.finish().toTree().entries())
                    .doesNotContainKey(new TreePath("/usr/bin/gather.distrib"));
        }
    }

    @Test
    void conffilesAreReplacedInPlace() {
        DebPackage configured =
                Debs.of(
                        "configured",
                        Map.of("conffiles", "/etc/configured.conf\n"),
                        Map.of("/etc/configured.conf", "the package's\n"));
        Installation installation = installed(configured);
        put(installation, "/etc/configured.conf");
        Tree tree = installation.finish().toTree();
        assertThat(text(tree, "/etc/configured.conf")).isEqualTo("the definition's\n");
        assertThat(tree.entries()).doesNotContainKey(new TreePath("/etc/configured.conf.distrib"));
    }

    @Test
    void whatIsPutWhereScriptsLeaveThingsStaysAndTheirsGoes() {
        DebPackage messy =
                Debs.of(
                        "messy",
                        Map.of(
                                "triggers",
                                "interest-noawait /etc/messy\n",
                                "postinst",
                                """
                                #!/bin/sh
                                set -e
                                mkdir -p /run /tmp
                                echo "$1" >/run/left
                                echo "$1" >/tmp/left
                                [ "$1" = configure ] || /usr/sbin/policy-rc.d >/var/lib/policy || echo "$?" >/var/lib/policy
                                """),
                        Map.of("/usr/sbin/messy", ""));
        List<String> ours =
                List.of(
                        "/etc/machine-id",
                        "/run/ours",
                        "/tmp/ours",
                        "/var/log/dpkg.log",
                        "/etc/messy/ours");
        Installation installation = installed(messy);
        ours.forEach(path -> put(installation, path));
        installation.activate(ours);
        Tree tree = installation.finish().toTree();
        ours.forEach(path -> assertThat(text(tree, path)).as(path).isEqualTo("the definition's\n"));
        assertThat(text(tree, "/var/lib/policy")).isEqualTo("101\n");
        for (String path : List.of("/run/left", "/tmp/left", "/usr/sbin/policy-rc.d")) {
            assertThat(tree.entries()).doesNotContainKey(new TreePath(path));
        }
    }

    @Test
    void whoeverForbidsServicesForGoodMay() {
        Installation installation = installed(GATHERER);
        put(installation, "/usr/sbin/policy-rc.d");
        installation.activate(List.of("/usr/sbin/policy-rc.d"));
        assertThat(text(installation.finish().toTree(), "/usr/sbin/policy-rc.d"))
                .isEqualTo("the definition's\n");
    }
}
