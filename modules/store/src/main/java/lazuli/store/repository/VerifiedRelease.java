package lazuli.store.repository;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lazuli.content.Digest;
import lazuli.deb.Release;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.store.Shelf;
import lazuli.store.Store;
import lazuli.trust.Keyring;
import lazuli.trust.Signature;
import lazuli.trust.VerifiedText;

/**
 * A release that its repository's keyring vouches for, or that is believed without.
 *
 * @param release what it says
 * @param digest the digest of what was signed
 * @param signatures the good signatures
 */
record VerifiedRelease(Release release, Digest digest, List<Signature> signatures) {
    /**
     * {@return the release, verified} The arithmetic is done once for each text and keyring, and its result remembered: as long as the signatures are good, the
     * next time needs no OpenPGP.
     */
    static VerifiedRelease of(
            Store store, SignedRelease signed, RepositorySource source, String where, Instant now) {
        Optional<Keyring> keyring = source.keyring();
        if (keyring.isEmpty() || signed.form() == SignedRelease.Form.UNSIGNED) {
            return unsigned(signed, source, where);
        }
        String name = name(signed, keyring.get());
        Optional<VerifiedText> remembered =
                store.sealed(Shelf.RELEASES, name).flatMap(memory -> recall(memory.bytes(), now));
        VerifiedText text =
                remembered.orElseGet(() -> {
                    VerifiedText verified = verify(signed, keyring.get(), where, now);
                    store.seal(Shelf.RELEASES, name, out -> out.write(memory(verified)));
                    return verified;
                });
        return new VerifiedRelease(
                Release.parse(text.content(), where), signed.digest(), text.good());
    }

    private static VerifiedRelease unsigned(
            SignedRelease signed, RepositorySource source, String where) {
        if (!source.trustedUnsigned()) {
            throw new Problem(
                            "repository.unsigned",
                            Kind.DATA,
                            "the repository %s is not signed".formatted(source.name()),
                            where,
                            source.keyring().isEmpty()
                                    ? "the definition names no keyring for it"
                                    : "it has a Release, but neither InRelease nor Release.gpg",
                            "use a signed repository; or, if nobody can change this one on its way here, say `trusted = true` in the definition")
                    .exception();
        }
        byte[] text =
                signed.form() == SignedRelease.Form.CLEAR_SIGNED
                        ? Keyring.readUnverified(signed.text(), where)
                        : signed.text();
        return new VerifiedRelease(Release.parse(text, where), signed.digest(), List.of());
    }

    private static VerifiedText verify(
            SignedRelease signed, Keyring keyring, String where, Instant now) {
        return signed.form() == SignedRelease.Form.CLEAR_SIGNED
                ? keyring.verifyClearSigned(signed.text(), where, now)
                : new VerifiedText(
                        signed.text(),
                        keyring.verifyDetached(signed.text(), signed.signature(), where, now));
    }

    private static String name(SignedRelease signed, Keyring keyring) {
        String identity =
                String.join(
                        "\n",
                        signed.form().name(),
                        signed.digest().hex(),
                        Digest.of(signed.signature()).hex(),
                        keyring.digest().hex());
        return "verified-" + Digest.of(identity.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** A line for each signature, an empty line, the text. */
    private static byte[] memory(VerifiedText verified) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        for (Signature good : verified.good()) {
            String line =
                    String.join(
                            "\t",
                            good.keyFingerprint(),
                            good.certificateFingerprint(),
                            good.created().toString(),
                            good.goodUntil().map(Instant::toString).orElse("-"),
                            good.signer());
            memory.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        memory.write('\n');
        memory.writeBytes(verified.content());
        return memory.toByteArray();
    }

    /** {@return what was verified, if a signature of it is good now} */
    private static Optional<VerifiedText> recall(byte[] memory, Instant now) {
        List<Signature> good = new ArrayList<>();
        int at = 0;
        while (memory[at] != '\n') {
            int end = at;
            while (memory[end] != '\n') {
                end++;
            }
            String[] parts =
                    new String(memory, at, end - at, StandardCharsets.UTF_8).split("\t", 5);
            Signature signature =
                    new Signature(
                            parts[0],
                            parts[1],
                            parts[4],
                            Instant.parse(parts[2]),
                            parts[3].equals("-")
                                    ? Optional.empty()
                                    : Optional.of(Instant.parse(parts[3])));
            if (!signature.created().isAfter(now)
                    && signature.goodUntil().map(now::isBefore).orElse(true)) {
                good.add(signature);
            }
            at = end + 1;
        }
        return good.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new VerifiedText(Arrays.copyOfRange(memory, at + 1, memory.length), good));
    }
}
