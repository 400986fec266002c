package lazuli.store.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/**
 * Which proxies stand between this host and the world.
 *
 * @param http the one for {@code http} URLs
 * @param https the one for {@code https} URLs, which tunnels
 * @param except names of hosts and domains that are reached without; {@code *} is all of them
 */
public record Proxies(Optional<URI> http, Optional<URI> https, List<String> except) {
    /** No proxies. */
    public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), List.of());

    private static final int DEFAULT_PORT = 3128;

    public Proxies {
        except = List.copyOf(except);
    }

    /**
     * {@return what these environment variables say, as curl(1) reads them: {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}; all but
     * the first in capitals too}
     *
     * @throws lazuli.problem.ProblemException {@code fetch.bad-proxy} where one is no URL of an HTTP proxy
     */
    public static Proxies of(Map<String, String> environment) {
        Optional<URI> all = proxy(environment, "all_proxy", "ALL_PROXY");
        // HTTP_PROXY in capitals could be a header of a CGI request.
        return new Proxies(
                proxy(environment, "http_proxy", "http_proxy").or(() -> all),
                proxy(environment, "https_proxy", "HTTPS_PROXY").or(() -> all),
                except(value(environment, "no_proxy", "NO_PROXY").orElse("")));
    }

    private static Optional<String> value(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static List<String> except(String list) {
        return List.of(list.split("[,\\s]+")).stream()
                .filter(name -> !name.isEmpty())
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Optional<URI> proxy(
            Map<String, String> environment, String small, String capitals) {
        Optional<String> value = value(environment, small, capitals);
        return value.map(text -> parse(environment.containsKey(small) ? small : capitals, text));
    }

    private static URI parse(String name, String value) {
        String url = value.contains("://") ? value : "http://" + value;
        try {
            URI uri = new URI(url);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new Problem(
                        "fetch.bad-proxy",
                        Kind.HOST,
                        "this proxy can't be used",
                        "the environment variable " + name,
                        "%s is not the URL of an HTTP proxy".formatted(url),
                        "set it to http://HOST:PORT, or unset it")
                .exception();
    }

    /** {@return the proxy through which this URL is reached, if any} */
    public Optional<URI> forUrl(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        String hostAndPort = host + ":" + url.getPort();
        for (String name : except) {
            if (name.equals("*")
                    || host.equals(name)
                    || hostAndPort.equals(name)
                    || host.endsWith("." + name)) {
                return Optional.empty();
            }
        }
        return "https".equals(url.getScheme()) ? https : http;
    }

    /** {@return the proxy's port, 3128 where its URL has none} */
    static int port(URI proxy) {
        return proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
    }
}
