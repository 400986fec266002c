package lazuli.trust;

import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.sig.NotationData;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.jspecify.annotations.Nullable;

/** What a signature must be like before anybody does the arithmetic. */
final class Policy {

    private Policy() {}

    /** {@return the name of this hash algorithm, RFC 9580 section 9.5} */
    static String hashName(int algorithm) {
        return switch (algorithm) {
            case HashAlgorithmTags.MD5 -> "MD5";
            case HashAlgorithmTags.SHA1 -> "SHA-1";
            case HashAlgorithmTags.RIPEMD160 -> "RIPEMD-160";
            case HashAlgorithmTags.SHA224 -> "SHA-224";
            case HashAlgorithmTags.SHA256 -> "SHA-256";
            case HashAlgorithmTags.SHA384 -> "SHA-384";
            case HashAlgorithmTags.SHA512 -> "SHA-512";
            case HashAlgorithmTags.SHA3_256 -> "SHA3-256";
            case HashAlgorithmTags.SHA3_512 -> "SHA3-512";
            default -> "hash algorithm " + algorithm;
        };
    }

    static boolean isStrongHash(int algorithm) {
        return switch (algorithm) {
            case HashAlgorithmTags.SHA256,
                    HashAlgorithmTags.SHA384,
                    HashAlgorithmTags.SHA512,
                    HashAlgorithmTags.SHA3_256,
                    HashAlgorithmTags.SHA3_512 ->
                    true;
            default -> false;
        };
    }

    /** {@return why this signature can't be used at all, whatever it is over; null where it can} */
    static @Nullable String flaw(PGPSignature signature) {
        if (signature.getVersion() != 4 && signature.getVersion() != 6) {
            return "a signature of version %d is too old".formatted(signature.getVersion());
        }
        PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
        if (hashed == null || hashed.getSignatureCreationTime() == null) {
            return "it does not say when it was made";
        }
        for (SignatureSubpacket subpacket : hashed.toArray()) {
            // An unknown type is read as the base class.
            if (subpacket.isCritical()
                    && (subpacket.getClass() == SignatureSubpacket.class
                            || subpacket instanceof NotationData)) {
                return "it has a critical part of type %d, which is not known here"
                        .formatted(subpacket.getType());
            }
        }
        return null;
    }
}
