/**
 * Whom we believe: OpenPGP keyrings and signatures, as in RFC 9580.
 *
 * <p>Start at {@link lazuli.trust.Keyring}: the bytes of certificates in, and out comes a keyring that verifies clear-signed texts ({@code InRelease}) and
 * detached signatures ({@code Release.gpg}). What has at least one good signature by a key of the keyring is believed, and only the part that was signed comes
 * back. Packets are read by Bouncy Castle; the arithmetic is the Java platform's own, because it starts faster.
 *
 * <p>The rules: SHA-256 or better, RSA from 2048 bits, NIST curves, Ed25519, Ed448; a key is bound to its certificate, may sign, and is neither expired nor
 * revoked, both now and when it signed; signatures by unknown keys are ignored next to a good one.
 *
 * <p>Elsewhere: which text needs a signature, and remembering that it was verified ({@code lazuli.store}). Nothing here opens a file or reads the clock.
 */
@NullMarked
package lazuli.trust;

import org.jspecify.annotations.NullMarked;
