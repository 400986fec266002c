package lazuli.store.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {
    private static Optional<String> proxy(Map<String, String> environment, String url) {
        return Proxies.of(environment).forUrl(URI.create(url)).map(URI::toString);
    }

    @Test
    void noVariablesMeanNoProxy() {
        assertThat(proxy(Map.of(), "http://a.example/")).isEmpty();
        assertThat(Proxies.of(Map.of("http_proxy", " "))).isEqualTo(Proxies.NONE);
    }

    @Test
    void eachSchemeHasItsOwn() {
        Map<String, String> environment =
                Map.of("http_proxy", "http://one:1", "HTTPS_PROXY", "two:2/");
        assertThat(proxy(environment, "http://a.example/")).hasValue("http://one:1");
        assertThat(proxy(environment, "https://a.example/")).hasValue("http://two:2/");
    }

    @Test
    void allMeansBoth() {
        assertThat(proxy(Map.of("all_proxy", "http://one:1"), "https://a.example/"))
                .hasValue("http://one:1");
    }

    @Test
    void capitalsOfHttpAreNotRead() {
        assertThat(proxy(Map.of("HTTP_PROXY", "http://one:1"), "http://a.example/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, http://a.example/, false",
        "a.example, http://b.a.example/, false",
        ".a.example, http://b.a.example/, false",
        "a.example, http://ba.example/, true",
        "'x, A.EXAMPLE', http://a.example/, false",
        "*, http://a.example/, false",
        "a.example:80, http://a.example:80/, false",
        "a.example:81, http://a.example:80/, true",
        "'', http://a.example/, true",
    })
    void exceptionsAreReachedWithout(String except, String url, boolean through) {
        assertThat(proxy(Map.of("http_proxy", "http://one:1", "no_proxy", except), url).isPresent())
                .isEqualTo(through);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://one:1", "https://one:1", "http://", "http://a b", "http://:1"})
    void otherProxiesCantBeUsed(String value) {
        ProblemException thrown =
                catchThrowableOfType(
                        ProblemException.class, () -> Proxies.of(Map.of("all_proxy", value)));
        assertThat(thrown.problems().getFirst().code()).isEqualTo("fetch.bad-proxy");
        assertThat(thrown.problems().getFirst().where()).contains("all_proxy");
    }
}
