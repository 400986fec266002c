package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lazuli.content.Digest;
import lazuli.referee.Referee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are stopped at any moment, and builds that run at once: what is there is whole, and the next build is as good as any. */
final class StoppedBuildTest {
    private static final String LABELS = "\n[image.small.labels]\nedition = \"%s\"\n";

    @TempDir Path folder;
    private SmallArchive archive;
    private SmallProject project;
    private String definition;

    @BeforeEach
    void start() throws IOException {
        archive = new SmallArchive();
        project = SmallProject.in(folder.resolve("project"), archive);
        definition = Files.readString(project.folder().resolve("lazuli.toml"));
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private void edition(String name) throws IOException {
        Files.writeString(
                project.folder().resolve("lazuli.toml"), definition + LABELS.formatted(name));
    }

    @Test
    void aFewStopsInTheMiddle() throws Exception {
        stops(4, 1);
    }

    @Test
    @Tag("long")
    void manyStopsInTheMiddle() throws Exception {
        stops(60, 2);
    }

    /** Two editions of the image in turn; each build but the last of each is stopped, by either signal. */
    private void stops(int times, int seed) throws Exception {
        edition("first");
        long began = System.nanoTime();
        project.build().good();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Map<String, Digest> first = project.built();
        edition("second");
        project.build().good();
        Map<String, Digest> second = project.built();
        assertThat(second).isNotEqualTo(first);
        Referee.of("rm").run(folder, "-r", project.store().toString(), project.out().toString());

        Random random = new Random(seed);
        Map<String, Digest> before = Map.of();
        for (int i = 0; i < times; i++) {
            edition(i % 2 == 0 ? "first" : "second");
            String signal = random.nextBoolean() ? "INT" : "KILL";
            long after = millis / 4 + random.nextLong(millis);
            String when = "%s after %d ms (time %d)".formatted(signal, after, i);
            int status = stopped(signal, after);
            assertThat(status).as(when).isIn(0, Program.INTERRUPTED, Program.KILLED);
            Map<String, Digest> now = imageFiles();
            assertThat(now).as(when).isIn(before, imageFiles(first), imageFiles(second));
            before = now;
            if (random.nextInt(4) == 0) {
                project.build().good();
                before = imageFiles();
                assertThat(before).as(when).isEqualTo(imageFiles(i % 2 == 0 ? first : second));
            }
        }
        edition("second");
        project.build().good();
        assertThat(project.built()).isEqualTo(second);
        assertThat(leftovers()).isEmpty();
    }

    /** {@return the status of a build that got this signal after some time} */
    private int stopped(String signal, long millis) throws Exception {
        Process process = project.program().start("-C", project.folder().toString(), "build");
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
        }
        Program.Outcome outcome = Program.end(process);
        assertThat(outcome.err()).doesNotContain("\tat ", "Exception", "error[");
        return outcome.status();
    }

    /** {@return what was built for the architecture} It is whole, or nothing. */
    private Map<String, Digest> imageFiles() {
        return imageFiles(project.built());
    }

    private static Map<String, Digest> imageFiles(Map<String, Digest> all) {
        Map<String, Digest> image = new java.util.TreeMap<>(all);
        image.keySet().removeIf(path -> !path.startsWith("small/amd64/"));
        return image;
    }

    /** {@return hidden and temporary files that a build left} */
    private List<Path> leftovers() throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(project.folder())) {
            files.filter(file -> file.getFileName().toString().startsWith(".")).forEach(left::add);
        }
        try (Stream<Path> files = Files.list(project.store().resolve("tmp"))) {
            files.forEach(left::add);
        }
        return left;
    }

    @Test
    void sha256sumAcceptsWhatIsThere() {
        project.run("build").good();
        Path image = project.out().resolve("small/amd64");
        String checked =
                Referee.of("sha256sum")
                        .run(image, "--check", "--strict", "SHA256SUMS")
                        .good()
                        .text();
        assertThat(checked.lines().map(line -> line.replaceFirst(": OK$", "")))
                .containsExactlyInAnyOrderElementsOf(
                        SmallProject.digests(image).keySet().stream()
                                .filter(path -> !path.equals("SHA256SUMS"))
                                .toList());
    }

    @Test
    void fourBuildsAtOnceOnAnEmptyStore() throws Exception {
        List<Process> builds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            // Two of them write to one place.
            builds.add(
                    project.program()
                            .start(
                                    "-C",
                                    project.folder().toString(),
                                    "--output",
                                    folder.resolve("out" + i / 2).toString(),
                                    "build"));
        }
        for (Process build : builds) {
            Program.end(build).good();
        }
        Map<String, Digest> first = SmallProject.digests(folder.resolve("out0"));
        assertThat(first).containsKey("small/amd64/SHA256SUMS");
        assertThat(SmallProject.digests(folder.resolve("out1"))).isEqualTo(first);
        project.run("build").good();
        assertThat(project.built()).isEqualTo(first);
        assertThat(leftovers()).isEmpty();
        for (String path : archive.packagePaths()) {
            assertThat(archive.asked()).as("fetched once").containsOnlyOnce(path);
        }
    }

    /** What may become of a file. */
    private enum Damage {
        FLIPPED,
        SHORTENED,
        EMPTIED,
        LENGTHENED,
        REMOVED;

        void to(Path file, Random random) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case FLIPPED -> {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                    Files.write(file, bytes);
                }
                case SHORTENED ->
                        Files.write(
                                file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                case EMPTIED -> Files.write(file, new byte[0]);
                case LENGTHENED ->
                        Files.writeString(
                                file,
                                "more",
                                StandardCharsets.UTF_8,
                                java.nio.file.StandardOpenOption.APPEND);
                case REMOVED -> Files.delete(file);
            }
        }
    }

    @Test
    void aDamagedStoreIsMendedUnseen() throws IOException {
        damaged(1, List.of(""), 3);
    }

    @Test
    @Tag("long")
    void aStoreThatIsDamagedAgainAndAgain() throws IOException {
        damaged(10, List.of("downloads", "indexes", "releases", "decoded", ""), 4);
    }

    private void damaged(int times, List<String> shelves, int seed) throws IOException {
        project.run("build").good();
        Map<String, Digest> good = project.built();
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            for (String shelf : shelves) {
                for (Damage damage : Damage.values()) {
                    damage(project.store().resolve(shelf), damage, random);
                    Files.delete(project.lock());
                    Lazuli.Outcome outcome = project.run("build");
                    assertThat(outcome.status()).as(shelf + " " + damage + outcome.err()).isZero();
                    assertThat(project.built()).as(shelf + " " + damage).isEqualTo(good);
                }
            }
        }
    }

    /** Every file, or about every second one. */
    private static void damage(Path where, Damage damage, Random random) throws IOException {
        boolean all = random.nextBoolean();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if ((all || random.nextBoolean()) && (Files.size(file) > 0)) {
                    damage.to(file, random);
                }
            }
        }
    }
}
