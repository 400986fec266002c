package lazuli.store.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lazuli.content.Digest;
import lazuli.store.Store;
import lazuli.store.fetch.FetchOptions;
import lazuli.store.fetch.Fetcher;
import lazuli.store.fetch.Progress;
import lazuli.store.fetch.Proxies;
import lazuli.store.fetch.Wanted;
import lazuli.trust.Keyring;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real archive of Debian 13, through the mirror that this host's apt uses, with the keys of Lazuli Linux. */
@Tag("network")
final class DebianArchiveTest {
    private static final Path APT = Path.of("/etc/apt");

    @TempDir Path directory;

    private static Path keys() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path keys = at.resolve("distro/keys/debian-13.asc");
            if (Files.exists(keys)) {
                return keys;
            }
        }
        throw new AssertionError("no distro/keys/debian-13.asc");
    }

    @Test
    void itsSuitesAreVerifiedAndItsPackagesFetched() throws Exception {
        Assumptions.assumeFalse(AptSources.read(APT).isEmpty(), "this host's apt has no sources");
        byte[] keys = Files.readAllBytes(keys());
        RepositorySource source =
                new RepositorySource(
                        "debian",
                        List.of("trixie", "trixie-updates", "trixie-security"),
                        List.of("main"),
                        List.of("amd64", "arm64"),
                        Optional.of(Keyring.of(keys, "debian-13.asc")),
                        List.of(),
                        false,
                        true,
                        Optional.of("Debian"));
        FetchOptions options = FetchOptions.DEFAULT.withProxies(Proxies.of(System.getenv()));
        try (Store store = Store.open(directory.resolve("store"));
                Fetcher fetcher = new Fetcher(store, options, Progress.NONE)) {
            RepositoryIndexes repositories =
                    new RepositoryIndexes(
                            fetcher, new Mirrors(List.of(), Optional.of(APT)), Instant.now());
            List<VerifiedIndex> indexes =
                    repositories.read(List.of(source), Refresh.NEWEST, List.of());
            assertThat(indexes)
                    .extracting(VerifiedIndex::toString)
                    .containsExactly(
                            "debian trixie main amd64",
                            "debian trixie main arm64",
                            "debian trixie-updates main amd64",
                            "debian trixie-updates main arm64",
                            "debian trixie-security main amd64",
                            "debian trixie-security main arm64");
            assertThat(indexes.get(0).signatures()).hasSizeBetween(1, 2);
            assertThat(indexes.get(0).packages().size()).isGreaterThan(40_000_000);
            fetchAPackage(fetcher, indexes.get(0));
            try (Fetcher offline = new Fetcher(store, options.withOffline(true), Progress.NONE)) {
                assertThat(
                                new RepositoryIndexes(
                                                offline,
                                                new Mirrors(List.of(), Optional.of(APT)),
                                                Instant.now())
                                        .read(List.of(source), Refresh.CACHED, List.of()))
                        .hasSize(6);
            }
        }
    }

    private static void fetchAPackage(Fetcher fetcher, VerifiedIndex index) {
        String text = index.packages().text();
        int at = text.indexOf("\nPackage: hostname\n");
        String stanza = text.substring(at, text.indexOf("\n\n", at));
        Wanted wanted =
                new Wanted(
                        "hostname",
                        index.locations(field(stanza, "Filename")),
                        new Digest(field(stanza, "SHA256")),
                        Long.parseLong(field(stanza, "Size")));
        assertThat(
                        new String(
                                fetcher.get(wanted).bytes(),
                                0,
                                8,
                                java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("!<arch>\n");
    }

    private static String field(String stanza, String name) {
        int at = stanza.indexOf("\n" + name + ": ") + name.length() + 3;
        int end = stanza.indexOf('\n', at);
        return stanza.substring(at, end < 0 ? stanza.length() : end);
    }
}
