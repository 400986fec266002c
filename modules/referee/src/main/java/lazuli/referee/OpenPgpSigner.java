package lazuli.referee;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that signs, in as much of OpenPGP as that needs: written from RFC 9580, so that tests may sign what they like. gpgv judges it. */
public final class OpenPgpSigner {
    private static final byte[] ED25519 = {9, 0x2b, 6, 1, 4, 1, (byte) 0xda, 0x47, 0x0f, 1};
    private static final int EDDSA = 22;
    private static final int SHA256 = 8;

    private final KeyPair pair;
    private final byte[] key;
    private final byte[] fingerprint;

    /** A new key. */
    public OpenPgpSigner() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(4);
            body.writeBytes(seconds(Instant.parse("2025-01-01T00:00:00Z")));
            body.write(EDDSA);
            body.writeBytes(ED25519);
            body.writeBytes(new byte[] {1, 7, 0x40});
            body.write(encoded, encoded.length - 32, 32);
            key = body.toByteArray();
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(prefixed(0x99, key));
            fingerprint = sha1.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] seconds(Instant time) {
        return ByteBuffer.allocate(4).putInt((int) time.getEpochSecond()).array();
    }

    private static byte[] prefixed(int tag, byte[] body) {
        return ByteBuffer.allocate(3 + body.length)
                .put((byte) tag)
                .putShort((short) body.length)
                .put(body)
                .array();
    }

    private static byte[] packet(int tag, byte[] body) {
        return ByteBuffer.allocate(6 + body.length)
                .put((byte) (0xc0 | tag))
                .put((byte) 0xff)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** {@return the certificate, binary} */
    public byte[] certificate() {
        byte[] user = "Test <test@example>".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream certified = new ByteArrayOutputStream();
        certified.writeBytes(prefixed(0x99, key));
        certified.writeBytes(ByteBuffer.allocate(5).put((byte) 0xb4).putInt(user.length).array());
        certified.writeBytes(user);
        ByteArrayOutputStream certificate = new ByteArrayOutputStream();
        certificate.writeBytes(packet(6, key));
        certificate.writeBytes(packet(13, user));
        certificate.writeBytes(
                signature(0x13, certified.toByteArray(), Instant.parse("2025-01-01T00:00:00Z")));
        return certificate.toByteArray();
    }

    private byte[] signature(int type, byte[] data, Instant created) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(new byte[] {5, 2});
        hashed.writeBytes(seconds(created));
        hashed.writeBytes(new byte[] {22, 33, 4});
        hashed.writeBytes(fingerprint);
        byte[] head =
                ByteBuffer.allocate(6 + hashed.size())
                        .put(new byte[] {4, (byte) type, EDDSA, SHA256})
                        .putShort((short) hashed.size())
                        .put(hashed.toByteArray())
                        .array();
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(data);
            sha256.update(head);
            byte[] digest =
                    sha256.digest(
                            ByteBuffer.allocate(6)
                                    .put(new byte[] {4, (byte) 0xff})
                                    .putInt(head.length)
                                    .array());
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(digest);
            byte[] numbers = signer.sign();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(head);
            body.writeBytes(new byte[] {0, 10, 9, 16});
            body.write(fingerprint, 12, 8);
            body.write(digest, 0, 2);
            body.writeBytes(number(Arrays.copyOf(numbers, 32)));
            body.writeBytes(number(Arrays.copyOfRange(numbers, 32, 64)));
            return packet(2, body.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] number(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        byte[] octets = number.toByteArray();
        int skip = octets[0] == 0 ? 1 : 0;
        return ByteBuffer.allocate(2 + octets.length - skip)
                .putShort((short) number.bitLength())
                .put(octets, skip, octets.length - skip)
                .array();
    }

    /** {@return this text, clear-signed} Its lines end with {@code \n} and begin with no dash. */
    public byte[] clearSign(String text, Instant created) {
        String signed = text.substring(0, text.length() - 1).replace("\n", "\r\n");
        byte[] signature = signature(0x01, signed.getBytes(StandardCharsets.UTF_8), created);
        return ("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + text + armour(signature))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@return a detached signature over this text, armoured} */
    public byte[] sign(String text, Instant created) {
        return armour(signature(0x00, text.getBytes(StandardCharsets.UTF_8), created))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String armour(byte[] signature) {
        return "-----BEGIN PGP SIGNATURE-----\n\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(signature)
                + "\n-----END PGP SIGNATURE-----\n";
    }
}
