package lazuli.referee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The real Debian 13 archive, as an apt of its own sees it: downloaded once into the module's {@code target/archive} from the mirrors that this host's apt uses.
 *
 * <p>It knows {@code amd64} and {@code arm64}, and the suites {@code trixie}, {@code trixie-updates} and {@code trixie-security}.
 */
public final class DebianArchive {
    private static final String COMPLETE = "complete";

    private final Path root;

    private DebianArchive(Path root) {
        this.root = root;
    }

    /** {@return the archive} Skips the test where it can't be had, or fails it where {@code CI=true}. */
    public static synchronized DebianArchive trixie() {
        DebianArchive archive = new DebianArchive(Path.of("target", "archive").toAbsolutePath());
        try {
            if (!Files.exists(archive.root.resolve(COMPLETE))) {
                archive.create();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** {@return the {@code Packages} files of an architecture, uncompressed, by suite} */
    public Map<String, Path> packages(String architecture) {
        String format = "$(RELEASE) $(ARCHITECTURE) $(FILENAME)";
        Map<String, Path> files = new LinkedHashMap<>();
        apt("indextargets", "--format", format, "Created-By: Packages")
                .good()
                .text()
                .lines()
                .map(line -> line.split(" ", 3))
                .filter(parts -> parts[1].equals(architecture))
                .forEach(parts -> files.put(parts[0], Path.of(parts[2])));
        Assertions.assertEquals(3, files.size(), () -> "the archive's suites: " + files);
        return files;
    }

    /** Runs apt-get with this archive, on a system of its own where nothing is installed. */
    public Referee.Verdict apt(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", root.resolve("apt.conf").toString()));
        all.addAll(Arrays.asList(arguments));
        return Referee.of("apt-get").run(root, all.toArray(String[]::new));
    }

    private void create() throws IOException {
        for (String directory :
                List.of(
                        "etc/apt/apt.conf.d",
                        "etc/apt/preferences.d",
                        "etc/apt/trusted.gpg.d",
                        "var/cache/apt/archives/partial",
                        "var/lib/apt/lists/partial",
                        "var/lib/dpkg")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.writeString(root.resolve("var/lib/dpkg/status"), "");
        Files.writeString(
                root.resolve("apt.conf"),
                """
                Dir "%s";
                Dir::State::status "%s/var/lib/dpkg/status";
                APT::Architecture "amd64";
                APT::Architectures { "amd64"; "arm64"; };
                APT::Sandbox::User "root";
                Acquire::Languages "none";
                Acquire::GzipIndexes "false";
                Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
                Debug::NoLocking "true";
                """
                        .formatted(root, root));
        Files.writeString(root.resolve("etc/apt/sources.list"), sources());
        Referee.Verdict update = apt("update");
        if (update.status() != 0 || update.errors().contains("Failed to fetch")) {
            giveUp("apt-get update fails:\n" + update.text() + update.errors());
        }
        Files.writeString(root.resolve(COMPLETE), "");
    }

    private static String sources() {
        Path keyring = Referee.trixie().resolve("usr/share/keyrings/debian-archive-keyring.gpg");
        String from = "deb [signed-by=" + keyring + "] ";
        String debian = mirror("/debian/");
        String security = mirror("/debian-security/");
        return from
                + debian
                + " trixie main\n"
                + from
                + debian
                + " trixie-updates main\n"
                + from
                + security
                + " trixie-security main\n";
    }

    /** Where this host's apt gets Debian from. */
    private static String mirror(String end) {
        return Referee.of("apt-get")
                .run(Path.of("/"), "indextargets", "--format", "$(REPO_URI)")
                .text()
                .lines()
                .filter(uri -> uri.endsWith(end))
                .findFirst()
                .orElseGet(() -> giveUp("this host's apt knows no Debian mirror"));
    }

    private static String giveUp(String why) {
        Assertions.assertFalse("true".equals(System.getenv("CI")), why);
        return Assumptions.abort(why);
    }
}
