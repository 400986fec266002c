package lazuli.store.fetch;

import java.time.Duration;

/**
 * How to fetch.
 *
 * @param offline whether nothing may be asked of the network
 * @param proxies the proxies
 * @param connectTimeout how long a connection may take to stand
 * @param stallTimeout how long an answer may bring nothing, or next to nothing
 * @param attempts how often a mirror is asked for one file before the next one is
 * @param pause how long to wait before the second attempt; twice as long before each further one
 * @param connectionsPerHost how many files come from one host at once
 */
public record FetchOptions(
        boolean offline,
        Proxies proxies,
        Duration connectTimeout,
        Duration stallTimeout,
        int attempts,
        Duration pause,
        int connectionsPerHost) {
    /** What suits most. */
    public static final FetchOptions DEFAULT =
            new FetchOptions(
                    false,
                    Proxies.NONE,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    4,
                    Duration.ofMillis(500),
                    8);

    public FetchOptions {
        if (attempts < 1 || connectionsPerHost < 1) {
            throw new IllegalArgumentException("at least one attempt and one connection");
        }
    }

    /** {@return the same, with or without the network} */
    public FetchOptions withOffline(boolean offline) {
        return new FetchOptions(
                offline,
                proxies,
                connectTimeout,
                stallTimeout,
                attempts,
                pause,
                connectionsPerHost);
    }

    /** {@return the same, through these proxies} */
    public FetchOptions withProxies(Proxies proxies) {
        return new FetchOptions(
                offline,
                proxies,
                connectTimeout,
                stallTimeout,
                attempts,
                pause,
                connectionsPerHost);
    }
}
