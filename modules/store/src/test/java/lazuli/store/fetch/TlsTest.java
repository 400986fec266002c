package lazuli.store.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import lazuli.content.Digest;
import lazuli.problem.ProblemException;
import lazuli.referee.HostileServer;
import lazuli.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class TlsTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static SSLContext tls;

    private final byte[] content = FetcherTest.bytes(100_000, 5);

    @TempDir static Path directory;

    @BeforeAll
    static void makeACertificate() throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD),
                                "-alias",
                                "localhost",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost")
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(keys, PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        tls = SSLContext.getInstance("TLS");
        tls.init(ours.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    private HostileServer server(HostileServer.Handler handler) {
        return new HostileServer("https", tls.getServerSocketFactory(), handler);
    }

    private void fetch(SSLContext context, FetchOptions options, URI url) {
        try (Store store = Store.open(directory.resolve("store-" + url.getPort()));
                Fetcher fetcher = new Fetcher(store, options, Progress.NONE, context)) {
            fetcher.fetch(
                    "fetching",
                    List.of(new Wanted("file", List.of(url), Digest.of(content), content.length)));
            assertThat(store.verified(Digest.of(content), content.length)).isPresent();
        }
    }

    private String problem(SSLContext context, FetchOptions options, URI url) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> fetch(context, options, url));
        assertThat(thrown).isNotNull();
        return thrown.problems().getFirst().toString();
    }

    @Test
    void fetchesThroughTls() {
        try (HostileServer server =
                server((request, out) -> HostileServer.honest(request, out, content))) {
            fetch(tls, FetcherTest.QUICK, server.url("/file"));
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        try (HostileServer server =
                server((request, out) -> HostileServer.honest(request, out, content))) {
            assertThat(problem(null, FetcherTest.QUICK, server.url("/file")))
                    .contains("error[fetch.unreachable]")
                    .contains("TLS failed")
                    .contains("Java trust store");
        }
    }

    @Test
    void followsNoRedirectionFromHttpsToHttp() {
        try (HostileServer plain =
                        new HostileServer(
                                (request, out) -> HostileServer.honest(request, out, content));
                HostileServer server =
                        server((_, out) ->
                                HostileServer.head(
                                        out,
                                        302,
                                        "Location: " + plain.url("/file"),
                                        "Content-Length: 0"))) {
            assertThat(problem(tls, FetcherTest.QUICK, server.url("/file")))
                    .contains("error[fetch.refused]")
                    .contains("from https to http");
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void asksAProxyForATunnel() {
        try (HostileServer proxy =
                new HostileServer((_, out) -> HostileServer.head(out, 403, "Content-Length: 0"))) {
            FetchOptions options =
                    FetcherTest.QUICK.withProxies(
                            Proxies.of(Map.of("https_proxy", proxy.url("").toString())));
            assertThat(problem(tls, options, URI.create("https://mirror.invalid/file")))
                    .contains("error[fetch.");
            assertThat(proxy.requests().getFirst().method()).isEqualTo("CONNECT");
            assertThat(proxy.requests().getFirst().target()).isEqualTo("mirror.invalid:443");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/x, /y, http://a.example/y",
        "http://a.example/x, y, http://a.example/y",
        "http://a.example/x, //b.example/y, http://b.example/y",
        "http://a.example/x, https://a.example/x, https://a.example/x",
        "https://a.example/x, https://b.example/x, https://b.example/x",
    })
    void redirectionsLeadWhereTheySay(String from, String location, String to) throws Exception {
        Head head = new Head(URI.create(from), 302, Map.of("location", location));
        assertThat(Redirect.target(head)).isEqualTo(URI.create(to));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, http://a.example/x",
        "http://a.example/x, ''",
        "http://a.example/x, file:///etc/passwd",
        "http://a.example/x, ftp://a.example/x",
        "http://a.example/x, javascript:x",
        "http://a.example/x, http:///x",
        "http://a.example/x, 'http://a b/'",
    })
    void redirectionsMayNotLeadAnywhere(String from, String location) {
        Head head = new Head(URI.create(from), 302, Map.of("location", location));
        assertThat(catchThrowableOfType(FetchException.class, () -> Redirect.target(head)))
                .isNotNull();
    }
}
