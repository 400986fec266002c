package lazuli.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lazuli.content.Digest;
import lazuli.oci.Descriptor;
import lazuli.oci.Manifest;
import lazuli.oci.MediaType;
import lazuli.oci.Reference;
import lazuli.oci.registry.FakeRegistry.Request;
import lazuli.oci.registry.FakeRegistry.Response;
import lazuli.problem.Kind;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What registries do that Debian's does not, or not when we want it. */
@Timeout(60)
final class RegistryClientTest {
    private static final RegistryOptions FAST =
            new RegistryOptions(false, 3, Duration.ofMillis(5), Duration.ofMillis(400));
    private static final byte[] BLOB = "some blob".getBytes(StandardCharsets.UTF_8);
    private static final Descriptor LAYER =
            Descriptor.of(new MediaType("application/vnd.oci.image.layer.v1.tar"), BLOB);
    private static final byte[] MANIFEST =
            new Manifest(
                            MediaType.MANIFEST,
                            Descriptor.of(MediaType.CONFIG, new byte[] {'{', '}'}),
                            List.of(LAYER),
                            new TreeMap<>())
                    .json();
    private static final String TYPE = MediaType.MANIFEST.value();

    private static Response manifest() {
        return new Response(200, MANIFEST, "Content-Type", TYPE);
    }

    private static RemoteImage pull(FakeRegistry registry, CredentialSource source) {
        try (RegistryClient client = new RegistryClient(source, FAST)) {
            return client.pull(
                    Reference.parse("127.0.0.1:%d/team/base:1".formatted(registry.port())));
        }
    }

    private static ProblemException problemOf(Function<Request, Response> answers)
            throws IOException {
        try (FakeRegistry registry = new FakeRegistry(answers)) {
            try {
                pull(registry, CredentialSource.NONE);
            } catch (ProblemException e) {
                assertThat(e.problems().getFirst().kind()).isEqualTo(Kind.REMOTE);
                return e;
            }
            throw new AssertionError("no problem");
        }
    }

    /** A registry that wants a token, and gives it for this request. */
    private static Response withToken(
            String realm, Request request, Function<Request, Response> answers) {
        if (request.target().startsWith("/token")) {
            return new Response(
                    200,
                    "{\"token\":\"good-token\",\"expires_in\":60}"
                            .getBytes(StandardCharsets.UTF_8));
        }
        if (!"Bearer good-token".equals(request.headers().get("authorization"))) {
            return Response.of(
                    401,
                    "WWW-Authenticate",
                    "Bearer realm=\"%s/token\", service=\"the, \\\"service\\\"\",scope=\"repository:team/base:pull\""
                            .formatted(realm));
        }
        return answers.apply(request);
    }

    @Test
    void fetchesATokenWithThePasswordAndUsesItFromThenOn() throws IOException {
        String[] url = new String[1];
        try (FakeRegistry registry = new FakeRegistry(r -> withToken(url[0], r, _ -> manifest()))) {
            url[0] = registry.url();
            RemoteImage image =
                    pull(registry, _ -> Optional.of(new Credentials.Password("me", "pass:word")));
            assertThat(image.root().digest()).isEqualTo(Digest.of(MANIFEST));
            Request token = registry.requests().get(1);
            assertThat(token.target())
                    .isEqualTo(
                            "/token?service=the%2C+%22service%22&scope=repository%3Ateam%2Fbase%3Apull");
            assertThat(token.headers()).containsEntry("authorization", "Basic bWU6cGFzczp3b3Jk");
            assertThat(registry.requests()).hasSize(3);
        }
    }

    @Test
    void changesAnIdentityTokenForAnAccessToken() throws IOException {
        String[] url = new String[1];
        try (FakeRegistry registry = new FakeRegistry(r -> withToken(url[0], r, _ -> manifest()))) {
            url[0] = registry.url();
            pull(registry, _ -> Optional.of(new Credentials.IdentityToken("refresh me")));
            Request token = registry.requests().get(1);
            assertThat(token.line()).isEqualTo("POST /token");
            assertThat(new String(token.body(), StandardCharsets.UTF_8))
                    .contains("grant_type=refresh_token", "refresh_token=refresh+me");
        }
    }

    @Test
    void triesAgainWhatMayPass() throws IOException {
        AtomicInteger count = new AtomicInteger();
        Function<Request, Response> answers =
                _ ->
                        switch (count.incrementAndGet()) {
                            case 1 -> Response.of(503);
                            case 2 -> Response.of(429, "Retry-After", "0");
                            default -> manifest();
                        };
        try (FakeRegistry registry = new FakeRegistry(answers)) {
            pull(registry, CredentialSource.NONE);
            assertThat(registry.requests()).hasSize(3);
        }
    }

    @Test
    void givesUpWithWhatTheRegistrySays() throws IOException {
        byte[] error =
                "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\",\"message\":\"pull\\nlimit\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(problemOf(_ -> new Response(429, error, "Retry-After", "0")))
                .hasMessageContaining("registry.too-many-requests")
                .hasMessageContaining("TOOMANYREQUESTS pull limit");
        assertThat(problemOf(_ -> Response.of(502))).hasMessageContaining("registry.failed");
        assertThat(problemOf(_ -> Response.of(418))).hasMessageContaining("registry.refused");
    }

    @Test
    void aLineThatStandsStillIsCut() throws IOException {
        assertThat(problemOf(_ -> Response.of(0))).hasMessageContaining("nothing came or went");
    }

    @Test
    void aPortWithoutARegistryIsAProblem() throws IOException {
        int port;
        try (FakeRegistry registry = new FakeRegistry(_ -> manifest())) {
            port = registry.port();
        }
        try (RegistryClient client = new RegistryClient(CredentialSource.NONE, FAST)) {
            assertThatThrownBy(
                            () -> client.pull(Reference.parse("127.0.0.1:%d/a:1".formatted(port))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("registry.unreachable")
                    .hasMessageContaining("refused");
            assertThatThrownBy(() -> client.pull(Reference.parse("registry.invalid/a:1")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("can't be resolved");
        }
    }

    @Test
    void refusesAnswersThatNoRegistryGives() throws IOException {
        assertThat(problemOf(_ -> new Response(200, MANIFEST)))
                .hasMessageContaining("without Content-Type");
        assertThat(problemOf(_ -> Response.of(307, "Location", "ftp://elsewhere/")))
                .hasMessageContaining("without TLS");
        assertThat(problemOf(_ -> Response.of(307, "Location", ":::")))
                .hasMessageContaining("registry.protocol");
        assertThat(problemOf(r -> Response.of(302, "Location", r.target())))
                .hasMessageContaining("more than 5 redirects");
        assertThat(problemOf(_ -> new Response(200, new byte[(4 << 20) + 1], "Content-Type", TYPE)))
                .hasMessageContaining("more than 4194304 bytes");
        assertThat(
                        problemOf(_ ->
                                Response.of(
                                        401,
                                        "WWW-Authenticate",
                                        "Bearer realm=\"ftp://elsewhere/\"")))
                .hasMessageContaining("without TLS");
        assertThat(problemOf(_ -> Response.of(401, "WWW-Authenticate", "Bearer realm=\"\\")))
                .hasMessageContaining("registry.");
    }

    @Test
    void theTokenDoesNotGoToWhereABlobIsRedirected() throws IOException {
        try (FakeRegistry storage = new FakeRegistry(_ -> new Response(200, BLOB))) {
            String[] url = new String[1];
            Function<Request, Response> answers =
                    request ->
                            request.target().contains("/blobs/")
                                    ? Response.of(
                                            307, "Location", storage.url() + "/signed?secret=1")
                                    : manifest();
            try (FakeRegistry registry = new FakeRegistry(r -> withToken(url[0], r, answers));
                    RegistryClient client = new RegistryClient(CredentialSource.NONE, FAST)) {
                url[0] = registry.url();
                RemoteImage image =
                        client.pull(
                                Reference.parse(
                                        "127.0.0.1:%d/team/base:1".formatted(registry.port())));
                assertThat(image.blob(LAYER).bytes()).isEqualTo(BLOB);
                assertThat(storage.requests().getFirst().headers())
                        .doesNotContainKey("authorization");
            }
        }
    }

    @Test
    void refusesAnotherManifestThanTheDigestNames() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(_ -> manifest());
                RegistryClient client = new RegistryClient(CredentialSource.NONE, FAST)) {
            String other = Digest.of(BLOB).toString();
            assertThatThrownBy(() ->
                            client.pull(
                                    Reference.parse(
                                            "127.0.0.1:%d/a@%s".formatted(registry.port(), other))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("registry.digest");
        }
    }
}
