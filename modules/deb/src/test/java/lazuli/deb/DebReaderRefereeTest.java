package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dpkg-deb and GNU tar say of an archive is what we say. */
final class DebReaderRefereeTest {
    /** Hard links, set-user-id files, links of every kind, conffiles, templates, names that are not ASCII. */
    private static final List<String> PACKAGES =
            List.of(
                    "base-files",
                    "bash",
                    "perl-base",
                    "passwd",
                    "mount",
                    "ca-certificates",
                    "debconf",
                    "tzdata");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @TempDir private Path directory;

    @Test
    void packagesOfTheArchiveAreAsDpkgDebSays() throws Exception {
        List<Path> debs = download();
        assertThat(debs).isNotEmpty();
        for (Path deb : debs) {
            DebPackage read;
            try (InputStream in = Files.newInputStream(deb)) {
                read = DebReader.read(in, deb.toString(), ContentSink.inMemory());
            }
            byte[] tar = dpkgDeb("--fsys-tarfile", deb.toString()).output();
            assertThat(listing(read, links(tar))).as("%s", deb).isEqualTo(listing(tar));
            compareContents(read, deb);
            compareControl(read, deb);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7", "oldgnu", "gnu", "ustar", "posix"})
    void archivesOfGnuTarAreAsItSays(String format) throws Exception {
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Files.writeString(tree.resolve("b"), "content");
        Files.createLink(tree.resolve("a"), tree.resolve("b"));
        Files.createLink(tree.resolve("c"), tree.resolve("b"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("../caf\u00e9"));
        Files.write(tree.resolve("caf\u00e9"), new byte[70_000]);
        if (!format.equals("v7")) {
            Path deep = tree.resolve("d".repeat(90)).resolve("e".repeat(60));
            Files.createDirectories(deep);
            Files.writeString(deep.resolve("f".repeat(95)), "deep");
        }
        if (!format.equals("v7") && !format.equals("ustar")) {
            Files.writeString(tree.resolve("g".repeat(200)), "long");
            Files.createSymbolicLink(tree.resolve("far"), Path.of("t".repeat(250)));
        }
        byte[] tar =
                Referee.of("tar")
                        .run(
                                tree,
                                "--format=" + format,
                                "--sort=name",
                                "--owner=70000:70000",
                                "--group=5:5",
                                "-cf",
                                "-",
                                ".")
                        .good()
                        .output();
        DebPackage read =
                DebReader.read(
                        new ByteArrayInputStream(
                                new Debs.Ar()
                                        .add("debian-binary", "2.0\n")
                                        .add("control.tar", Debs.control().bytes())
                                        .add("data.tar", tar)
                                        .bytes()),
                        format,
                        ContentSink.inMemory());
        assertThat(listing(read, links(tar))).isEqualTo(listing(tar));
        assertThat(file(read, "/a").text()).isEqualTo("content");
        assertThat(file(read, "/c")).isEqualTo(file(read, "/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "xz", "zstd"})
    void packagesThatDpkgDebBuildsAreReadInEveryCompression(String compression) throws Exception {
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Path control = Files.createDirectories(tree.resolve("DEBIAN")).resolve("control");
        Files.writeString(
                control, Debs.CONTROL.replace("Description", "Maintainer: x <x@y>\nDescription"));
        Files.writeString(Files.createDirectories(tree.resolve("usr")).resolve("f"), "text");
        Path deb = directory.resolve("x.deb");
        dpkgDeb("--root-owner-group", "-Z" + compression, "-b", tree.toString(), deb.toString());
        DebPackage read = Debs.read(Files.readAllBytes(deb));
        assertThat(file(read, "/usr/f").text()).isEqualTo("text");
        assertThat(read.name()).isEqualTo("pebble");
    }

    private Referee.Verdict dpkgDeb(String... arguments) {
        return Referee.of("dpkg-deb").run(directory, arguments).good();
    }

    private List<Path> download() throws Exception {
        List<String> command = new ArrayList<>(List.of("apt-get", "download"));
        command.addAll(PACKAGES);
        Path into = Files.createDirectory(directory.resolve("debs"));
        boolean done = false;
        try {
            Process apt =
                    new ProcessBuilder(command)
                            .directory(into.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("apt.log").toFile())
                            .start();
            done = apt.waitFor(5, TimeUnit.MINUTES) && apt.exitValue() == 0;
        } catch (IOException noApt) {
            done = false;
        }
        if (!done) {
            String message = "the archive can't be reached by this host's apt-get";
            Assertions.assertFalse("true".equals(System.getenv("CI")), message);
            Assumptions.abort(message);
        }
        try (var files = Files.list(into)) {
            return files.sorted().toList();
        }
    }

    /** What GNU tar lists, its columns one blank apart. */
    private List<String> listing(byte[] tar) {
        List<String> lines = new ArrayList<>();
        // Only pax has parts of seconds, and we cut them off.
        String whole = verbose(tar).replaceAll("(:\\d\\d)\\.\\d+ ", "$1 ");
        for (String line : whole.lines().toList()) {
            if (line.startsWith("h")) {
                lines.add("h " + line.substring(line.indexOf("./")));
            } else {
                lines.add(
                        line.replaceFirst(
                                "^(\\S+) +(\\S+) +(\\S+) +(\\S+) +(\\S+) ", "$1 $2 $3 $4 $5 "));
            }
        }
        return lines;
    }

    private String verbose(byte[] tar) {
        return Referee.of("tar")
                .run(
                        directory,
                        Map.of("TZ", "UTC"),
                        tar,
                        "--numeric-owner",
                        "--full-time",
                        "--quoting-style=literal",
                        "-tvf",
                        "-")
                .good()
                .text();
    }

    /** Which members the archive has as links, and to what: we name the file by its first name, whichever that is. */
    private Map<String, String> links(byte[] tar) {
        Map<String, String> links = new TreeMap<>();
        for (String line : verbose(tar).lines().filter(l -> l.startsWith("h")).toList()) {
            String[] names = line.substring(line.indexOf("./")).split(" link to ");
            links.put(names[0], names[1]);
        }
        return links;
    }

    private static List<String> listing(DebPackage deb, Map<String, String> links) {
        List<String> lines = new ArrayList<>();
        for (TreePath path : deb.paths()) {
            Entry.Inode inode = deb.data().inode(path).orElseThrow();
            boolean slash = inode instanceof Entry.Directory;
            String name = path.isRoot() ? "./" : "." + path + (slash ? "/" : "");
            String target = links.get(name);
            if (target == null) {
                lines.add(line(inode, name));
            } else {
                assertThat(deb.data().inode(new TreePath(target.substring(1)))).contains(inode);
                lines.add("h " + name + " link to " + target);
            }
        }
        return lines;
    }

    private static String line(Entry.Inode inode, String name) {
        String what =
                switch (inode) {
                    case Entry.Directory _ -> "d 0";
                    case Entry.RegularFile file -> "- " + file.content().size();
                    case Entry.Symlink _ -> "l 0";
                    case Entry.Special special ->
                            switch (special.type()) {
                                case CHARACTER_DEVICE ->
                                        "c " + special.major() + "," + special.minor();
                                case BLOCK_DEVICE -> "b " + special.major() + "," + special.minor();
                                case FIFO -> "p 0";
                                case SOCKET -> "s 0";
                            };
                };
        return String.format(
                Locale.ROOT,
                "%c%s %d/%d %s %s %s%s",
                what.charAt(0),
                permissions(inode.metadata().mode()),
                inode.metadata().uid(),
                inode.metadata().gid(),
                what.substring(2),
                TIME.format(Instant.ofEpochSecond(inode.metadata().mtime())),
                name,
                inode instanceof Entry.Symlink link ? " -> " + link.target() : "");
    }

    private static String permissions(int mode) {
        var text = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        mark(text, 2, mode & 04000, 's');
        mark(text, 5, mode & 02000, 's');
        mark(text, 8, mode & 01000, 't');
        return text.toString();
    }

    private static void mark(StringBuilder text, int at, int bit, char mark) {
        if (bit != 0) {
            text.setCharAt(at, text.charAt(at) == 'x' ? mark : Character.toUpperCase(mark));
        }
    }

    private void compareContents(DebPackage read, Path deb) throws IOException {
        Path unpacked = Files.createTempDirectory(directory, "unpacked");
        dpkgDeb("-x", deb.toString(), unpacked.toString());
        for (TreePath path : read.paths()) {
            if (read.data().inode(path).orElseThrow() instanceof Entry.RegularFile file) {
                Path other = unpacked.resolve(path.relative());
                assertThat(Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)).isTrue();
                assertThat(file.content().digest())
                        .as("%s", path)
                        .isEqualTo(Digest.of(Files.readAllBytes(other)));
            }
        }
    }

    private void compareControl(DebPackage read, Path deb) throws IOException {
        Path control = Files.createTempDirectory(directory, "control");
        dpkgDeb("-e", deb.toString(), control.toString());
        Map<String, String> files = new TreeMap<>();
        try (var names = Files.list(control)) {
            for (Path file : names.toList()) {
                files.put(file.getFileName().toString(), Digest.of(Files.readAllBytes(file)).hex());
            }
        }
        files.remove("control");
        Map<String, String> ours = new TreeMap<>();
        read.controlFiles().forEach((name, file) -> ours.put(name, file.digest().hex()));
        assertThat(ours).isEqualTo(files);
        for (String field : read.control().fields().keySet()) {
            // dpkg-deb prints a value without its continuation lines' first blank, and with a line
            // feed.
            String theirs =
                    new String(
                            dpkgDeb("-f", deb.toString(), field).output(), StandardCharsets.UTF_8);
            assertThat(read.control().require(field) + "\n").as(field).isEqualTo(theirs);
        }
    }

    private static ByteSource file(DebPackage deb, String path) {
        return ((Entry.RegularFile) deb.data().inode(new TreePath(path)).orElseThrow()).content();
    }
}
