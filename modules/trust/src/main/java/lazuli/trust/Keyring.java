package lazuli.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lazuli.content.Digest;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of those whom we believe. Immutable; reads its certificates when they are first needed, so that a program whose signatures were all verified before
 * loads no OpenPGP at all.
 */
public final class Keyring {
    private final byte[] bytes;
    private final String where;
    private volatile @Nullable List<Certificate> certificates;

    private Keyring(byte[] bytes, String where) {
        this.bytes = bytes;
        this.where = where;
    }

    /**
     * {@return the keyring of these certificates} They are read when first needed: {@link #check} does it at once.
     *
     * @param bytes OpenPGP certificates, binary or in ASCII armour, one or several
     * @param where the file that they come from, for messages
     */
    public static Keyring of(byte[] bytes, String where) {
        return new Keyring(bytes.clone(), where);
    }

    /** {@return the digest of the certificates' bytes} */
    public Digest digest() {
        return Digest.of(bytes);
    }

    /** {@return where it comes from} */
    public String where() {
        return where;
    }

    /**
     * {@return this keyring, whose certificates can be read}
     *
     * @throws ProblemException {@code trust.bad-keyring} where they can't, or where there is none
     */
    public Keyring check() {
        certificates();
        return this;
    }

    /** {@return what is in the keyring, one line a certificate: fingerprint and first user ID} */
    public List<String> describe() {
        return certificates().stream()
                .map(certificate -> certificate.fingerprint() + " " + certificate.name())
                .toList();
    }

    /**
     * {@return what this clear-signed message says, and who signed it}
     *
     * @param inRelease one message in the cleartext signature framework, and nothing else
     * @param where where it comes from, for messages
     * @param now no signature may be younger, and no key may have expired by then
     * @throws ProblemException of the kind DATA where no signature is good: {@code trust.malformed}, {@code trust.unknown-key}, {@code trust.bad-signature},
     *     {@code trust.key-revoked}, {@code trust.expired}, {@code trust.signature-from-the-future}, {@code trust.weak-signature}, {@code trust.unusable-key}
     */
    public VerifiedText verifyClearSigned(byte[] inRelease, String where, Instant now) {
        ClearSigned message;
        List<byte[]> signatures = new ArrayList<>();
        try {
            message = ClearSigned.parse(inRelease);
            for (byte[] block : message.signatures()) {
                signatures.addAll(Signatures.split(block));
            }
        } catch (MalformedOpenPgpException e) {
            throw malformed(where, e);
        }
        List<Signature> good =
                new Signatures(certificates(), this.where, where, now)
                        .verify(message.signed(), signatures, true);
        return new VerifiedText(message.content(), good);
    }

    /**
     * {@return what this clear-signed message says, whoever signed it} For what is believed without a signature; nothing is verified.
     *
     * @param inRelease one message in the cleartext signature framework, and nothing else
     * @param where where it comes from, for messages
     * @throws ProblemException {@code trust.malformed}
     */
    public static byte[] readUnverified(byte[] inRelease, String where) {
        try {
            return ClearSigned.parse(inRelease).content();
        } catch (MalformedOpenPgpException e) {
            throw malformed(where, e);
        }
    }

    /**
     * {@return the good signatures over these bytes, at least one}
     *
     * @param content what was signed
     * @param signature the signatures, binary or in ASCII armour
     * @param where where they come from, for messages
     * @param now no signature may be younger, and no key may have expired by then
     * @throws ProblemException as {@link #verifyClearSigned} does
     */
    public List<Signature> verifyDetached(
            byte[] content, byte[] signature, String where, Instant now) {
        List<byte[]> signatures = new ArrayList<>();
        try {
            for (byte[] block :
                    Armor.is(signature)
                            ? Armor.decode(signature, "SIGNATURE")
                            : List.of(signature)) {
                signatures.addAll(Signatures.split(block));
            }
        } catch (MalformedOpenPgpException e) {
            throw malformed(where, e);
        }
        return new Signatures(certificates(), this.where, where, now)
                .verify(content, signatures, false);
    }

    private static ProblemException malformed(String where, MalformedOpenPgpException e) {
        return new Problem(
                        "trust.malformed",
                        Kind.DATA,
                        "the signed text is malformed",
                        where,
                        String.valueOf(e.getMessage()),
                        "try another mirror; if a proxy stands between, see whether it changes what it passes on")
                .exception();
    }

    private List<Certificate> certificates() {
        List<Certificate> read = certificates;
        if (read == null) {
            read = read();
            certificates = read;
        }
        return read;
    }

    private List<Certificate> read() {
        try {
            List<Certificate> read = new ArrayList<>();
            for (byte[] block :
                    Armor.is(bytes) ? Armor.decode(bytes, "PUBLIC KEY BLOCK") : List.of(bytes)) {
                read.addAll(Certificate.readAll(block));
            }
            if (read.isEmpty()) {
                throw new MalformedOpenPgpException("no certificate is in it");
            }
            return List.copyOf(read);
        } catch (MalformedOpenPgpException e) {
            throw new Problem(
                            "trust.bad-keyring",
                            Kind.DEFINITION,
                            "the keyring can't be read",
                            where,
                            String.valueOf(e.getMessage()),
                            "give it OpenPGP certificates (public keys), as `gpg --armor --export` writes them")
                    .exception();
        }
    }
}
