package lazuli.referee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

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
        Map<String, Path> files = new LinkedHashMap<>();
        apt(
                        architecture,
                        "indextargets",
                        "--format",
                        "$(RELEASE) $(FILENAME)",
                        "Created-By: Packages")
                .good()
                .text()
                .lines()
                .map(line -> line.split(" ", 2))
                .forEach(parts -> files.put(parts[0], Path.of(parts[1])));
        Assertions.assertEquals(3, files.size(), () -> "the archive's suites: " + files);
        return files;
    }

    /** {@return the archive's {@code sources.list}} */
    public Path sources() {
        return root.resolve("etc/apt/sources.list");
    }

    /** {@return the directory of the archive's indexes, as apt keeps them} */
    public Path lists() {
        return root.resolve("var/lib/apt/lists");
    }

    /** Runs apt-get with this archive, on a system of this architecture where nothing is installed. */
    public Referee.Verdict apt(String architecture, String... arguments) {
        return apt(architecture, root, arguments);
    }

    /** Runs apt-get with this archive in this directory, where it puts what it downloads. */
    public Referee.Verdict apt(String architecture, Path directory, String... arguments) {
        Map<String, String> environment =
                Map.of("APT_CONFIG", root.resolve(architecture + ".conf").toString());
        return Referee.of("apt-get").run(directory, environment, new byte[0], arguments);
    }

    private void create() throws IOException {
        for (String directory :
                List.of(
                        "etc/apt/apt.conf.d",
                        "etc/apt/preferences.d",
                        "etc/apt/trusted.gpg.d",
                        "var/lib/apt/lists/partial",
                        "var/lib/dpkg")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.writeString(root.resolve("var/lib/dpkg/status"), "");
        Files.writeString(sources(), sourceLines());
        for (String architecture : ARCHITECTURES) {
            configure(architecture);
            Referee.Verdict update = apt(architecture, "update");
            if (update.status() != 0 || update.errors().contains("Failed to fetch")) {
                giveUp("apt-get update fails:\n" + update.text() + update.errors());
            }
        }
        Files.writeString(root.resolve(COMPLETE), "");
    }

    private void configure(String architecture) throws IOException {
        Path cache = root.resolve("var/cache/" + architecture);
        Files.createDirectories(cache.resolve("archives/partial"));
        Files.writeString(
                root.resolve(architecture + ".conf"),
                """
                Dir "%s";
                Dir::State::status "%s/var/lib/dpkg/status";
                Dir::Cache "%s";
                APT::Architecture "%s";
                APT::Architectures { "%s"; };
                APT::Sandbox::User "root";
                APT::Get::List-Cleanup "false";
                Acquire::Languages "none";
                Acquire::GzipIndexes "false";
                Debug::NoLocking "true";
                """
                        .formatted(root, root, cache, architecture, architecture));
    }

    private static String sourceLines() {
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
