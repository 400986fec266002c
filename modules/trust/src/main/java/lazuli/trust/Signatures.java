package lazuli.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.trust.RefusedException.Flaw;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/** Judges the signatures over one content. */
final class Signatures {
    private static final int MOST = 64;
    private static final int LARGEST = 1 << 18;

    private final List<Certificate> certificates;
    private final String keyring;
    private final String where;
    private final Instant now;

    private final List<Signature> good = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<RefusedException> refused = new ArrayList<>();

    Signatures(List<Certificate> certificates, String keyring, String where, Instant now) {
        this.certificates = certificates;
        this.keyring = keyring;
        this.where = where;
        this.now = now;
    }

    /** {@return the signature packets of a block that has nothing else} */
    static List<byte[]> split(byte[] block) throws MalformedOpenPgpException {
        List<byte[]> signatures = new ArrayList<>();
        for (Packets.Packet packet : Packets.split(block, LARGEST)) {
            if (packet.tag() != Packets.SIGNATURE) {
                throw new MalformedOpenPgpException(
                        "a packet of type %d stands among the signatures".formatted(packet.tag()));
            }
            signatures.add(packet.bytes());
        }
        if (signatures.size() > MOST) {
            throw new MalformedOpenPgpException(
                    "%d signatures; at most %d are read".formatted(signatures.size(), MOST));
        }
        return signatures;
    }

    /**
     * {@return the good ones of these signatures, at least one}
     *
     * @param canonicalText whether the content is text whose lines end with {@code \r\n}; then only signatures over text count
     */
    List<Signature> verify(byte[] content, List<byte[]> packets, boolean canonicalText) {
        for (byte[] packet : packets) {
            judge(content, packet, canonicalText);
        }
        if (good.isEmpty()) {
            throw problem().exception();
        }
        return List.copyOf(good);
    }

    private void judge(byte[] content, byte[] packet, boolean canonicalText) {
        PGPSignature signature;
        try {
            signature = read(packet);
            List<PGPPublicKey> issuers = new ArrayList<>();
            for (Certificate certificate : certificates) {
                for (PGPPublicKey issuer : certificate.issuers(signature)) {
                    issuers.add(issuer);
                    judge(content, signature, canonicalText, certificate, issuer);
                }
            }
            if (issuers.isEmpty()) {
                unknown.add(Hex.of(signature.getKeyID()));
            }
        } catch (RuntimeException e) {
            // Bouncy Castle throws unchecked exceptions too at what is not well-formed.
            refused.add(new RefusedException(Flaw.BAD, "a signature can't be read"));
        }
    }

    private static PGPSignature read(byte[] packet) {
        try {
            return new PGPSignature(new BCPGInputStream(new ByteArrayInputStream(packet)));
        } catch (IOException | PGPException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void judge(
            byte[] content,
            PGPSignature signature,
            boolean canonicalText,
            Certificate certificate,
            PGPPublicKey key) {
        try {
            good.add(check(content, signature, canonicalText, certificate, key));
        } catch (RefusedException e) {
            refused.add(
                    new RefusedException(
                            e.flaw(),
                            "the signature by %s (%s): %s"
                                    .formatted(
                                            Hex.of(key.getKeyID()),
                                            certificate.name(),
                                            e.getMessage())));
        }
    }

    private Signature check(
            byte[] content,
            PGPSignature signature,
            boolean canonicalText,
            Certificate certificate,
            PGPPublicKey key)
            throws RefusedException {
        int type = signature.getSignatureType();
        if (type != PGPSignature.CANONICAL_TEXT_DOCUMENT
                && (canonicalText || type != PGPSignature.BINARY_DOCUMENT)) {
            throw new RefusedException(
                    Flaw.BAD, "it is of type 0x%02x, which does not sign this".formatted(type));
        }
        if (!Policy.isStrongHash(signature.getHashAlgorithm())) {
            throw new RefusedException(
                    Flaw.WEAK,
                    "%s is too weak".formatted(Policy.hashName(signature.getHashAlgorithm())));
        }
        String flaw = Policy.flaw(signature);
        if (flaw != null) {
            throw new RefusedException(Flaw.UNUSABLE, flaw);
        }
        checkArithmetic(content, signature, key);
        Optional<Instant> until = checkTimes(signature, key);
        return new Signature(
                Certificate.fingerprint(key),
                certificate.fingerprint(),
                certificate.name(),
                signature.getCreationTime().toInstant(),
                Certificate.earlier(until, certificate.checkSigner(key, now)));
    }

    private static void checkArithmetic(byte[] content, PGPSignature signature, PGPPublicKey key)
            throws RefusedException {
        try {
            signature.init(PlatformCrypto.INSTANCE, key);
        } catch (PGPException e) {
            throw new RefusedException(Flaw.UNUSABLE, String.valueOf(e.getMessage()));
        }
        try {
            signature.update(content);
            if (!signature.verify()) {
                throw new RefusedException(
                        Flaw.BAD, "it does not fit the text: one of the two was changed");
            }
        } catch (PGPException e) {
            throw new RefusedException(Flaw.BAD, "it is damaged");
        }
    }

    private Optional<Instant> checkTimes(PGPSignature signature, PGPPublicKey key)
            throws RefusedException {
        Instant created = signature.getCreationTime().toInstant();
        if (created.isAfter(now)) {
            throw new RefusedException(
                    Flaw.FUTURE, "it was made on %s, and now it is %s".formatted(created, now));
        }
        if (created.isBefore(key.getCreationTime().toInstant())) {
            throw new RefusedException(Flaw.UNUSABLE, "it is older than its key");
        }
        long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
        if (seconds == 0) {
            return Optional.empty();
        }
        Instant expiry = created.plusSeconds(seconds);
        if (!expiry.isAfter(now)) {
            throw new RefusedException(Flaw.EXPIRED, "it expired on " + expiry);
        }
        return Optional.of(expiry);
    }

    private Problem problem() {
        Optional<RefusedException> gravest =
                refused.stream().min(Comparator.comparing(RefusedException::flaw));
        List<String> why =
                new ArrayList<>(refused.stream().map(r -> String.valueOf(r.getMessage())).toList());
        if (!unknown.isEmpty()) {
            why.add(
                    "signed by %s, which %s does not have"
                            .formatted(String.join(", ", unknown), keyring));
        }
        if (why.isEmpty()) {
            why.add("it has no signature");
        }
        if (gravest.isEmpty()) {
            why.add(
                    "the keyring has "
                            + String.join(
                                    ", ",
                                    certificates.stream()
                                            .map(c -> c.fingerprint() + " (" + c.name() + ")")
                                            .toList()));
        }
        return new Problem(
                gravest.map(r -> r.flaw().code()).orElse("trust.unknown-key"),
                Kind.DATA,
                "nobody in the keyring %s vouches for this".formatted(keyring),
                where,
                String.join("\n", why),
                gravest.map(r -> fix(r.flaw())).orElse(UNKNOWN_FIX));
    }

    private static final String UNKNOWN_FIX =
            "see whether the mirror is the archive you mean; where the archive has a new key, get that from a source you trust and put it into the keyring";

    private static String fix(Flaw flaw) {
        return switch (flaw) {
            case BAD ->
                    "try another mirror; if it stays so, somebody changes the data between the archive and you: do not use it";
            case REVOKED ->
                    "get the archive's new key from a source you trust and put it into the keyring";
            case EXPIRED ->
                    "see whether this host's clock is right; get the renewed key from a source you trust and put it into the keyring";
            case FUTURE -> "set this host's clock";
            case WEAK, UNUSABLE ->
                    "ask the archive's maintainers for a key and signatures that are accepted: RSA from 2048 bits, ECDSA or EdDSA, with SHA-256 or better";
        };
    }
}
