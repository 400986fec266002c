package lazuli.configure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import lazuli.content.Digest;
import lazuli.deb.ContentSink;
import lazuli.deb.DebPackage;
import lazuli.deb.DebReader;
import lazuli.referee.DebianArchive;
import lazuli.referee.Referee;

/**
 * A system that mmdebstrap made, and so the real dpkg, apt and programs of Debian: its tree, and the archives it was made of.
 *
 * <p>It is kept in {@code .references} at the project's root by what it was made of, so that the next test run finds it. What is there can be deleted at any time.
 */
final class ReferenceSystem {
    /** Packages stand in a pool of all systems: those that are there are not downloaded. */
    private static final String TAKE_PACKAGES =
            """
            set -eu
            mkdir -p "$1/var/lib/apt/lists/partial" "$1/var/cache/apt/archives/partial"
            cp "$LAZULI_OUT/lists"/* "$1/var/lib/apt/lists/"
            while read -r deb; do
                [ ! -e "$LAZULI_POOL/$deb" ] || cp "$LAZULI_POOL/$deb" "$1/var/cache/apt/archives/"
            done <"$LAZULI_OUT/packages"
            """;

    private static final String KEEP_PACKAGES =
            """
            set -eu
            cd "$1/var/cache/apt/archives"
            for deb in *.deb; do
                [ -e "$LAZULI_POOL/$deb" ] || mv "$deb" "$LAZULI_POOL/$deb"
            done
            rm -f *.deb ../*.bin
            """;

    private static final String HOST = "amd64";

    /** Another architecture's programs run under QEMU's user emulation, a tenth as fast. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Path pool;
    private final Path folder;

    private ReferenceSystem(Path pool, Path folder) {
        this.pool = pool;
        this.folder = folder;
    }

    /** {@return the system of this set} Skips the test where it can't be made, or fails it where {@code CI=true}. */
    static ReferenceSystem of(PackageSet set) throws IOException {
        var archive = DebianArchive.trixie();
        Path root = root();
        Path pool = Files.createDirectories(root.resolve("packages"));
        SortedSet<String> packages = packages(archive, set);
        String key = Digest.of((set.packages() + "" + packages).getBytes(UTF_8)).hex();
        Path folder = root.resolve(set.name() + "-" + key.substring(0, 16));
        if (!Files.exists(folder)) {
            Path beside = root.resolve(set.name() + "-new");
            delete(beside);
            Files.createDirectories(beside.resolve("lists"));
            Files.write(beside.resolve("packages"), packages);
            cutLists(archive, set.architecture(), packages, beside.resolve("lists"));
            make(archive, set, pool, beside);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ReferenceSystem(pool, folder);
    }

    /** {@return its tree} */
    ReferenceTree tree() throws IOException {
        return ReferenceTree.read(folder.resolve("tree.tar"));
    }

    /** {@return the packages that it was made of} */
    List<DebPackage> packages(ContentSink sink) throws IOException {
        List<DebPackage> packages = new ArrayList<>();
        for (String name : Files.readAllLines(folder.resolve("packages"))) {
            try (var in = Files.newInputStream(pool.resolve(name))) {
                packages.add(DebReader.read(in, name, sink));
            }
        }
        return packages;
    }

    /** {@return the time at which it was made} */
    long epochSecond() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("epoch")).strip());
    }

    /** The archives that apt chooses: their file names, which have the versions. */
    private static SortedSet<String> packages(DebianArchive archive, PackageSet set) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "install",
                                "--print-uris",
                                "--no-install-recommends",
                                "?essential",
                                "apt"));
        arguments.addAll(set.packages());
        SortedSet<String> names = new TreeSet<>();
        archive.apt(set.architecture(), arguments.toArray(String[]::new))
                .good()
                .text()
                .lines()
                .filter(line -> line.startsWith("'"))
                .forEach(line -> names.add(line.split(" ")[1]));
        return names;
    }

    /** The indexes with nothing but these packages: mmdebstrap has no other choice, and apt reads them in no time. */
    private static void cutLists(
            DebianArchive archive, String architecture, SortedSet<String> packages, Path into)
            throws IOException {
        try (var lists = Files.list(archive.lists())) {
            for (Path list : lists.filter(Files::isRegularFile).toList()) {
                String name = list.getFileName().toString();
                if (name.endsWith("_InRelease")) {
                    Files.copy(list, into.resolve(name));
                } else if (name.endsWith("-" + architecture + "_Packages")) {
                    Files.writeString(into.resolve(name), cut(Files.readString(list), packages));
                }
            }
        }
    }

    private static String cut(String index, SortedSet<String> packages) {
        Set<String> names = new HashSet<>();
        packages.forEach(each -> names.add(each.substring(0, each.indexOf('_'))));
        StringBuilder text = new StringBuilder();
        for (String stanza : index.split("\n\n")) {
            String name = field(stanza, "Package");
            if (names.contains(name)) {
                String version = field(stanza, "Version").replace(":", "%3a");
                String file = name + "_" + version + "_" + field(stanza, "Architecture") + ".deb";
                if (packages.contains(file)) {
                    text.append(stanza.strip()).append("\n\n");
                }
            }
        }
        return text.toString();
    }

    private static String field(String stanza, String name) {
        int at = stanza.startsWith(name + ": ") ? 0 : stanza.indexOf("\n" + name + ": ") + 1;
        int start = at + name.length() + 2;
        int end = stanza.indexOf('\n', start);
        return stanza.substring(start, end < 0 ? stanza.length() : end);
    }

    private static void make(DebianArchive archive, PackageSet set, Path pool, Path out)
            throws IOException {
        if (!set.architecture().equals(HOST)) {
            Referee.of("qemu-aarch64-static");
        }
        String epoch = Long.toString(Instant.now().getEpochSecond());
        Files.writeString(out.resolve("epoch"), epoch);
        Map<String, String> environment =
                Map.of(
                        "SOURCE_DATE_EPOCH",
                        epoch,
                        "LAZULI_POOL",
                        pool.toString(),
                        "LAZULI_OUT",
                        out.toString(),
                        "TMPDIR",
                        Files.isWritable(Path.of("/dev/shm")) ? "/dev/shm" : "/tmp");
        Referee.of("mmdebstrap")
                .within(PATIENCE)
                .run(
                        out,
                        environment,
                        new byte[0],
                        "--quiet",
                        "--variant=apt",
                        "--architectures=" + set.architecture(),
                        "--include=" + String.join(",", set.packages()),
                        "--skip=update,essential/unlink",
                        "--setup-hook=" + TAKE_PACKAGES,
                        "--customize-hook=" + KEEP_PACKAGES,
                        "trixie",
                        out.resolve("tree.tar").toString(),
                        archive.sources().toString())
                .good();
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve(".referees"))) {
            at = at.getParent();
        }
        return at.resolve(".references");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var walk = Files.walk(folder)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
