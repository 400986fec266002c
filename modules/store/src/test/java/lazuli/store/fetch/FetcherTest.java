package lazuli.store.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.referee.HostileServer;
import lazuli.referee.HostileServer.Handler;
import lazuli.store.Shelf;
import lazuli.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class FetcherTest {
    static final FetchOptions QUICK = options(5000, 3, 8);
    private static final FetchOptions IMPATIENT = options(700, 2, 8);

    private static FetchOptions options(int stallMillis, int attempts, int connections) {
        return new FetchOptions(
                false,
                Proxies.NONE,
                Duration.ofSeconds(5),
                Duration.ofMillis(stallMillis),
                attempts,
                Duration.ofMillis(5),
                connections);
    }

    private final byte[] content = bytes(300_000, 1);
    private final List<HostileServer> servers = new ArrayList<>();
    private final Recorder recorder = new Recorder();
    private Store store;

    @TempDir Path directory;

    @BeforeEach
    void openStore() {
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeAll() {
        servers.forEach(HostileServer::close);
        store.close();
    }

    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private HostileServer server(Handler handler) {
        HostileServer server = new HostileServer(handler);
        servers.add(server);
        return server;
    }

    private HostileServer honest() {
        return server((request, out) -> HostileServer.honest(request, out, content));
    }

    private Wanted wanted(URI... sources) {
        return new Wanted("file 1.0", List.of(sources), Digest.of(content), content.length);
    }

    private void fetch(Wanted... wanted) {
        fetch(QUICK, wanted);
    }

    private void fetch(FetchOptions options, Wanted... wanted) {
        try (Fetcher fetcher = new Fetcher(store, options, recorder)) {
            fetcher.fetch("fetching", List.of(wanted));
        }
    }

    private Problem problem(Wanted... wanted) {
        return problem(QUICK, wanted);
    }

    private Problem problem(FetchOptions options, Wanted... wanted) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> fetch(options, wanted));
        assertThat(thrown).isNotNull();
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().getFirst();
    }

    private void assertFetched() throws IOException {
        assertThat(Files.readAllBytes(store.download(Digest.of(content)))).isEqualTo(content);
        assertThat(partial()).isEmpty();
    }

    private List<String> partial() throws IOException {
        try (var found = Files.list(store.directory(Shelf.PARTIAL))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Adds up what it hears. */
    private static final class Recorder implements Progress {
        final AtomicLong expected = new AtomicLong();
        final AtomicLong advanced = new AtomicLong();
        final List<String> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void started(String what, int files, long bytes) {
            expected.set(bytes);
            events.add("started " + files);
        }

        @Override
        public void advanced(long bytes) {
            advanced.addAndGet(bytes);
        }

        @Override
        public void finished(String name) {
            events.add("finished " + name);
        }

        @Override
        public void ended() {
            events.add("ended");
        }

        @Override
        public void note(String message) {
            events.add("note " + message);
        }
    }

    @Test
    void fetchesAFile() throws IOException {
        fetch(wanted(honest().url("/file")));
        assertFetched();
        assertThat(recorder.events).containsExactly("started 1", "finished file 1.0", "ended");
        assertThat(recorder.advanced).hasValue(content.length);
        assertThat(recorder.expected).hasValue(content.length);
    }

    @Test
    void fetchesNothingTwice() {
        HostileServer server = honest();
        fetch(wanted(server.url("/file")), wanted(server.url("/the-same")));
        fetch(wanted(server.url("/file")));
        assertThat(server.requests()).hasSize(1);
        assertThat(recorder.events).hasSize(3);
    }

    @Test
    void fetchesManyFilesAtOnceButNotTooMany() {
        List<byte[]> contents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            contents.add(bytes(1000 + i, i));
        }
        HostileServer server =
                server((request, out) -> {
                    Thread.sleep(20);
                    HostileServer.honest(
                            request,
                            out,
                            contents.get(Integer.parseInt(request.target().substring(1))));
                });
        Wanted[] wanted = new Wanted[60];
        for (int i = 0; i < 60; i++) {
            byte[] bytes = contents.get(i);
            wanted[i] =
                    new Wanted(
                            "file " + i,
                            List.of(server.url("/" + i)),
                            Digest.of(bytes),
                            bytes.length);
        }
        fetch(wanted);
        assertThat(contents).allMatch(bytes -> store.has(Digest.of(bytes), bytes.length));
        assertThat(server.mostAtOnce()).isBetween(2, 9);
        assertThat(recorder.advanced).hasValue(recorder.expected.get());
    }

    @Test
    void fetchesAnEmptyFileFromNobody() {
        Wanted empty =
                new Wanted(
                        "empty",
                        List.of(URI.create("http://localhost:1/")),
                        Digest.of(new byte[0]),
                        0);
        fetch(empty);
        assertThat(store.has(empty.digest(), 0)).isTrue();
    }

    @Test
    void readsFileUrls() throws IOException {
        Path file = Files.write(directory.resolve("a file"), content);
        fetch(wanted(file.toUri()));
        assertFetched();
    }

    @Test
    void readsFileUrlsOffline() throws IOException {
        Path file = Files.write(directory.resolve("a file"), content);
        fetch(QUICK.withOffline(true), wanted(file.toUri()));
        assertFetched();
    }

    @Test
    void saysWhatIsMissingOffline() {
        HostileServer server = honest();
        Problem problem = problem(QUICK.withOffline(true), wanted(server.url("/file")));
        assertThat(problem.code()).isEqualTo("fetch.offline");
        assertThat(problem.why()).contains("file 1.0");
        assertThat(problem.fix()).contains("without --offline");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void needsNoNetworkOfflineWhereNothingIsMissing() {
        fetch(wanted(honest().url("/file")));
        fetch(QUICK.withOffline(true), wanted(URI.create("http://nowhere.invalid/")));
    }

    @Test
    void resumesAfterACut() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HostileServer server =
                server((request, out) -> {
                    if (requests.incrementAndGet() == 1) {
                        cut(out, 100_000, "ETag: \"one\"");
                    } else {
                        HostileServer.honest(request, out, content, "ETag: \"one\"");
                    }
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
        HostileServer.Request second = server.requests().get(1);
        assertThat(second.field("Range")).hasValue("bytes=100000-");
        assertThat(second.field("If-Range")).hasValue("\"one\"");
        assertThat(recorder.advanced).hasValue(content.length);
    }

    private void cut(OutputStream out, int after, String... fields) throws IOException {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = "Content-Length: " + content.length;
        HostileServer.head(out, 200, all);
        out.write(content, 0, after);
    }

    @Test
    void resumesWhatAnEarlierRunBegan() throws IOException {
        HostileServer cutting = server((_, out) -> cut(out, 100_000, "ETag: \"one\""));
        assertThat(problem(wanted(cutting.url("/file"))).code()).isEqualTo("fetch.cut");
        assertThat(partial()).hasSize(2);
        HostileServer other = honest();
        fetch(wanted(other.url("/file")));
        assertFetched();
        HostileServer.Request request = other.requests().getFirst();
        assertThat(request.field("Range")).hasValue("bytes=100000-");
        assertThat(request.field("If-Range")).as("the validator of another server").isEmpty();
    }

    @Test
    void startsAgainWhereTheFileHasChangedSince() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HostileServer server =
                server((request, out) -> {
                    if (requests.incrementAndGet() == 1) {
                        HostileServer.head(
                                out, 200, "ETag: \"old\"", "Content-Length: " + content.length);
                        out.write(new byte[100_000]);
                    } else {
                        HostileServer.honest(request, out, content, "ETag: \"new\"");
                    }
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
        assertThat(recorder.advanced).hasValue(content.length);
    }

    @Test
    void startsAgainWhereTheResumedFileIsWrong() throws IOException {
        Files.write(
                store.directory(Shelf.PARTIAL).resolve(Digest.of(content).hex()),
                new byte[100_000]);
        HostileServer server = honest();
        fetch(wanted(server.url("/file")));
        assertFetched();
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).field("Range")).isEmpty();
        assertThat(recorder.advanced).hasValue(content.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Range: bytes 0-299999/300000",
                "Content-Range: bytes 99999-299999/300000",
                "Content-Range: bytes 100000-299999/400000",
                "Content-Range: bytes 100000-399999/400000",
                "Content-Range: nonsense",
                "X-Nothing: here"
            })
    void startsAgainWhereTheServerSendsAnotherPart(String range) throws IOException {
        Files.write(
                store.directory(Shelf.PARTIAL).resolve(Digest.of(content).hex()),
                java.util.Arrays.copyOf(content, 100_000));
        HostileServer server =
                server((request, out) -> {
                    if (request.field("Range").isPresent()) {
                        HostileServer.head(out, 206, range);
                        out.write(content, 0, 200_000);
                    } else {
                        HostileServer.honest(request, out, content);
                    }
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
    }

    @Test
    void startsAgainWhereTheServerHasNoSuchPart() throws IOException {
        Files.write(
                store.directory(Shelf.PARTIAL).resolve(Digest.of(content).hex()),
                java.util.Arrays.copyOf(content, 100_000));
        HostileServer server =
                server((request, out) -> {
                    if (request.field("Range").isPresent()) {
                        HostileServer.head(out, 416);
                    } else {
                        HostileServer.honest(request, out, content);
                    }
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
    }

    @Test
    void takesAWholeFileWhereAPartWasAskedFor() throws IOException {
        Files.write(
                store.directory(Shelf.PARTIAL).resolve(Digest.of(content).hex()),
                java.util.Arrays.copyOf(content, 100_000));
        HostileServer server =
                server((_, out) -> {
                    HostileServer.head(out, 200);
                    out.write(content);
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
        assertThat(recorder.advanced).hasValue(content.length);
    }

    @Test
    void keepsAPartialFileThatIsWholeAlready() throws IOException {
        Files.write(store.directory(Shelf.PARTIAL).resolve(Digest.of(content).hex()), content);
        HostileServer server = honest();
        fetch(wanted(server.url("/file")));
        assertFetched();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void throwsAwayAPartialFileThatIsTooLong() throws IOException {
        Files.write(
                store.directory(Shelf.PARTIAL).resolve(Digest.of(content).hex()),
                new byte[content.length + 1]);
        fetch(wanted(honest().url("/file")));
        assertFetched();
    }

    @Test
    void replacesADownloadThatIsTooShort() throws IOException {
        Files.createDirectories(store.download(Digest.of(content)).getParent());
        Files.write(store.download(Digest.of(content)), new byte[10]);
        fetch(wanted(honest().url("/file")));
        assertFetched();
    }

    @Test
    void givesUpOnAServerThatStalls() throws IOException {
        HostileServer server =
                server((_, out) -> {
                    cut(out, 100_000);
                    out.flush();
                    HostileServer.silence();
                });
        Problem problem = problem(IMPATIENT, wanted(server.url("/file")));
        assertThat(problem.code()).isEqualTo("fetch.stalled");
        assertThat(problem.kind()).isEqualTo(Kind.REMOTE);
        assertThat(problem.why()).contains("/file: it stalled");
        assertThat(partial()).isNotEmpty();
    }

    @Test
    void givesUpOnAServerThatDrips() {
        HostileServer server =
                server((_, out) -> {
                    cut(out, 0);
                    for (int i = 0; ; i++) {
                        out.write(content[i]);
                        out.flush();
                        Thread.sleep(20);
                    }
                });
        assertThat(problem(IMPATIENT, wanted(server.url("/file"))).code())
                .isEqualTo("fetch.stalled");
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        HostileServer server = server((_, _) -> HostileServer.silence());
        Problem problem = problem(IMPATIENT, wanted(server.url("/file")));
        assertThat(problem.code()).isEqualTo("fetch.unreachable");
        assertThat(problem.why()).contains("did not answer");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void takesSlowBytesAsLongAsTheyCome() throws IOException {
        HostileServer server =
                server((_, out) -> {
                    cut(out, 0);
                    for (int at = 0; at < content.length; at += 30_000) {
                        out.write(content, at, 30_000);
                        out.flush();
                        Thread.sleep(100);
                    }
                });
        fetch(IMPATIENT, wanted(server.url("/file")));
        assertFetched();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusesAFileOfAnotherLength() throws IOException {
        for (int length : new int[] {content.length - 1, content.length + 1}) {
            HostileServer server =
                    server((_, out) -> {
                        HostileServer.head(out, 200, "Content-Length: " + length);
                        out.write(content, 0, Math.min(length, content.length));
                    });
            Problem problem = problem(wanted(server.url("/file")));
            assertThat(problem.code()).isEqualTo("fetch.wrong-content");
            assertThat(problem.kind()).isEqualTo(Kind.DATA);
            assertThat(problem.why()).contains(length + " bytes where the index promises 300000");
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(partial()).isEmpty();
    }

    @Test
    void refusesAnEndlessBody() throws IOException {
        AtomicLong sent = new AtomicLong();
        HostileServer server =
                server((_, out) -> {
                    HostileServer.head(out, 200);
                    while (true) {
                        out.write(content);
                        sent.addAndGet(content.length);
                    }
                });
        Problem problem = problem(wanted(server.url("/file")));
        assertThat(problem.code()).isEqualTo("fetch.wrong-content");
        assertThat(problem.why()).contains("more than the 300000 bytes");
        assertThat(sent).hasValueLessThan(100L * content.length);
        assertThat(partial()).isEmpty();
    }

    @Test
    void refusesOtherBytesOfTheSameLength() throws IOException {
        byte[] other = bytes(content.length, 2);
        HostileServer server = server((request, out) -> HostileServer.honest(request, out, other));
        Problem problem = problem(wanted(server.url("/file")));
        assertThat(problem.code()).isEqualTo("fetch.wrong-content");
        assertThat(problem.why()).contains("SHA-256");
        assertThat(server.requests()).hasSize(1);
        assertThat(partial()).isEmpty();
        assertThat(store.has(Digest.of(content), content.length)).isFalse();
        assertThat(recorder.advanced).hasValue(0);
    }

    @Test
    void caresForTheDigestAndNotForTheContentEncoding() throws IOException {
        HostileServer server =
                server((request, out) ->
                        HostileServer.honest(request, out, content, "Content-Encoding: x-gzip"));
        fetch(wanted(server.url("/file")));
        assertFetched();
    }

    @Test
    void readsChunks() throws IOException {
        HostileServer server =
                server((_, out) -> {
                    HostileServer.head(out, 200, "Transfer-Encoding: chunked");
                    for (int at = 0; at < content.length; at += 100_000) {
                        out.write("186a0\r\n".getBytes(StandardCharsets.US_ASCII));
                        out.write(content, at, 100_000);
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "", "\u0000\u0001"})
    void survivesWhatIsNotHttp(String answer) {
        HostileServer server =
                server((_, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(problem(wanted(server.url("/file"))).code()).isEqualTo("fetch.cut");
    }

    @Test
    void survivesAnEndlessHead() {
        HostileServer server =
                server((_, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    byte[] field =
                            ("X: " + "x".repeat(60_000) + "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII);
                    while (true) {
                        out.write(field);
                    }
                });
        assertThat(problem(wanted(server.url("/file"))).code()).startsWith("fetch.");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429})
    void triesAgainWhereTheServerIsBusy(int status) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HostileServer server =
                server((request, out) -> {
                    if (requests.incrementAndGet() < 3) {
                        HostileServer.head(out, status, "Content-Length: 0");
                    } else {
                        HostileServer.honest(request, out, content);
                    }
                });
        fetch(wanted(server.url("/file")));
        assertFetched();
        assertThat(recorder.events).filteredOn(event -> event.startsWith("note")).hasSize(2);
    }

    @Test
    void waitsAsLongAsABusyServerSays() {
        AtomicInteger requests = new AtomicInteger();
        HostileServer server =
                server((request, out) -> {
                    if (requests.incrementAndGet() == 1) {
                        HostileServer.head(out, 503, "Content-Length: 0", "Retry-After: 1");
                    } else {
                        HostileServer.honest(request, out, content);
                    }
                });
        long before = System.nanoTime();
        fetch(wanted(server.url("/file")));
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void asksTheNextMirrorAtOnceWhereAFileIsMissing() throws IOException {
        HostileServer without =
                server((_, out) -> HostileServer.head(out, 404, "Content-Length: 0"));
        HostileServer with = honest();
        fetch(wanted(without.url("/file"), with.url("/file")));
        assertFetched();
        assertThat(without.requests()).hasSize(1);
    }

    @Test
    void goesOnWithTheNextMirrorWhereTheFirstOneBreaks() throws IOException {
        HostileServer breaking = server((_, out) -> cut(out, 100_000));
        HostileServer good = honest();
        fetch(wanted(breaking.url("/file"), good.url("/file")));
        assertFetched();
        assertThat(good.requests().getFirst().field("Range")).hasValue("bytes=100000-");
    }

    @Test
    void listsWhatEveryMirrorSaid() {
        HostileServer without =
                server((_, out) -> HostileServer.head(out, 404, "Content-Length: 0"));
        HostileServer forbidding =
                server((_, out) -> HostileServer.head(out, 403, "Content-Length: 0"));
        Problem problem =
                problem(
                        wanted(
                                without.url("/a"),
                                forbidding.url("/b"),
                                URI.create("gopher://localhost/c")));
        assertThat(problem.why())
                .contains("/a: it does not have it (status 404)")
                .contains("/b: it does not give it to us (status 403)")
                .contains("gopher URLs are not known here");
    }

    @Test
    void hidesPasswordsInUrls() {
        HostileServer server =
                server((_, out) -> HostileServer.head(out, 404, "Content-Length: 0"));
        URI url = URI.create(server.url("/a").toString().replace("//", "//user:secret@"));
        Problem problem = problem(wanted(url));
        assertThat(problem.toString()).doesNotContain("secret");
        assertThat(server.requests().getFirst().field("Authorization"))
                .hasValue("Basic dXNlcjpzZWNyZXQ=");
    }

    @Test
    void makesOneProblemOfManyFilesThatFailAlike() {
        HostileServer server =
                server((_, out) -> HostileServer.head(out, 404, "Content-Length: 0"));
        Wanted[] wanted = new Wanted[20];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] =
                    new Wanted(
                            "file %02d".formatted(i),
                            List.of(server.url("/" + i)),
                            Digest.of(new byte[] {(byte) i}),
                            1);
        }
        Problem problem = problem(wanted);
        assertThat(problem.what())
                .isEqualTo(
                        "20 files can't be fetched: file 00, file 01, file 02, file 03, file 04 and 15 more");
    }

    @Test
    void asksAHostThatIsNotThereOnlyOnce() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        HostileServer good = honest();
        byte[] other = bytes(1000, 3);
        Wanted first =
                wanted(URI.create("http://localhost:%d/file".formatted(closed)), good.url("/file"));
        FetchOptions one = options(5000, 4, 1);
        assertThat(
                        problem(
                                        one,
                                        first,
                                        new Wanted(
                                                "other",
                                                List.of(
                                                        URI.create(
                                                                "http://localhost:%d/other"
                                                                        .formatted(closed))),
                                                Digest.of(other),
                                                other.length))
                                .code())
                .isEqualTo("fetch.unreachable");
        assertFetched();
        assertThat(recorder.events).filteredOn(event -> event.startsWith("note")).hasSize(1);
    }

    @Test
    void saysWhichNameCantBeResolved() {
        Problem problem = problem(wanted(URI.create("http://mirror.invalid/file")));
        assertThat(problem.code()).isEqualTo("fetch.unreachable");
        assertThat(problem.why()).contains("the name mirror.invalid can't be resolved");
    }

    @Test
    void followsRedirections() throws IOException {
        HostileServer good = honest();
        HostileServer server =
                server((request, out) ->
                        HostileServer.head(
                                out,
                                302,
                                "Location: "
                                        + (request.target().equals("/file")
                                                ? "/there"
                                                : good.url("/file")),
                                "Content-Length: 0"));
        URI url = URI.create(server.url("/file").toString().replace("//", "//user:secret@"));
        fetch(wanted(url));
        assertFetched();
        assertThat(server.requests()).hasSize(2);
        assertThat(good.requests().getFirst().field("Authorization")).isEmpty();
    }

    @Test
    void followsNoCircle() {
        HostileServer server =
                server((_, out) ->
                        HostileServer.head(out, 302, "Location: /file", "Content-Length: 0"));
        Problem problem = problem(wanted(server.url("/file")));
        assertThat(problem.code()).isEqualTo("fetch.refused");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void followsNoRedirectionToAFile() throws IOException {
        Path file = Files.write(directory.resolve("secret"), content);
        HostileServer server =
                server((_, out) ->
                        HostileServer.head(
                                out, 302, "Location: " + file.toUri(), "Content-Length: 0"));
        assertThat(problem(wanted(server.url("/file"))).why()).contains("redirects");
    }

    @Test
    void goesThroughTheProxy() throws IOException {
        HostileServer proxy = honest();
        FetchOptions options =
                QUICK.withProxies(
                        Proxies.of(
                                java.util.Map.of(
                                        "http_proxy",
                                        proxy.url("").toString().replace("//", "//me:word@"))));
        fetch(options, wanted(URI.create("http://mirror.invalid/file")));
        assertFetched();
        assertThat(proxy.requests().getFirst().target()).isEqualTo("http://mirror.invalid/file");
        assertThat(proxy.requests().getFirst().field("Proxy-Authorization"))
                .hasValue("Basic bWU6d29yZA==");
    }

    @Test
    void stopsWhenAskedTo() throws Exception {
        HostileServer server =
                server((_, out) -> {
                    cut(out, 100_000);
                    out.flush();
                    HostileServer.silence();
                });
        FetchOptions patient = FetchOptions.DEFAULT;
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread thread =
                new Thread(() -> {
                    try {
                        fetch(patient, wanted(server.url("/file")));
                    } catch (RuntimeException e) {
                        thrown.add(e);
                    }
                });
        thread.start();
        while (recorder.advanced.get() < 100_000) {
            Thread.sleep(10);
        }
        thread.interrupt();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(((ProblemException) thrown.getFirst()).problems().getFirst().code())
                .isEqualTo("fetch.interrupted");
        assertThat(partial()).isNotEmpty();
    }

    @Test
    void twoStoresOnOneDirectoryFetchAFileOnce() throws Exception {
        HostileServer server =
                server((request, out) -> {
                    Thread.sleep(200);
                    HostileServer.honest(request, out, content);
                });
        try (Store other = Store.open(store.root());
                Fetcher second = new Fetcher(other, QUICK, Progress.NONE)) {
            Thread thread =
                    new Thread(
                            () -> second.fetch("fetching", List.of(wanted(server.url("/file")))));
            thread.start();
            fetch(wanted(server.url("/file")));
            thread.join();
        }
        assertThat(server.requests()).hasSize(1);
        assertFetched();
    }

    @Test
    void refetchesADownloadThatWasDamaged() throws IOException {
        HostileServer server = honest();
        fetch(wanted(server.url("/file")));
        store.close();
        store = Store.open(directory.resolve("store"));
        byte[] damaged = content.clone();
        damaged[7] ^= 1;
        Files.write(store.download(Digest.of(content)), damaged);
        try (Fetcher fetcher = new Fetcher(store, QUICK, recorder)) {
            assertThat(fetcher.get(wanted(server.url("/file"))).bytes()).isEqualTo(content);
        }
        assertThat(server.requests()).hasSize(2);
    }
}
