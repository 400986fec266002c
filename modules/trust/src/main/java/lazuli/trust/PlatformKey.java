package lazuli.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECDSAPublicBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.OctetArrayBCPGKey;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;

/**
 * An OpenPGP public key as one of the Java platform.
 *
 * @param key the platform's key
 * @param signatureAlgorithm what {@link java.security.Signature} calls it; for ECDSA and RSA the hash's name stands before it
 * @param signatureBytes how long a signature is, where the platform insists on that; else 0
 */
record PlatformKey(PublicKey key, Algorithm signatureAlgorithm, int signatureBytes) {
    /** How a signature is made with the key. */
    enum Algorithm {
        RSA,
        ECDSA,
        ED25519,
        ED448
    }

    private static final int SMALLEST_RSA_BITS = 2048;

    /** Beyond any in use, so that nobody keeps us busy for minutes. */
    private static final int LARGEST_RSA_BITS = 16384;

    private static final String ED25519_LEGACY = "1.3.6.1.4.1.11591.15.1";

    // SubjectPublicKeyInfo (RFC 5280, RFC 8410, RFC 5480) up to the key's own octets.
    private static final String ED25519_INFO = "302a300506032b6570032100";
    private static final String ED448_INFO = "3043300506032b6571033a00";
    private static final String P256_INFO = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
    private static final String P384_INFO = "3076301006072a8648ce3d020106052b81040022036200";
    private static final String P521_INFO = "30819b301006072a8648ce3d020106052b8104002303818600";

    /** {@return the platform's form of this key} Throws {@link PGPException} with a clause that says why where the key is too weak, or of an unknown algorithm. */
    static PlatformKey of(PGPPublicKey key) throws PGPException {
        BCPGKey material = key.getPublicKeyPacket().getKey();
        try {
            return switch (key.getAlgorithm()) {
                case PublicKeyAlgorithmTags.RSA_GENERAL -> rsa((RSAPublicBCPGKey) material);
                case PublicKeyAlgorithmTags.ECDSA -> ecdsa((ECDSAPublicBCPGKey) material);
                case PublicKeyAlgorithmTags.EDDSA_LEGACY -> legacy((EdDSAPublicBCPGKey) material);
                case PublicKeyAlgorithmTags.Ed25519 ->
                        edwards(Algorithm.ED25519, (OctetArrayBCPGKey) material);
                case PublicKeyAlgorithmTags.Ed448 ->
                        edwards(Algorithm.ED448, (OctetArrayBCPGKey) material);
                default ->
                        throw new PGPException(
                                "its public key algorithm, number %d, is not accepted"
                                        .formatted(key.getAlgorithm()));
            };
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new PGPException("its public key is damaged", e);
        }
    }

    private static PlatformKey rsa(RSAPublicBCPGKey key)
            throws GeneralSecurityException, PGPException {
        int bits = key.getModulus().bitLength();
        if (bits < SMALLEST_RSA_BITS || bits > LARGEST_RSA_BITS) {
            throw new PGPException(
                    "it is an RSA key of %d bits; from %d to %d are accepted"
                            .formatted(bits, SMALLEST_RSA_BITS, LARGEST_RSA_BITS));
        }
        var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        PublicKey rsa = KeyFactory.getInstance("RSA").generatePublic(spec);
        return new PlatformKey(rsa, Algorithm.RSA, (bits + 7) / 8);
    }

    private static PlatformKey ecdsa(ECDSAPublicBCPGKey key)
            throws GeneralSecurityException, PGPException {
        String curve = key.getCurveOID().getId();
        String info =
                switch (curve) {
                    case "1.2.840.10045.3.1.7" -> P256_INFO;
                    case "1.3.132.0.34" -> P384_INFO;
                    case "1.3.132.0.35" -> P521_INFO;
                    default ->
                            throw new PGPException(
                                    "its curve %s is not accepted: NIST P-256, P-384 and P-521 are"
                                            .formatted(curve));
                };
        return new PlatformKey(
                encoded("EC", info, key.getEncodedPoint().toByteArray()), Algorithm.ECDSA, 0);
    }

    private static PlatformKey legacy(EdDSAPublicBCPGKey key)
            throws GeneralSecurityException, PGPException {
        String curve = key.getCurveOID().getId();
        if (!curve.equals(ED25519_LEGACY)) {
            throw new PGPException("its curve %s is not accepted: Ed25519 is".formatted(curve));
        }
        BigInteger prefixed = key.getEncodedPoint();
        byte[] point = prefixed.toByteArray();
        if (point.length == 0 || point[0] != 0x40) {
            throw new PGPException("its public key is damaged");
        }
        byte[] octets = Arrays.copyOfRange(point, 1, point.length);
        return new PlatformKey(encoded("Ed25519", ED25519_INFO, octets), Algorithm.ED25519, 0);
    }

    private static PlatformKey edwards(Algorithm algorithm, OctetArrayBCPGKey key)
            throws GeneralSecurityException {
        return algorithm == Algorithm.ED25519
                ? new PlatformKey(encoded("Ed25519", ED25519_INFO, key.getKey()), algorithm, 0)
                : new PlatformKey(encoded("Ed448", ED448_INFO, key.getKey()), algorithm, 0);
    }

    private static PublicKey encoded(String algorithm, String info, byte[] octets)
            throws GeneralSecurityException {
        byte[] prefix = HexFormat.of().parseHex(info);
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + octets.length);
        System.arraycopy(octets, 0, encoded, prefix.length, octets.length);
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
