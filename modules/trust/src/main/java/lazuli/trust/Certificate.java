package lazuli.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import lazuli.trust.RefusedException.Flaw;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.jspecify.annotations.Nullable;

/** A transferable public key, RFC 9580 section 10.1: which of its keys may sign, and until when. What a certificate says of itself counts only as far as its primary key signed it. */
final class Certificate {
    /** Photographs stand in certificates. */
    private static final int LARGEST_PACKET = 1 << 22;

    private static final int KEY_EXPIRY = SignatureSubpacketTags.KEY_EXPIRE_TIME;
    private static final int KEY_FLAGS = SignatureSubpacketTags.KEY_FLAGS;

    private final PGPPublicKey primary;
    private final List<PGPPublicKey> keys = new ArrayList<>();

    private Certificate(PGPPublicKeyRing ring) {
        primary = ring.getPublicKey();
        ring.getPublicKeys().forEachRemaining(keys::add);
    }

    /** {@return the certificates that this block has} */
    static List<Certificate> readAll(byte[] block) throws MalformedOpenPgpException {
        List<Certificate> certificates = new ArrayList<>();
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (Packets.Packet packet : Packets.split(block, LARGEST_PACKET)) {
            switch (packet.tag()) {
                case Packets.PUBLIC_KEY -> {
                    if (packets.size() > 0) {
                        certificates.add(read(packets.toByteArray()));
                        packets.reset();
                    }
                }
                case Packets.PUBLIC_SUBKEY,
                        Packets.SIGNATURE,
                        Packets.USER_ID,
                        Packets.USER_ATTRIBUTE -> {
                    if (packets.size() == 0) {
                        throw new MalformedOpenPgpException("it does not begin with a public key");
                    }
                }
                default ->
                        throw new MalformedOpenPgpException(
                                "a packet of type %d stands in a certificate"
                                        .formatted(packet.tag()));
            }
            packets.writeBytes(packet.bytes());
        }
        if (packets.size() > 0) {
            certificates.add(read(packets.toByteArray()));
        }
        return certificates;
    }

    private static Certificate read(byte[] packets) throws MalformedOpenPgpException {
        try {
            return new Certificate(
                    new PGPPublicKeyRing(
                            new ByteArrayInputStream(packets), PlatformCrypto.INSTANCE));
        } catch (IOException | RuntimeException e) {
            throw new MalformedOpenPgpException(
                    "a certificate can't be read: " + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    /** {@return the first user ID, in printable characters; the fingerprint where there is none} */
    String name() {
        Iterator<byte[]> ids = primary.getRawUserIDs();
        return ids.hasNext()
                ? Printable.of(new String(ids.next(), StandardCharsets.UTF_8))
                : fingerprint(primary);
    }

    /** {@return the primary key's fingerprint} */
    String fingerprint() {
        return fingerprint(primary);
    }

    static String fingerprint(PGPPublicKey key) {
        return Hex.of(key.getFingerprint());
    }

    /** {@return the keys of this certificate that the signature says made it} */
    List<PGPPublicKey> issuers(PGPSignature signature) {
        List<KeyIdentifier> issuers = signature.getKeyIdentifiers();
        return keys.stream()
                .filter(key -> KeyIdentifier.matches(issuers, key.getKeyIdentifier(), true))
                .toList();
    }

    /**
     * Checks that this key of ours may sign.
     *
     * @return when it expires, if it does
     * @throws RefusedException where it may not, or not now
     */
    Optional<Instant> checkSigner(PGPPublicKey key, Instant now) throws RefusedException {
        checkNotRevoked(primary, PGPSignature.KEY_REVOCATION);
        PGPSignature direct = newest(now, directSignatures());
        PGPSignature certification = newest(now, certifications(now));
        if (direct == null && certification == null) {
            throw new RefusedException(
                    Flaw.UNUSABLE,
                    "its certificate has no valid self-signature%s".formatted(weakness()));
        }
        Optional<Instant> expiry = expiry(primary, now, having(direct, certification, KEY_EXPIRY));
        if (key.equals(primary)) {
            checkMaySign(having(direct, certification, KEY_FLAGS));
            return expiry;
        }
        checkNotRevoked(key, PGPSignature.SUBKEY_REVOCATION);
        PGPSignature binding = newest(now, bindings(key));
        if (binding == null) {
            throw new RefusedException(Flaw.UNUSABLE, "the subkey is not bound to its certificate");
        }
        checkMaySign(binding);
        if (!isBoundBack(key, binding)) {
            throw new RefusedException(
                    Flaw.UNUSABLE, "the subkey has not signed that it belongs to the certificate");
        }
        return earlier(expiry, expiry(key, now, binding));
    }

    static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && (b.isEmpty() || a.get().isBefore(b.get())) ? a : b;
    }

    /** A direct-key signature speaks first, but mostly there is none, or it says nothing of the matter. */
    private static @Nullable PGPSignature having(
            @Nullable PGPSignature direct, @Nullable PGPSignature certification, int subpacket) {
        return direct != null && direct.getHashedSubPackets().hasSubpacket(subpacket)
                ? direct
                : certification;
    }

    private static Optional<Instant> expiry(
            PGPPublicKey key, Instant now, @Nullable PGPSignature says) throws RefusedException {
        long seconds = says == null ? 0 : says.getHashedSubPackets().getKeyExpirationTime();
        if (seconds == 0) {
            return Optional.empty();
        }
        Instant expiry = key.getCreationTime().toInstant().plusSeconds(seconds);
        if (!expiry.isAfter(now)) {
            throw new RefusedException(Flaw.EXPIRED, "the key expired on " + expiry);
        }
        return Optional.of(expiry);
    }

    /** Without flags, a key may do whatever its algorithm can (RFC 9580 section 5.2.3.29 leaves it open; old certificates have none). */
    private static void checkMaySign(@Nullable PGPSignature says) throws RefusedException {
        if (says != null && says.getHashedSubPackets().hasSubpacket(KEY_FLAGS)) {
            if ((says.getHashedSubPackets().getKeyFlags() & KeyFlags.SIGN_DATA) == 0) {
                throw new RefusedException(Flaw.UNUSABLE, "the key is not meant for signing data");
            }
        }
    }

    /** A revocation counts whatever its hash and its time: nobody but the owner can make one. */
    private void checkNotRevoked(PGPPublicKey key, int type) throws RefusedException {
        for (Iterator<PGPSignature> all = key.getKeySignatures(); all.hasNext(); ) {
            PGPSignature revocation = all.next();
            if (revocation.getSignatureType() == type
                    && holds(
                            revocation,
                            primary,
                            signature ->
                                    key.equals(primary)
                                            ? signature.verifyCertification(primary)
                                            : signature.verifyCertification(primary, key))) {
                throw new RefusedException(
                        Flaw.REVOKED, "the key was revoked on " + created(revocation));
            }
        }
    }

    private List<PGPSignature> directSignatures() {
        List<PGPSignature> found = new ArrayList<>();
        for (Iterator<PGPSignature> all = primary.getKeySignatures(); all.hasNext(); ) {
            PGPSignature signature = all.next();
            if (signature.getSignatureType() == PGPSignature.DIRECT_KEY
                    && isStrong(signature)
                    && holds(signature, primary, s -> s.verifyCertification(primary))) {
                found.add(signature);
            }
        }
        return found;
    }

    /** The newest certification of each user ID that has not been revoked since. */
    private List<PGPSignature> certifications(Instant now) {
        List<PGPSignature> found = new ArrayList<>();
        for (Iterator<byte[]> ids = primary.getRawUserIDs(); ids.hasNext(); ) {
            byte[] id = ids.next();
            List<PGPSignature> certifications = new ArrayList<>();
            List<PGPSignature> revocations = new ArrayList<>();
            for (Iterator<PGPSignature> all = primary.getSignaturesForID(id); all.hasNext(); ) {
                PGPSignature signature = all.next();
                boolean revokes =
                        signature.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION;
                if ((revokes || signature.isCertification() && isStrong(signature))
                        && holds(signature, primary, s -> s.verifyCertification(id, primary))) {
                    (revokes ? revocations : certifications).add(signature);
                }
            }
            PGPSignature newest = newest(now, certifications);
            if (newest != null && !isRevoked(newest, revocations)) {
                found.add(newest);
            }
        }
        return found;
    }

    private static boolean isRevoked(PGPSignature certification, List<PGPSignature> revocations) {
        Instant created = created(certification);
        return revocations.stream().anyMatch(r -> !created(r).isBefore(created));
    }

    private List<PGPSignature> bindings(PGPPublicKey subkey) {
        List<PGPSignature> found = new ArrayList<>();
        for (Iterator<PGPSignature> all = subkey.getKeySignatures(); all.hasNext(); ) {
            PGPSignature signature = all.next();
            if (signature.getSignatureType() == PGPSignature.SUBKEY_BINDING
                    && isStrong(signature)
                    && holds(signature, primary, s -> s.verifyCertification(primary, subkey))) {
                found.add(signature);
            }
        }
        return found;
    }

    private boolean isBoundBack(PGPPublicKey subkey, PGPSignature binding) {
        List<PGPSignature> embedded = new ArrayList<>();
        addEmbedded(binding.getHashedSubPackets(), embedded);
        addEmbedded(binding.getUnhashedSubPackets(), embedded);
        return embedded.stream()
                .anyMatch(back ->
                        back.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
                                && isStrong(back)
                                && holds(
                                        back, subkey, s -> s.verifyCertification(primary, subkey)));
    }

    private static void addEmbedded(
            @Nullable PGPSignatureSubpacketVector subpackets, List<PGPSignature> embedded) {
        try {
            if (subpackets != null) {
                subpackets.getEmbeddedSignatures().forEach(embedded::add);
            }
        } catch (PGPException | RuntimeException damaged) {
            // Then it proves nothing.
        }
    }

    private static @Nullable PGPSignature newest(Instant now, List<PGPSignature> signatures) {
        PGPSignature newest = null;
        for (PGPSignature signature : signatures) {
            Instant created = created(signature);
            long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
            if (!created.isAfter(now)
                    && (seconds == 0 || created.plusSeconds(seconds).isAfter(now))
                    && (newest == null || created(newest).isBefore(created))) {
                newest = signature;
            }
        }
        return newest;
    }

    private static Instant created(PGPSignature signature) {
        return signature.getCreationTime().toInstant();
    }

    private static boolean isStrong(PGPSignature signature) {
        return Policy.isStrongHash(signature.getHashAlgorithm()) && Policy.flaw(signature) == null;
    }

    /** What the self-signatures fail of, where it is their hash: that's the usual reason, and the owner can mend it. */
    private String weakness() {
        for (Iterator<PGPSignature> all = primary.getSignatures(); all.hasNext(); ) {
            PGPSignature signature = all.next();
            if (signature.getKeyID() == primary.getKeyID()
                    && !Policy.isStrongHash(signature.getHashAlgorithm())) {
                return "; one uses %s, which is too weak"
                        .formatted(Policy.hashName(signature.getHashAlgorithm()));
            }
        }
        return "";
    }

    /** What a signature is over. */
    @FunctionalInterface
    private interface Statement {
        boolean verify(PGPSignature signature) throws PGPException;
    }

    private static boolean holds(PGPSignature signature, PGPPublicKey by, Statement statement) {
        try {
            signature.init(PlatformCrypto.INSTANCE, by);
            return statement.verify(signature);
        } catch (PGPException | RuntimeException e) {
            // Bouncy Castle throws unchecked exceptions too at what is not well-formed.
            return false;
        }
    }
}
