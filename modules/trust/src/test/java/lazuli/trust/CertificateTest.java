package lazuli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import lazuli.problem.Problem;
import lazuli.referee.Referee;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that GnuPG does not make. */
final class CertificateTest {
    private static final byte[] TEXT = "Origin: Example\n".getBytes(StandardCharsets.UTF_8);
    private static final Date CREATED = Date.from(Instant.parse("2025-01-01T00:00:00Z"));

    @TempDir Path directory;

    @Test
    void acceptsASubkeyThatSignedThatItBelongsToTheCertificate() throws Exception {
        PGPKeyPair primary = key();
        PGPKeyPair subkey = key();
        byte[] certificate = certificate(primary, subkey, flags(KeyFlags.CERTIFY_OTHER), true);
        assertThat(verify(certificate, sign(subkey, TEXT))).hasSize(1);
    }

    @Test
    void refusesASubkeyThatNeverSignedThatItBelongsToTheCertificate() throws Exception {
        PGPKeyPair primary = key();
        PGPKeyPair subkey = key();
        byte[] certificate = certificate(primary, subkey, flags(KeyFlags.CERTIFY_OTHER), false);
        byte[] signature = sign(subkey, TEXT);
        Problem problem = Fixture.problem(() -> verify(certificate, signature));
        assertThat(problem.code()).isEqualTo("trust.unusable-key");
        assertThat(problem.why()).contains("has not signed that it belongs");
        assertThat(gpgv(certificate, signature)).doesNotContain("VALIDSIG");
    }

    @Test
    void refusesAPrimaryKeyThatIsNotMeantForSigning() throws Exception {
        PGPKeyPair primary = key();
        byte[] certificate = certificate(primary, key(), flags(KeyFlags.CERTIFY_OTHER), true);
        byte[] signature = sign(primary, TEXT);
        assertThat(Fixture.problem(() -> verify(certificate, signature)).why())
                .contains("not meant for signing data");
    }

    @Test
    void refusesASubkeyThatSomebodyElseBound() throws Exception {
        PGPKeyPair subkey = key();
        byte[] theirs = certificate(key(), subkey, flags(KeyFlags.CERTIFY_OTHER), true);
        byte[] victim = certificate(key(), key(), flags(KeyFlags.CERTIFY_OTHER), true);
        byte[] grafted = graft(victim, theirs);
        byte[] signature = sign(subkey, TEXT);
        assertThat(Fixture.problem(() -> verify(grafted, signature)).why())
                .contains("not bound to its certificate");
    }

    @Test
    void refusesACertificateWhoseUserIdIsNotSelfSigned() throws Exception {
        PGPKeyPair primary = key();
        byte[] whole = certificate(primary, key(), flags(KeyFlags.SIGN_DATA), true);
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        for (Packets.Packet packet : Packets.split(whole, 1 << 20)) {
            if (packet.tag() == Packets.PUBLIC_KEY || packet.tag() == Packets.USER_ID) {
                bare.writeBytes(packet.bytes());
            }
        }
        byte[] signature = sign(primary, TEXT);
        assertThat(verify(whole, signature)).hasSize(1);
        assertThat(Fixture.problem(() -> verify(bare.toByteArray(), signature)).why())
                .contains("no valid self-signature");
    }

    /** OpenPGP drops leading zero octets of a number, one signature in 256 has one, and the Java platform wants it. */
    @Test
    void acceptsAnRsaSignatureThatBeginsWithAZeroOctet() throws Exception {
        PGPKeyPair primary = key();
        byte[] certificate = certificate(primary, key(), flags(KeyFlags.SIGN_DATA), true);
        for (int i = 0; i < 5000; i++) {
            byte[] text = ("Origin: " + i + "\n").getBytes(StandardCharsets.UTF_8);
            PGPSignature signature = signature(primary, text);
            if (signature.getSignature().length < 256) {
                assertThat(verify(certificate, text, signature.getEncoded())).hasSize(1);
                return;
            }
        }
        assertThat(false).as("no such signature among 5000").isTrue();
    }

    private static PGPKeyPair key() throws Exception {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(
                new RSAKeyGenerationParameters(
                        BigInteger.valueOf(65537), new SecureRandom(), 2048, 80));
        return new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.RSA_GENERAL,
                generator.generateKeyPair(),
                CREATED);
    }

    private static PGPSignatureSubpacketVector flags(int flags) {
        PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setKeyFlags(true, flags);
        return subpackets.generate();
    }

    private static byte[] certificate(
            PGPKeyPair primary,
            PGPKeyPair subkey,
            PGPSignatureSubpacketVector primaryFlags,
            boolean boundBack)
            throws Exception {
        var ring =
                new PGPKeyRingGenerator(
                        PGPSignature.POSITIVE_CERTIFICATION,
                        primary,
                        "Somebody <somebody@example>",
                        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                        primaryFlags,
                        null,
                        new BcPGPContentSignerBuilder(
                                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        null);
        if (boundBack) {
            ring.addSubKey(
                    subkey,
                    flags(KeyFlags.SIGN_DATA),
                    null,
                    new BcPGPContentSignerBuilder(
                            PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256));
        } else {
            ring.addSubKey(subkey, flags(KeyFlags.SIGN_DATA), null);
        }
        return ring.generatePublicKeyRing().getEncoded();
    }

    /** The first certificate, and the second one's subkey with the signature that binds it there. */
    private static byte[] graft(byte[] victim, byte[] theirs) throws MalformedOpenPgpException {
        ByteArrayOutputStream grafted = new ByteArrayOutputStream();
        grafted.writeBytes(victim);
        boolean subkey = false;
        for (Packets.Packet packet : Packets.split(theirs, 1 << 20)) {
            subkey |= packet.tag() == Packets.PUBLIC_SUBKEY;
            if (subkey) {
                grafted.writeBytes(packet.bytes());
            }
        }
        return grafted.toByteArray();
    }

    private static PGPSignature signature(PGPKeyPair key, byte[] text) throws Exception {
        var generator =
                new PGPSignatureGenerator(
                        new BcPGPContentSignerBuilder(
                                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        key.getPublicKey());
        generator.init(PGPSignature.BINARY_DOCUMENT, key.getPrivateKey());
        var subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setSignatureCreationTime(true, Date.from(Instant.parse("2025-03-01T00:00:00Z")));
        subpackets.setIssuerFingerprint(false, key.getPublicKey());
        generator.setHashedSubpackets(subpackets.generate());
        generator.update(text);
        return generator.generate();
    }

    private static byte[] sign(PGPKeyPair key, byte[] text) throws Exception {
        return signature(key, text).getEncoded();
    }

    /** The self-signatures of these certificates are as young as the test. */
    private static List<Signature> verify(byte[] certificate, byte[] text, byte[] signature) {
        return Keyring.of(certificate, "x")
                .verifyDetached(text, signature, "y", Instant.now().plusSeconds(60));
    }

    private static List<Signature> verify(byte[] certificate, byte[] signature) {
        return verify(certificate, TEXT, signature);
    }

    private String gpgv(byte[] certificate, byte[] signature) throws Exception {
        Path key = Files.write(directory.resolve("key.gpg"), certificate);
        Path text = Files.write(directory.resolve("text"), TEXT);
        Path detached = Files.write(directory.resolve("text.sig"), signature);
        return Referee.of("gpgv")
                .run(
                        directory,
                        "--status-fd",
                        "1",
                        "--keyring",
                        key.toString(),
                        detached.toString(),
                        text.toString())
                .text();
    }
}
