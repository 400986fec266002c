package lazuli.store.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.content.Compression;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.referee.OpenPgpSigner;
import lazuli.referee.Referee;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.store.StoreEntry;
import lazuli.store.fetch.FetchOptions;
import lazuli.store.fetch.Fetcher;
import lazuli.store.fetch.Progress;
import lazuli.store.fetch.Proxies;
import lazuli.trust.Keyring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class RepositoryIndexesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final OpenPgpSigner SIGNER = new OpenPgpSigner();
    private static final OpenPgpSigner STRANGER = new OpenPgpSigner();
    private static final FetchOptions OPTIONS =
            new FetchOptions(
                    false,
                    Proxies.NONE,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    2,
                    Duration.ofMillis(5),
                    8);
    private static final String AMD64 = "main/binary-amd64/Packages";
    private static final String PACKAGES = "Package: hello\nVersion: 2.10\n\n".repeat(1000);

    @TempDir Path directory;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final TestMirror mirror = new TestMirror();
    private Instant now = NOW;
    private Store store;

    @BeforeEach
    void openStore() {
        open.add(mirror);
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        store.close();
    }

    private static TestSuite trixie() {
        return new TestSuite("trixie").list(AMD64, PACKAGES, Compression.NONE, Compression.XZ);
    }

    private RepositorySource source(URI... uris) {
        return source("trixie", uris);
    }

    private static RepositorySource source(String suite, URI... uris) {
        return new RepositorySource(
                "debian",
                List.of(suite),
                RepositorySource.isFlat(suite) ? List.of() : List.of("main"),
                List.of("amd64"),
                Optional.of(Keyring.of(SIGNER.certificate(), "keys/test.gpg")),
                List.of(uris),
                false,
                true,
                Optional.empty());
    }

    private static RepositorySource trusted(RepositorySource source) {
        return new RepositorySource(
                source.name(),
                source.suites(),
                source.components(),
                source.architectures(),
                Optional.empty(),
                source.uris(),
                true,
                true,
                Optional.empty());
    }

    private List<VerifiedIndex> read(
            FetchOptions options, RepositorySource source, Refresh refresh, KnownRelease... known) {
        Progress progress =
                new Progress() {
                    @Override
                    public void note(String message) {
                        notes.add(message);
                    }
                };
        try (Fetcher fetcher = new Fetcher(store, options, progress)) {
            // A mirror of tests lies under a path like Debian's: the built-in ones stay out because
            // nothing listens behind this proxy.
            Mirrors mirrors = new Mirrors(List.of(), Optional.empty());
            return new RepositoryIndexes(fetcher, mirrors, now)
                    .read(List.of(source), refresh, List.of(known));
        }
    }

    private List<VerifiedIndex> read(RepositorySource source, KnownRelease... known) {
        return read(offTheWorld(), source, Refresh.NEWEST, known);
    }

    /** The mirrors of these tests are on localhost; nothing else can be reached. */
    private static FetchOptions offTheWorld() {
        return OPTIONS.withProxies(
                new Proxies(
                        Optional.of(URI.create("http://localhost:1")),
                        Optional.of(URI.create("http://localhost:1")),
                        List.of("localhost")));
    }

    private VerifiedIndex one(RepositorySource source) {
        List<VerifiedIndex> indexes = read(source);
        assertThat(indexes).hasSize(1);
        return indexes.getFirst();
    }

    private Problem problem(RepositorySource source, KnownRelease... known) {
        return problem(offTheWorld(), source, Refresh.NEWEST, known);
    }

    private Problem problem(
            FetchOptions options, RepositorySource source, Refresh refresh, KnownRelease... known) {
        ProblemException thrown =
                catchThrowableOfType(
                        ProblemException.class, () -> read(options, source, refresh, known));
        assertThat(thrown).isNotNull();
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().getFirst();
    }

    @Test
    void gpgvAcceptsOurOpenPgpSigner() throws IOException {
        Path key = Files.write(directory.resolve("key.gpg"), SIGNER.certificate());
        Path message =
                Files.write(
                        directory.resolve("InRelease"),
                        SIGNER.clearSign(trixie().release(), NOW.minusSeconds(1000)));
        assertThat(
                        Referee.of("gpgv")
                                .run(
                                        directory,
                                        "--status-fd",
                                        "1",
                                        "--keyring",
                                        key.toString(),
                                        message.toString())
                                .text())
                .contains("GOODSIG");
    }

    @Test
    void readsASignedSuite() {
        TestSuite suite = trixie().field("Acquire-By-Hash", "yes");
        mirror.serve("trixie", suite.files(SIGNER));
        VerifiedIndex index = one(source(mirror.url()));
        assertThat(index.packages().text()).isEqualTo(PACKAGES);
        assertThat(index.digest()).isEqualTo(index.packages().digest());
        assertThat(index.releaseDigest())
                .isEqualTo(Digest.of(mirror.files.get("/debian/dists/trixie/InRelease")));
        assertThat(index.release().orElseThrow().suite()).hasValue("stable");
        assertThat(index.signatures()).hasSize(1);
        assertThat(index.toString()).isEqualTo("debian trixie main amd64");
        assertThat(mirror.asked()).hasSize(2);
        assertThat(mirror.asked().getLast()).contains("/by-hash/SHA256/");
        assertThat(index.locations("pool/main/h/hello/hello_2.10%3a_amd64.deb").getFirst())
                .isEqualTo(
                        URI.create(mirror.url() + "/pool/main/h/hello/hello_2.10%253a_amd64.deb"));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsEveryForm(Compression form) {
        TestSuite suite = new TestSuite("trixie").list(AMD64, PACKAGES, form);
        mirror.serve("trixie", suite.files(SIGNER));
        assertThat(one(source(mirror.url())).packages().text()).isEqualTo(PACKAGES);
        assertThat(one(source(mirror.url())).packages().text()).isEqualTo(PACKAGES);
        assertThat(mirror.asked().stream().filter(path -> path.contains("Packages"))).hasSize(1);
    }

    @Test
    void readsAnEmptyList() {
        mirror.serve(
                "trixie",
                new TestSuite("trixie")
                        .list(AMD64, "", Compression.NONE, Compression.XZ)
                        .files(SIGNER));
        assertThat(one(source(mirror.url())).packages().bytes()).isEmpty();
    }

    @Test
    void readsAnotherFormWhereTheMirrorLacksOne() {
        TestSuite suite =
                new TestSuite("trixie").list(AMD64, PACKAGES, Compression.XZ, Compression.GZIP);
        mirror.serve("trixie", suite.files(SIGNER));
        mirror.files.remove("/debian/dists/trixie/" + AMD64 + ".xz");
        assertThat(one(source(mirror.url())).packages().text()).isEqualTo(PACKAGES);
    }

    @Test
    void readsTheNamedFileWhereByHashIsMissing() {
        mirror.serve("trixie", trixie().field("Acquire-By-Hash", "yes").files(SIGNER));
        mirror.files.keySet().removeIf(path -> path.contains("by-hash"));
        assertThat(one(source(mirror.url())).packages().text()).isEqualTo(PACKAGES);
    }

    @Test
    void readsADetachedSignature() {
        mirror.serve("trixie", trixie().detached(SIGNER));
        VerifiedIndex index = one(source(mirror.url()));
        assertThat(index.packages().text()).isEqualTo(PACKAGES);
        assertThat(index.releaseDigest())
                .isEqualTo(Digest.of(mirror.files.get("/debian/dists/trixie/Release")));
    }

    @Test
    void readsTheListOfArchitectureAllWhereItStandsAlone() {
        TestSuite suite =
                trixie().field("Architectures", "all amd64")
                        .list("main/binary-all/Packages", "Package: all\n", Compression.XZ);
        mirror.serve("trixie", suite.files(SIGNER));
        assertThat(read(source(mirror.url())))
                .extracting(VerifiedIndex::architecture)
                .containsExactly("amd64", "all");
        mirror.serve(
                "trixie", suite.field("No-Support-for-Architecture-all", "Packages").files(SIGNER));
        assertThat(read(source(mirror.url())))
                .extracting(VerifiedIndex::architecture)
                .containsExactly("amd64");
    }

    @Test
    void theSecondRunAsksNobodyAndWorksOffline() {
        mirror.serve("trixie", trixie().files(SIGNER));
        read(source(mirror.url()));
        int asked = mirror.asked().size();
        assertThat(read(offTheWorld(), source(mirror.url()), Refresh.CACHED)).hasSize(1);
        assertThat(read(OPTIONS.withOffline(true), source(mirror.url()), Refresh.NEWEST))
                .hasSize(1);
        assertThat(mirror.asked()).hasSize(asked);
    }

    @Test
    void saysWhatIsMissingOffline() {
        Problem problem = problem(OPTIONS.withOffline(true), source(mirror.url()), Refresh.CACHED);
        assertThat(problem.code()).isEqualTo("fetch.offline");
        assertThat(problem.fix()).contains("without --offline");
        assertThat(mirror.asked()).isEmpty();
    }

    @Test
    void asksForWhatHasChanged() {
        mirror.serve("trixie", trixie().files(SIGNER));
        read(source(mirror.url()));
        read(source(mirror.url()));
        assertThat(mirror.asked()).hasSize(3);
        assertThat(mirror.server().requests().getLast().field("If-None-Match")).isPresent();
        mirror.serve(
                "trixie",
                new TestSuite("trixie")
                        .date("2026-11-21T00:00:00Z")
                        .list(AMD64, "Package: new\n", Compression.XZ)
                        .files(SIGNER));
        assertThat(one(source(mirror.url())).packages().text()).isEqualTo("Package: new\n");
    }

    @Test
    void readsTheStateThatTheLockKnows() {
        mirror.serve("trixie", trixie().files(SIGNER));
        VerifiedIndex old = one(source(mirror.url()));
        mirror.serve(
                "trixie",
                new TestSuite("trixie")
                        .date("2026-11-21T00:00:00Z")
                        .list(AMD64, "Package: new\n", Compression.XZ)
                        .files(SIGNER));
        assertThat(one(source(mirror.url())).releaseDigest()).isNotEqualTo(old.releaseDigest());
        KnownRelease known =
                new KnownRelease(
                        "debian",
                        "trixie",
                        old.releaseDigest(),
                        Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(
                        read(offTheWorld(), source(mirror.url()), Refresh.CACHED, known)
                                .getFirst()
                                .packages()
                                .text())
                .isEqualTo(PACKAGES);
    }

    @Test
    void refusesAnUnknownSigner() {
        mirror.serve("trixie", trixie().files(STRANGER));
        Problem problem = problem(source(mirror.url()));
        assertThat(problem.code()).isEqualTo("trust.unknown-key");
        assertThat(problem.kind()).isEqualTo(Kind.DATA);
    }

    @Test
    void refusesATextThatWasChanged() {
        Map<String, byte[]> files = trixie().files(SIGNER);
        String changed =
                new String(files.get("InRelease"), StandardCharsets.UTF_8)
                        .replace("Origin: Test", "Origin: Tost");
        files.put("InRelease", changed.getBytes(StandardCharsets.UTF_8));
        mirror.serve("trixie", files);
        assertThat(problem(source(mirror.url())).code()).isEqualTo("trust.bad-signature");
    }

    @Test
    void refusesWhatIsNotSigned() {
        mirror.serve("trixie", trixie().unsigned());
        Problem problem = problem(source(mirror.url()));
        assertThat(problem.code()).isEqualTo("repository.unsigned");
        assertThat(problem.fix()).contains("trusted = true");
    }

    @Test
    void refusesARepositoryWithoutAKeyring() {
        RepositorySource source = source(mirror.url());
        RepositorySource without =
                new RepositorySource(
                        source.name(),
                        source.suites(),
                        source.components(),
                        source.architectures(),
                        Optional.empty(),
                        source.uris(),
                        false,
                        true,
                        Optional.empty());
        assertThat(problem(without).code()).isEqualTo("repository.no-keyring");
    }

    @Test
    void takesWhatIsTrustedUnsigned() {
        mirror.serve("trixie", trixie().unsigned());
        VerifiedIndex index = one(trusted(source(mirror.url())));
        assertThat(index.packages().text()).isEqualTo(PACKAGES);
        assertThat(index.signatures()).isEmpty();
        assertThat(read(offTheWorld(), trusted(source(mirror.url())), Refresh.CACHED)).hasSize(1);
        mirror.serve("trixie", trixie().files(STRANGER));
        assertThat(one(trusted(source(mirror.url()))).packages().text()).isEqualTo(PACKAGES);
    }

    @Test
    void refusesWhatIsOutOfDate() {
        mirror.serve("trixie", trixie().validUntil("2026-11-22T23:59:59Z").files(SIGNER));
        Problem problem = problem(source(mirror.url()));
        assertThat(problem.code()).isEqualTo("repository.expired");
        assertThat(problem.why()).contains("2026-11-22T23:59:59Z");
        RepositorySource source = source(mirror.url());
        RepositorySource unchecked =
                new RepositorySource(
                        source.name(),
                        source.suites(),
                        source.components(),
                        source.architectures(),
                        source.keyring(),
                        source.uris(),
                        false,
                        false,
                        Optional.empty());
        assertThat(one(unchecked).packages().text()).isEqualTo(PACKAGES);
    }

    @Test
    void asksForANewStateWhenTheStoresIsOutOfDate() {
        mirror.serve("trixie", trixie().validUntil("2026-11-24T00:00:00Z").files(SIGNER));
        read(source(mirror.url()));
        mirror.serve(
                "trixie",
                trixie().date("2026-11-24T12:00:00Z")
                        .validUntil("2026-12-01T00:00:00Z")
                        .files(SIGNER));
        now = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(problem(OPTIONS.withOffline(true), source(mirror.url()), Refresh.CACHED).code())
                .isEqualTo("repository.expired");
        VerifiedIndex index = read(offTheWorld(), source(mirror.url()), Refresh.CACHED).getFirst();
        assertThat(index.release().orElseThrow().date())
                .hasValue(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(notes).anyMatch(note -> note.contains("was valid until"));
    }

    @Test
    void refusesWhatIsFromTheFuture() {
        mirror.serve("trixie", trixie().date("2026-11-23T01:00:00Z").files(SIGNER));
        assertThat(problem(source(mirror.url())).code()).isEqualTo("repository.not-yet-valid");
        TestSuite suite = trixie();
        suite.signed = Instant.parse("2026-11-23T01:00:00Z");
        mirror.serve("trixie", suite.files(SIGNER));
        assertThat(problem(source(mirror.url())).code())
                .isEqualTo("trust.signature-from-the-future");
    }

    @Test
    void toleratesAClockThatIsAMinuteBehind() {
        TestSuite suite = trixie().date("2026-11-23T00:01:00Z");
        suite.signed = Instant.parse("2026-11-23T00:01:00Z");
        mirror.serve("trixie", suite.files(SIGNER));
        assertThat(read(source(mirror.url()))).hasSize(1);
    }

    @Test
    void refusesWhatIsOlderThanTheLock() {
        mirror.serve("trixie", trixie().files(SIGNER));
        KnownRelease known =
                new KnownRelease(
                        "debian",
                        "trixie",
                        Digest.of(new byte[0]),
                        Instant.parse("2026-11-20T00:00:01Z"));
        Problem problem = problem(source(mirror.url()), known);
        assertThat(problem.code()).isEqualTo("repository.rollback");
        assertThat(problem.why()).contains("2026-11-20T00:00:01Z");
    }

    @Test
    void keepsTheNewerStateWhereAMirrorIsBehind() {
        mirror.serve("trixie", trixie().files(SIGNER));
        read(source(mirror.url()));
        mirror.serve("trixie", trixie().date("2026-11-19T00:00:00Z").files(SIGNER));
        VerifiedIndex index = one(source(mirror.url()));
        assertThat(index.release().orElseThrow().date())
                .hasValue(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(notes).anyMatch(note -> note.contains("older than what it was before"));
    }

    @Test
    void refusesAnotherSuiteInItsPlace() {
        mirror.serve(
                "trixie",
                new TestSuite("bookworm").list(AMD64, PACKAGES, Compression.XZ).files(SIGNER));
        Problem problem = problem(source(mirror.url()));
        assertThat(problem.code()).isEqualTo("repository.other-suite");
        assertThat(problem.why()).contains("Codename: bookworm");
    }

    @Test
    void knowsASuiteByItsRoleToo() {
        mirror.serve("stable", trixie().files(SIGNER));
        assertThat(read(source("stable", mirror.url()))).hasSize(1);
    }

    @Test
    void refusesAnotherArchiveInItsPlace() {
        mirror.serve("trixie", trixie().files(SIGNER));
        RepositorySource source = source(mirror.url());
        RepositorySource debian =
                new RepositorySource(
                        source.name(),
                        source.suites(),
                        source.components(),
                        source.architectures(),
                        source.keyring(),
                        source.uris(),
                        false,
                        true,
                        Optional.of("Debian"));
        assertThat(problem(debian).code()).isEqualTo("repository.other-origin");
    }

    @Test
    void asksTheNextMirrorWhereOneCantBeBelieved() {
        TestMirror bad = new TestMirror();
        open.add(bad);
        bad.serve("trixie", trixie().files(STRANGER));
        mirror.serve("trixie", trixie().files(SIGNER));
        VerifiedIndex index =
                one(source(URI.create("http://localhost:1/debian"), bad.url(), mirror.url()));
        assertThat(index.mirrors().getFirst().base()).isEqualTo(mirror.url());
        assertThat(index.mirrors()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void listsWhatEveryMirrorSaid() {
        TestMirror bad = new TestMirror();
        open.add(bad);
        bad.serve("trixie", trixie().files(STRANGER));
        Problem problem =
                problem(source(URI.create("http://localhost:1/debian"), mirror.url(), bad.url()));
        assertThat(problem.code()).isEqualTo("trust.unknown-key");
        assertThat(problem.why())
                .contains(
                        "http://localhost:1/debian/dists/trixie/InRelease (the definition): no conn")
                .contains("it does not have it (status 404)")
                .contains("which keys/test.gpg does not have")
                .contains("ftp.debian.org")
                .contains("(built in)");
    }

    @Test
    void namesTheSuitesThatAMirrorHas() throws IOException {
        mirror.files.put(
                "/debian/dists/",
                "<a href=\"../\">up</a> <a href=\"trixie/\">t</a> <a href=\"bookworm/\">b</a> <a href=\"README\">"
                        .getBytes(StandardCharsets.UTF_8));
        Problem problem = problem(source("trixi", mirror.url()));
        assertThat(problem.code()).isEqualTo("fetch.not-found");
        assertThat(problem.fix())
                .startsWith("did you mean trixie?")
                .endsWith("has the suites bookworm, trixie");
        Path local = directory.resolve("local");
        Files.createDirectories(local.resolve("dists/trixie"));
        assertThat(problem(source("sid", local.toUri())).fix()).endsWith("has the suites trixie");
    }

    @Test
    void namesTheComponentsAndArchitecturesThatASuiteHas() {
        mirror.serve("trixie", trixie().files(SIGNER));
        RepositorySource source = source(mirror.url());
        Problem problem =
                problem(
                        new RepositorySource(
                                "debian",
                                source.suites(),
                                List.of("mian"),
                                List.of("amd64"),
                                source.keyring(),
                                source.uris(),
                                false,
                                true,
                                Optional.empty()));
        assertThat(problem.code()).isEqualTo("repository.no-component");
        assertThat(problem.kind()).isEqualTo(Kind.DEFINITION);
        assertThat(problem.why()).contains("main, contrib");
        assertThat(problem.fix()).contains("did you mean main?");
        Problem other =
                problem(
                        new RepositorySource(
                                "debian",
                                source.suites(),
                                List.of("main"),
                                List.of("sparc"),
                                source.keyring(),
                                source.uris(),
                                false,
                                true,
                                Optional.empty()));
        assertThat(other.code()).isEqualTo("repository.no-architecture");
        assertThat(other.kind()).isEqualTo(Kind.DEFINITION);
        assertThat(other.why()).contains("amd64, arm64");
        assertThat(
                        problem(
                                        new RepositorySource(
                                                "debian",
                                                source.suites(),
                                                List.of("main"),
                                                List.of("arm64"),
                                                source.keyring(),
                                                source.uris(),
                                                false,
                                                true,
                                                Optional.empty()))
                                .code())
                .isEqualTo("repository.no-index");
    }

    @Test
    void knowsALoginPage() {
        mirror.serve(
                "trixie",
                Map.of("InRelease", "\n<html>Pay first".getBytes(StandardCharsets.UTF_8)));
        assertThat(problem(source(mirror.url())).code()).isEqualTo("repository.web-page");
    }

    @Test
    void refusesAListThatWasChanged() {
        Map<String, byte[]> files =
                new TestSuite("trixie").list(AMD64, PACKAGES, Compression.XZ).files(SIGNER);
        byte[] list = files.get(AMD64 + ".xz").clone();
        list[list.length / 2] ^= 1;
        files.put(AMD64 + ".xz", list);
        mirror.serve("trixie", files);
        Problem problem = problem(source(mirror.url()));
        assertThat(problem.code()).isEqualTo("fetch.wrong-content");
        assertThat(problem.kind()).isEqualTo(Kind.DATA);
    }

    @Test
    void refusesAListThatUnpacksToMoreThanPromised() {
        TestSuite bomb = new TestSuite("trixie");
        bomb.lists.put(AMD64 + ".xz", TestSuite.packed(new byte[50_000_000], Compression.XZ));
        bomb.lists.put(AMD64, new byte[1000]);
        Map<String, byte[]> files = bomb.files(SIGNER);
        files.remove(AMD64);
        mirror.serve("trixie", files);
        Problem problem = problem(source(mirror.url()));
        assertThat(problem.code()).isEqualTo("repository.bad-index");
        assertThat(problem.why()).contains("more than 1000 bytes");
        assertThat(store.entries()).noneMatch(entry -> entry.shelf() == Shelf.INDEXES);
    }

    @Test
    void refusesAListThatDoesNotUnpack() {
        TestSuite suite = new TestSuite("trixie");
        byte[] packed = TestSuite.packed(PACKAGES.getBytes(StandardCharsets.UTF_8), Compression.XZ);
        suite.lists.put(AMD64 + ".xz", Arrays.copyOf(packed, packed.length - 20));
        mirror.serve("trixie", suite.files(SIGNER));
        assertThat(problem(source(mirror.url())).code()).isEqualTo("repository.bad-index");
    }

    @Test
    void asksForANewStateWhereTheMirrorHasNoMoreTheListsOfTheOld() {
        mirror.serve("trixie", trixie().files(SIGNER));
        read(source(mirror.url()));
        mirror.files.clear();
        mirror.serve(
                "trixie",
                new TestSuite("trixie")
                        .date("2026-11-21T00:00:00Z")
                        .list(AMD64, "Package: new\n", Compression.XZ)
                        .files(SIGNER));
        store.entries().stream()
                .filter(entry -> entry.shelf() == Shelf.INDEXES)
                .forEach(entry -> store.remove(store.path(entry.shelf(), entry.name())));
        assertThat(
                        read(offTheWorld(), source(mirror.url()), Refresh.CACHED)
                                .getFirst()
                                .packages()
                                .text())
                .isEqualTo("Package: new\n");
    }

    @Test
    void survivesDamageOfWhateverTheStoreRemembers() throws IOException {
        mirror.serve("trixie", trixie().files(SIGNER));
        read(source(mirror.url()));
        List<StoreEntry> entries = store.entries();
        assertThat(entries).hasSize(4);
        for (StoreEntry entry : entries) {
            Path path = store.path(entry.shelf(), entry.name());
            byte[] whole = Files.readAllBytes(path);
            for (byte[] damaged :
                    List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), flipped(whole))) {
                Files.write(path, damaged);
                VerifiedIndex index =
                        read(offTheWorld(), source(mirror.url()), Refresh.CACHED).getFirst();
                assertThat(index.packages().text()).isEqualTo(PACKAGES);
            }
        }
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }

    @Test
    void readsAFlatRepository() {
        TestSuite suite =
                new TestSuite("x").list("Packages", "Filename: ./a.deb\n", Compression.GZIP);
        suite.files(SIGNER)
                .forEach((path, content) -> mirror.files.put("/debian/flat/" + path, content));
        VerifiedIndex index = one(source("flat/", mirror.url()));
        assertThat(index.packages().text()).isEqualTo("Filename: ./a.deb\n");
        assertThat(index.component()).isEmpty();
        assertThat(index.locations("./flat/a b.deb"))
                .containsExactly(URI.create(mirror.url() + "/flat/a%20b.deb"));
        suite.files(SIGNER)
                .forEach((path, content) -> mirror.files.put("/debian/" + path, content));
        assertThat(one(source("./", mirror.url())).packages().text()).contains("a.deb");
    }

    @Test
    void readsALocalDirectorySignedAndUnsigned() throws IOException {
        Path local = directory.resolve("a repository");
        TestSuite.write(trixie().files(SIGNER), local.resolve("dists/trixie"));
        assertThat(one(source(local.toUri())).packages().text()).isEqualTo(PACKAGES);
        assertThat(
                        read(OPTIONS.withOffline(true), source(local.toUri()), Refresh.CACHED)
                                .getFirst()
                                .packages()
                                .text())
                .isEqualTo(PACKAGES);
        Path flat = directory.resolve("flat");
        TestSuite.write(
                new TestSuite("x").list("Packages", "Package: x\n", Compression.NONE).unsigned(),
                flat);
        assertThat(one(trusted(source("./", flat.toUri()))).packages().text())
                .isEqualTo("Package: x\n");
    }

    @Test
    void readsALocalDirectoryWithoutARelease() throws IOException {
        Path local = Files.createDirectories(directory.resolve("local"));
        Files.writeString(local.resolve("Packages"), "Package: x\n");
        VerifiedIndex index = one(trusted(source("./", local.toUri())));
        assertThat(index.packages().text()).isEqualTo("Package: x\n");
        assertThat(index.release()).isEmpty();
        assertThat(index.locations("x.deb"))
                .containsExactly(URI.create("file://" + local.resolve("x.deb")));
        assertThat(problem(source("./", local.toUri())).code()).isEqualTo("fetch.not-found");
    }

    @Test
    void makesTheListOfADirectoryOfPackages() throws IOException {
        Path local = Files.createDirectories(directory.resolve("local/sub"));
        Path tree = Files.createDirectories(directory.resolve("tree/DEBIAN"));
        Files.writeString(
                tree.resolve("control"),
                "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: me <me@example>\nDescription: short\n long\n");
        Referee.of("dpkg-deb")
                .run(
                        directory,
                        "--build",
                        tree.getParent().toString(),
                        local.resolve("x.deb").toString())
                .good();
        byte[] deb = Files.readAllBytes(local.resolve("x.deb"));
        VerifiedIndex index = one(trusted(source("./", directory.resolve("local").toUri())));
        assertThat(index.packages().text())
                .isEqualTo(
                        """
                        Package: x
                        Version: 1
                        Architecture: all
                        Maintainer: me <me@example>
                        Description: short
                         long
                        Filename: sub/x.deb
                        Size: %d
                        SHA256: %s

                        """
                                .formatted(deb.length, Digest.of(deb).hex()));
        assertThat(
                        problem(
                                        trusted(
                                                source(
                                                        "./",
                                                        Files.createDirectories(
                                                                        directory.resolve("empty"))
                                                                .toUri())))
                                .code())
                .isEqualTo("repository.empty");
    }

    @Test
    void refusesAFilenameThatLeadsOut() {
        mirror.serve("trixie", trixie().files(SIGNER));
        VerifiedIndex index = one(source(mirror.url()));
        for (String name : List.of("../x", "/etc/passwd", "pool/../../x", "", "a//b", "a\0b")) {
            ProblemException thrown =
                    catchThrowableOfType(ProblemException.class, () -> index.locations(name));
            assertThat(thrown).as(name).isNotNull();
            assertThat(thrown.problems().getFirst().code()).isEqualTo("repository.bad-filename");
        }
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        mirror.serve("trixie", trixie().files(STRANGER));
        RepositorySource source = source(mirror.url());
        RepositorySource two =
                new RepositorySource(
                        "debian",
                        List.of("trixie", "sid"),
                        List.of("main"),
                        List.of("amd64"),
                        source.keyring(),
                        source.uris(),
                        false,
                        true,
                        Optional.empty());
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(two));
        assertThat(thrown.problems())
                .extracting(Problem::code)
                .containsExactly("trust.unknown-key", "fetch.not-found");
    }

    @Test
    void fetchesThePackagesOfSeveralSuitesInOrder() {
        Map<String, byte[]> updates =
                new TreeMap<>(
                        new TestSuite("trixie-updates")
                                .list(AMD64, "Package: update\n", Compression.XZ)
                                .files(SIGNER));
        mirror.serve("trixie", trixie().files(SIGNER)).serve("trixie-updates", updates);
        RepositorySource source = source(mirror.url());
        RepositorySource both =
                new RepositorySource(
                        "debian",
                        List.of("trixie", "trixie-updates"),
                        List.of("main"),
                        List.of("amd64"),
                        source.keyring(),
                        source.uris(),
                        false,
                        true,
                        Optional.empty());
        assertThat(read(both))
                .extracting(VerifiedIndex::suite)
                .containsExactly("trixie", "trixie-updates");
    }
}
