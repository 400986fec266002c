package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lazuli.content.Digest;
import lazuli.referee.Referee;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of the host reaches an output: the same definition and the same archive give the same bytes in every file, the lock too. */
final class SameBytesTest {
    @TempDir private static Path folder;
    private static SmallArchive archive;
    private static Path store;
    private static Map<String, Digest> expected;

    /** What differs from the first build: a root's, with the host's clock, in a new folder, with an empty store. */
    private enum Host {
        /** Everything at once, but for what excludes each other. */
        SOMEBODY_ELSE(
                List.of(
                        "sh",
                        "-c",
                        "umask 077; exec \"$0\" \"$@\"",
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups"),
                List.of(
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:ActiveProcessorCount=1",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=ISO-8859-9"),
                Map.of(
                        "TZ",
                        "Pacific/Kiritimati",
                        "LC_ALL",
                        "C.UTF-8",
                        "USER",
                        "somebody",
                        "HOME",
                        "/nonexistent"),
                "a folder with späces",
                false),
        WARM_STORE_AND_MANY_CORES(
                List.of("sh", "-c", "umask 002; exec \"$0\" \"$@\"", "faketime", "-f", "+400d"),
                List.of(
                        "-Xmx2g",
                        "-XX:+UseParallelGC",
                        "-XX:ActiveProcessorCount=8",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.extensions=u-nu-arab"),
                Map.of("TZ", "America/St_Johns", "LC_ALL", "C"),
                "warm",
                true),
        YESTERDAY(
                List.of("faketime", "-f", "-1d"),
                List.of("-Xmx512m"),
                Map.of(),
                "yesterday",
                false),
        AFTER_2038(
                List.of("faketime", "2039-02-03 04:05:06"),
                List.of("-Xmx512m"),
                Map.of(),
                "later",
                true),
        ONLY_THE_USER(
                List.of("setpriv", "--reuid=12345", "--regid=54321", "--clear-groups"),
                List.of(),
                Map.of(),
                "user",
                false),
        ONLY_THE_UMASK(
                List.of("sh", "-c", "umask 777; umask 077; exec \"$0\" \"$@\""),
                List.of(),
                Map.of(),
                "umask",
                false),
        ONLY_THE_ZONE(List.of(), List.of(), Map.of("TZ", "Asia/Kathmandu"), "zone", false),
        ONLY_THE_LOCALE(
                List.of(),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=UTF-16"),
                Map.of("LC_ALL", "POSIX"),
                "locale",
                false),
        ONE_CORE(List.of(), List.of("-XX:ActiveProcessorCount=1"), Map.of(), "one", false),
        TWO_CORES(List.of(), List.of("-XX:ActiveProcessorCount=2"), Map.of(), "two", false),
        EIGHT_CORES(
                List.of(),
                List.of("-XX:ActiveProcessorCount=8", "-XX:+UseParallelGC"),
                Map.of(),
                "eight",
                false),
        LITTLE_MEMORY(List.of(), List.of("-Xmx128m"), Map.of(), "little", false),
        ONLY_INTERPRETED(List.of(), List.of("-Xint"), Map.of(), "int", true),
        ONLY_OFFLINE(List.of(), List.of(), Map.of(), "offline", true);

        private final List<String> before;
        private final List<String> jvm;
        private final Map<String, String> environment;
        private final String name;
        private final boolean offline;

        Host(
                List<String> before,
                List<String> jvm,
                Map<String, String> environment,
                String name,
                boolean offline) {
            this.before = before;
            this.jvm = jvm;
            this.environment = environment;
            this.name = name;
            this.offline = offline;
        }

        /** {@return the program on this host} */
        Program program() {
            List<String> found = new ArrayList<>(before);
            if (found.contains("faketime")) {
                Referee.of("faketime");
            }
            Map<String, String> all = new TreeMap<>(environment);
            all.put("PATH", System.getenv("PATH"));
            return new Program(found, jvm, all, Path.of("/"));
        }
    }

    @BeforeAll
    static void first() throws IOException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "other users need root");
        Referee.of("chmod").run(folder, "755", folder.toString()).good();
        archive = new SmallArchive();
        SmallProject project = SmallProject.in(folder.resolve("first"), archive);
        project.build().good();
        store = project.store();
        expected = all(project.folder(), project.out());
        assertThat(expected)
                .containsKeys(
                        "lazuli.lock",
                        "small/small.oci/index.json",
                        "small/amd64/SHA256SUMS",
                        "small/amd64/small.oci.tar",
                        "small/amd64/origins.json.zst");
    }

    @AfterAll
    static void stop() {
        if (archive != null) {
            archive.close();
        }
    }

    private static Map<String, Digest> all(Path project, Path out) throws IOException {
        Map<String, Digest> all = SmallProject.digests(out);
        all.put("lazuli.lock", Digest.of(Files.readAllBytes(project.resolve("lazuli.lock"))));
        return all;
    }

    @ParameterizedTest
    @EnumSource(names = {"SOMEBODY_ELSE", "WARM_STORE_AND_MANY_CORES"})
    void hostsThatDifferInEverything(Host host) throws IOException {
        buildsTheSame(host, folder);
    }

    @ParameterizedTest
    @Tag("long")
    @EnumSource(
            names = {"SOMEBODY_ELSE", "WARM_STORE_AND_MANY_CORES"},
            mode = EnumSource.Mode.EXCLUDE)
    void hostsThatDifferInOneThing(Host host) throws IOException {
        buildsTheSame(host, folder);
    }

    @Test
    @Tag("long")
    void anotherFileSystemWithAnotherOrder() throws IOException {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(Files.getFileStore(memory).type().equals("tmpfs"), "no tmpfs here");
        Path there = Files.createTempDirectory(memory, "lazuli");
        try {
            buildsTheSame(Host.TWO_CORES, there);
        } finally {
            Referee.of("rm").run(folder, "-r", there.toString()).good();
        }
    }

    private static void buildsTheSame(Host host, Path parent) throws IOException {
        Path real = Files.createDirectory(parent.resolve(host.name));
        SmallProject project = SmallProject.in(real, archive);
        Path cache = Files.createDirectory(real.resolve("cache"));
        if (host.offline) {
            Referee.of("cp").run(folder, "-a", store.toString(), cache.toString()).good();
        }
        Files.createDirectory(project.out());
        Path link = Files.createSymbolicLink(parent.resolve(host.name + " linked"), real);
        if (host.before.toString().contains("setpriv")) {
            Referee.of("chown")
                    .run(
                            real,
                            "-R",
                            host == Host.ONLY_THE_USER ? "12345:54321" : "65534:65534",
                            real.toString())
                    .good();
        }
        List<String> arguments = new ArrayList<>(List.of("-C", link.toString(), "build"));
        if (host.offline) {
            arguments.addFirst("--offline");
        }
        host.program()
                .with("XDG_CACHE_HOME", link.resolve("cache").toString())
                .run(arguments.toArray(String[]::new))
                .good();
        assertThat(all(real, project.out())).isEqualTo(expected);
    }

    /** Lazuli Linux itself: as the tests have built it, and as another host builds it. */
    @ParameterizedTest
    @Tag("long")
    @EnumSource(names = {"SOMEBODY_ELSE", "WARM_STORE_AND_MANY_CORES"})
    void lazuliLinux(Host host) throws IOException {
        Path here = Files.createDirectory(folder.resolve("lazuli linux " + host));
        for (String image : List.of("base", "distroless")) {
            Lazuli.layout(image, "amd64");
        }
        Referee.of("cp")
                .run(here, "-a", House.root().resolve("distro").toString(), "distribution")
                .good();
        Referee.of("cp").run(here, "-a", Lazuli.store().toString(), "lazuli").good();
        if (host == Host.SOMEBODY_ELSE) {
            Referee.of("rm").run(here, "-r", "lazuli/decoded").good();
        }
        Referee.of("chown")
                .run(
                        here,
                        "-R",
                        host == Host.SOMEBODY_ELSE ? "65534:65534" : "0:0",
                        here.toString())
                .good();
        host.program()
                .with("XDG_CACHE_HOME", here.toString())
                .run(
                        "-C",
                        here.resolve("distribution").toString(),
                        "--output",
                        here.resolve("out").toString(),
                        "build")
                .good();
        assertThat(SmallProject.digests(here.resolve("out")))
                .isEqualTo(SmallProject.digests(Lazuli.out()));
    }
}
