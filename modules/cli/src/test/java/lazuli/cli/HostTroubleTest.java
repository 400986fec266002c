package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lazuli.content.Digest;
import lazuli.referee.Referee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full disks, missing permissions, no home: the program says so, and leaves nothing half-made. */
final class HostTroubleTest {
    private static final int NOBODY = 65534;

    @TempDir Path folder;
    private SmallArchive archive;
    private SmallProject project;

    @BeforeEach
    void start() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        archive = new SmallArchive();
        project = SmallProject.in(folder, archive);
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    /** {@return the program, with a disk of this size at this place; on standard output, afterwards, all that is on the disk} */
    private Program onSmallDisk(Path place, String size) throws IOException {
        Files.createDirectories(place);
        return project.program()
                .before(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=%s,mode=700 tmpfs \"$0\" && { \"$@\"; status=$?; cd \"$0\" && find . -type f; exit $status; }"
                                .formatted(size),
                        place.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8m"})
    void theDiskOfTheStoreIsFull(String size) throws IOException {
        onSmallDisk(project.store().getParent(), size)
                .run("-C", folder.toString(), "build")
                .failed(3, "store.disk-full", "XDG_CACHE_HOME");
        assertThat(project.built()).isEmpty();
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(
            strings = {
                "4k", "100k", "1m", "3m", "5m", "7m", "9m", "10m", "11m", "12m", "13m", "14m"
            })
    void theDiskOfTheStoreIsFullSomewhere(String size) throws IOException {
        Program.Outcome outcome =
                onSmallDisk(project.store().getParent(), size)
                        .run("-C", folder.toString(), "build");
        if (outcome.status() != 0) {
            outcome.failed(3, "store.disk-full", "XDG_CACHE_HOME");
            assertThat(project.built()).isEmpty();
        } else {
            outcome.good();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8k", "11m"})
    void theDiskOfTheOutputIsFull(String size) throws IOException {
        project.run("build").good();
        Program.Outcome outcome =
                onSmallDisk(project.out(), size).run("-C", folder.toString(), "build");
        outcome.failed(3, "", "No space left", "--output");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aFullDiskKeepsTheOldOutput() throws IOException {
        project.run("build").good();
        Map<String, Digest> before = project.built();
        Files.writeString(
                folder.resolve("lazuli.toml"),
                "\n[image.small.labels]\nnew = \"yes\"\n",
                java.nio.file.StandardOpenOption.APPEND);
        project.program()
                .before(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "cp -a \"$0\" \"$0.copy\" && mount -t tmpfs -o size=18m,mode=700 tmpfs \"$0\" && cp -a \"$0.copy/.\" \"$0\""
                                + " && { \"$@\"; status=$?; rm -r \"$0.copy\"; cp -a \"$0\" \"$0.after\"; exit $status; }",
                        project.out().toString())
                .run("-C", folder.toString(), "build")
                .failed(3, "", "No space left");
        assertThat(SmallProject.digests(folder.resolve("out.after"))).isEqualTo(before);
    }

    @Test
    void theOutputCanOnlyBeRead() throws IOException {
        project.run("build").good();
        Map<String, Digest> before = project.built();
        project.program()
                .before(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"",
                        project.out().toString())
                .run("-C", folder.toString(), "build")
                .failed(3, "", project.out().toString(), "--output");
        assertThat(project.built()).isEqualTo(before);
    }

    @Test
    void theProjectIsSomebodyElses() {
        Program nobody =
                asNobody(
                        project.program()
                                .with("XDG_CACHE_HOME", nobodysFolder("nobody").toString()));
        nobody.run("-C", folder.toString(), "build").failed(3, "", "lazuli.lock");
        project.run("lock").good();
        nobody.run("-C", folder.toString(), "build")
                .failed(3, "", project.out().toString(), "--output");
    }

    @Test
    void theOutputHoldsSomethingElse() throws IOException {
        Path own = Files.createDirectories(project.out().resolve("small/amd64"));
        Files.writeString(own.resolve("thesis.txt"), "years of work");
        project.run("build").failed(2, "output.not-ours", own.toString(), "--output");
        assertThat(own.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void theStoreIsSomebodyElses() {
        project.run("build").good();
        asNobody(project.program())
                .run("-C", folder.toString(), "build")
                .failed(3, "store.", project.store().toString(), "XDG_CACHE_HOME");
    }

    @Test
    void theStoreCanOnlyBeRead() {
        project.run("build").good();
        Map<String, Digest> before = project.built();
        readOnlyStore().run("-C", folder.toString(), "build").good();
        assertThat(project.built()).isEqualTo(before);
        archive.publish(SmallArchive.index() + "\n");
        readOnlyStore()
                .run("-C", folder.toString(), "lock")
                .failed(3, "store.no-permission", project.store().toString());
    }

    private Program readOnlyStore() {
        return project.program()
                .before(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"",
                        project.store().toString());
    }

    @Test
    void nobodyHasAHome() throws IOException {
        Program program =
                Program.java()
                        .before(
                                "setpriv",
                                "--reuid",
                                "12345",
                                "--regid",
                                "12345",
                                "--clear-groups");
        Path here = nobodysFolder("here");
        project.run("lock").good();
        for (Program each :
                List.of(program, program.with("HOME", ""), program.with("HOME", "relative"))) {
            each.in(here)
                    .run(
                            "-C",
                            folder.toString(),
                            "--output",
                            here.resolve("out").toString(),
                            "build")
                    .failed(3, "host.no-home", "XDG_CACHE_HOME");
        }
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aHomeThatIsNotThere() {
        project.run("lock").good();
        asNobody(Program.java().with("HOME", "/nonexistent"))
                .run("-C", folder.toString(), "build")
                .failed(3, "store.", "/nonexistent", "XDG_CACHE_HOME");
    }

    @Test
    void standardOutputIsFull() throws IOException {
        project.run("build").good();
        Program program = project.program().before("sh", "-c", "exec \"$0\" \"$@\" >/dev/full");
        for (String option : List.of("--quiet", "--json")) {
            program.run("-C", folder.toString(), option, "list", "small")
                    .failed(3, "host.", "No space left");
        }
    }

    @Test
    void whoeverReadsStandardOutputHasEnough() throws IOException {
        project.run("build").good();
        Program.Outcome outcome =
                project.program()
                        .before("bash", "-c", "set -o pipefail; \"$0\" \"$@\" | true")
                        .run("-C", folder.toString(), "list", "--files", "small");
        assertThat(outcome.good().err()).isEmpty();
    }

    @Test
    void aNameThatTheLocaleDoesNotHave() {
        project.program()
                .with("LC_ALL", "C")
                .run("-C", folder.resolve("späces").toString(), "build")
                .failed(3, "host.no-such-name", "LC_ALL=C.UTF-8");
    }

    private Program asNobody(Program program) {
        readable();
        return program.before(
                "setpriv", "--reuid", "" + NOBODY, "--regid", "" + NOBODY, "--clear-groups");
    }

    /** What JUnit makes is for its owner only. */
    private void readable() {
        Referee.of("chmod").run(folder, "a+rX", folder.toString()).good();
        Referee.of("chmod").run(folder, "-R", "a+rX", "lazuli.toml", "profiles", "keys").good();
    }

    private Path nobodysFolder(String name) {
        try {
            Path made = Files.createDirectories(folder.resolve(name));
            Files.setAttribute(made, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            readable();
            return made;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
