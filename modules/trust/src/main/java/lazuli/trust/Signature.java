package lazuli.trust;

import java.time.Instant;
import java.util.Optional;

/**
 * A good signature by a key that the keyring has.
 *
 * @param keyFingerprint the fingerprint of the key that signed, in upper-case hexadecimal digits; often a subkey
 * @param certificateFingerprint the fingerprint of the primary key
 * @param signer the certificate's first user ID, in printable characters
 * @param created when the signature says that it was made
 * @param goodUntil when the signature or one of the keys expires, where they do: from then on it is no longer good
 */
public record Signature(
        String keyFingerprint,
        String certificateFingerprint,
        String signer,
        Instant created,
        Optional<Instant> goodUntil) {}
