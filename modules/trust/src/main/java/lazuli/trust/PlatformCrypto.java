package lazuli.trust;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SignatureException;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.KeyFingerPrintCalculator;
import org.bouncycastle.openpgp.operator.PGPContentVerifier;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilder;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;

/**
 * Signatures and fingerprints by the Java platform's own providers: in a fresh JVM they cost a tenth of the time of Bouncy Castle's, whose tables for Ed25519 alone
 * take half a second.
 */
final class PlatformCrypto implements PGPContentVerifierBuilderProvider, KeyFingerPrintCalculator {
    static final PlatformCrypto INSTANCE = new PlatformCrypto();

    private PlatformCrypto() {}

    @Override
    public PGPContentVerifierBuilder get(int keyAlgorithm, int hashAlgorithm) {
        return key -> {
            if (key.getAlgorithm() != keyAlgorithm) {
                throw new PGPException("it is of another algorithm than its key");
            }
            try {
                return new Verifier(key, hashAlgorithm);
            } catch (GeneralSecurityException e) {
                throw new PGPException("its key can't be used", e);
            }
        };
    }

    @Override
    public byte[] calculateFingerprint(PublicKeyPacket key) throws PGPException {
        try {
            byte[] body = key.getEncodedContents();
            MessageDigest digest =
                    MessageDigest.getInstance(key.getVersion() == 4 ? "SHA-1" : "SHA-256");
            switch (key.getVersion()) {
                case 4 -> digest.update((byte) 0x99);
                case 6 -> {
                    digest.update((byte) 0x9b);
                    digest.update((byte) (body.length >> 24));
                    digest.update((byte) (body.length >> 16));
                }
                default ->
                        throw new PGPException(
                                "a key of version %d; versions 4 and 6 are accepted"
                                        .formatted(key.getVersion()));
            }
            digest.update((byte) (body.length >> 8));
            digest.update((byte) body.length);
            return digest.digest(body);
        } catch (IOException | GeneralSecurityException e) {
            throw new PGPException("a key has no fingerprint", e);
        }
    }

    /** Takes what is signed. EdDSA in OpenPGP signs the digest; the platform's RSA and ECDSA make the digest themselves. */
    private static final class Verifier extends OutputStream implements PGPContentVerifier {
        private final PGPPublicKey key;
        private final PlatformKey platformKey;
        private final int hashAlgorithm;
        private final MessageDigest digest;
        private final java.security.Signature signature;
        private final byte[] buffer = new byte[8192];
        private int buffered;

        Verifier(PGPPublicKey key, int hashAlgorithm)
                throws GeneralSecurityException, PGPException {
            this.key = key;
            this.hashAlgorithm = hashAlgorithm;
            platformKey = PlatformKey.of(key);
            String hash = Policy.hashName(hashAlgorithm);
            digest = MessageDigest.getInstance(hash);
            String inSignature = hash.replace("SHA-", "SHA");
            signature =
                    java.security.Signature.getInstance(
                            switch (platformKey.signatureAlgorithm()) {
                                case RSA -> inSignature + "withRSA";
                                case ECDSA -> inSignature + "withECDSA";
                                case ED25519 -> "Ed25519";
                                case ED448 -> "Ed448";
                            });
            signature.initVerify(platformKey.key());
        }

        @Override
        public void write(int b) {
            if (buffered == buffer.length) {
                flush();
            }
            buffer[buffered++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            flush();
            update(bytes, offset, length);
        }

        @Override
        public void flush() {
            update(buffer, 0, buffered);
            buffered = 0;
        }

        private void update(byte[] bytes, int offset, int length) {
            switch (platformKey.signatureAlgorithm()) {
                case ED25519, ED448 -> digest.update(bytes, offset, length);
                case RSA, ECDSA -> {
                    try {
                        signature.update(bytes, offset, length);
                    } catch (SignatureException e) {
                        throw new IllegalStateException("a signature that is not initialised", e);
                    }
                }
            }
        }

        @Override
        public boolean verify(byte[] expected) {
            flush();
            try {
                switch (platformKey.signatureAlgorithm()) {
                    case ED25519, ED448 -> signature.update(digest.digest());
                    case RSA, ECDSA -> {}
                }
                return signature.verify(padded(expected));
            } catch (SignatureException notEvenOne) {
                return false;
            }
        }

        /** OpenPGP drops the leading zero octets of a number; the platform's RSA wants them. */
        private byte[] padded(byte[] expected) {
            int missing = platformKey.signatureBytes() - expected.length;
            if (missing <= 0) {
                return expected;
            }
            byte[] padded = new byte[platformKey.signatureBytes()];
            System.arraycopy(expected, 0, padded, missing, expected.length);
            return padded;
        }

        @Override
        public OutputStream getOutputStream() {
            return this;
        }

        @Override
        public int getHashAlgorithm() {
            return hashAlgorithm;
        }

        @Override
        public int getKeyAlgorithm() {
            return key.getAlgorithm();
        }

        @Override
        public long getKeyID() {
            return key.getKeyID();
        }
    }
}
