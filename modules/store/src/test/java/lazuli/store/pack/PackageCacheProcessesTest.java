package lazuli.store.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.deb.DebPackage;
import lazuli.problem.ProblemException;
import lazuli.store.OtherProcess;
import lazuli.store.Shelf;
import lazuli.store.Store;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several programs on one cache, killed ones, and a disk that is full. */
@Timeout(120)
final class PackageCacheProcessesTest {
    @TempDir private Path directory;
    private Path debs;

    @BeforeEach
    void makePackages() throws IOException {
        debs = Files.createDirectory(directory.resolve("debs"));
        for (int i = 0; i < 12; i++) {
            byte[] deb =
                    new SmallDeb("p" + i)
                            .file("./f" + i, SmallDeb.text(400_000 + i))
                            .file("./g", SmallDeb.text(5_000 + i))
                            .deb(Compression.GZIP);
            Files.write(debs.resolve(Digest.of(deb).hex()), deb);
        }
        byte[] large = new SmallDeb("large").file("./f", SmallDeb.LARGE).deb(Compression.GZIP);
        Files.write(debs.resolve(Digest.of(large).hex()), large);
    }

    @Test
    void programsAtOnceGetTheSame() throws Exception {
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            programs.add(start(List.of()));
        }
        List<String> outputs = new ArrayList<>();
        for (Process program : programs) {
            String output =
                    new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // The JVM may have something to say too.
            outputs.add(output.substring(output.indexOf("sha256:")));
            assertThat(program.waitFor()).as(outputs.getLast()).isZero();
        }
        assertThat(outputs).containsOnly(expected());
        assertThat(directory.resolve("store/tmp")).isEmptyDirectory();
    }

    @Test
    void aKilledProgramLeavesNothingHalfMade() throws Exception {
        for (int millis = 150; millis < 700; millis += 60) {
            Process program = start(List.of());
            Thread.sleep(millis);
            program.destroyForcibly().waitFor();
            try (Store store = Store.open(directory.resolve("store"))) {
                var cache = new PackageCache(store);
                for (PackageCache.Request request : requests(debs)) {
                    if (cache.has(request.digest())) {
                        DebPackage deb = cache.load(request);
                        assertThat(deb).as("what has its name is whole").isNotNull();
                        assertThat(Described.of(deb)).isNotEmpty();
                    }
                }
                if (Files.exists(store.root().resolve("tmp"))) {
                    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
                }
            }
        }
        assertThat(run(directory.resolve("store"), debs)).isEqualTo(expected());
    }

    @Test
    void aFullDiskIsSaidOnceAndLeavesNothing() throws Exception {
        Assumptions.assumeTrue(
                new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
                "no mount namespaces here");
        Path store = Files.createDirectory(directory.resolve("store"));
        String script = "mount -t tmpfs -o size=1m,mode=700 tmpfs \"$1\" && shift && exec \"$@\"";
        Process program =
                start(List.of("unshare", "-m", "sh", "-c", script, "sh", store.toString()));
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output)
                .contains("error[store.disk-full]")
                .contains(store.toString())
                .contains("lazuli cache")
                .contains("left over: 0")
                .doesNotContain("\tat ")
                .containsOnlyOnce("error[");
    }

    @Test
    void aFileThatMayNotGrowIsTheHostsTrouble() throws Exception {
        assertThat(limited(12_000)).contains("error[store.write-failed]").contains("left over: 0");
    }

    @Test
    void aTemporaryDirectoryThatIsTooSmallForZstdIsTheHostsTrouble() throws Exception {
        assertThat(limited(100))
                .contains("error[content.no-zstd]")
                .contains("java.io.tmpdir")
                .contains("left over: 0")
                .doesNotContain("\tat ");
    }

    /** No file may have more than so many blocks of 512 bytes. */
    private String limited(int blocks) throws Exception {
        Process program = start(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process start(List<String> before) throws IOException {
        return OtherProcess.start(
                before,
                PackageCacheProcessesTest.class,
                directory.resolve("store").toString(),
                debs.toString());
    }

    private String expected() throws IOException {
        return run(directory.resolve("another store"), debs);
    }

    private static List<PackageCache.Request> requests(Path debs) throws IOException {
        try (var files = Files.list(debs)) {
            return files.sorted()
                    .map(file ->
                            new PackageCache.Request(
                                    new Digest(file.getFileName().toString()),
                                    file,
                                    file.getFileName().toString()))
                    .toList();
        }
    }

    private static String run(Path root, Path debs) throws IOException {
        try (Store store = Store.open(root)) {
            var text = new StringBuilder();
            for (DebPackage deb : new PackageCache(store).getAll(requests(debs))) {
                text.append(Digest.of(Described.of(deb).getBytes(StandardCharsets.UTF_8)))
                        .append('\n');
            }
            return text.toString();
        }
    }

    /** What the other programs do: the store, and the directory of packages. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        try {
            System.out.print(run(root, Path.of(arguments[1])));
        } catch (ProblemException e) {
            e.problems().forEach(System.out::println);
            try (var left = Files.list(root.resolve("tmp"))) {
                System.out.println("left over: " + left.count());
            }
            try (var left = Files.list(root.resolve(Shelf.DECODED.directory()))) {
                left.map(home -> home.resolve("index"))
                        .filter(index -> !Files.exists(index))
                        .forEach(index -> System.out.println("half made: " + index));
            }
        }
    }
}
