package lazuli.oci.registry;

import java.time.Duration;

/**
 * How to deal with a registry.
 *
 * @param plainHttp whether to do without TLS; this host's own registries are always spoken to so
 * @param attempts how often to try what may go better the next time
 * @param firstWait before the second attempt; before each further one it is three times as long
 * @param stall how long a line may stand still before it is cut
 */
public record RegistryOptions(boolean plainHttp, int attempts, Duration firstWait, Duration stall) {
    /** TLS; five attempts over twelve seconds; a line may stand still for a minute. */
    public static final RegistryOptions DEFAULT =
            new RegistryOptions(false, 5, Duration.ofMillis(300), Duration.ofSeconds(60));

    public RegistryOptions {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt, not " + attempts);
        }
    }

    /** {@return the same, without TLS or with} */
    public RegistryOptions withPlainHttp(boolean newPlainHttp) {
        return new RegistryOptions(newPlainHttp, attempts, firstWait, stall);
    }
}
