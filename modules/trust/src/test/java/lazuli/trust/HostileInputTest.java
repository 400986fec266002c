package lazuli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import lazuli.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Whatever comes in, out comes a verified text or a problem. */
final class HostileInputTest {
    @Test
    void everyTruncationOfAMessageIsRefused() {
        byte[] message = Fixture.bytes("ed25519.inrelease");
        int whole = message.length - 1; // the last line's end
        for (int length = 0; length < whole; length++) {
            assertThat(verifies("ed25519.asc", Arrays.copyOf(message, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void everyByteOfTheSignedTextCounts() {
        byte[] message = Fixture.bytes("ed25519.inrelease");
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("Origin");
        int to = text.indexOf("\n-----BEGIN PGP SIGNATURE");
        for (int at = from; at < to; at++) {
            if (" \t\n-".indexOf(message[at]) < 0) {
                byte[] changed = message.clone();
                changed[at] ^= 1;
                assertThat(verifies("ed25519.asc", changed)).as("byte %d", at).isFalse();
            }
        }
    }

    @Test
    void noSignatureSurvivesAFlippedBit() {
        byte[] text = Fixture.bytes("text");
        byte[] signature = Fixture.bytes("detached.sig");
        Keyring keyring = Fixture.keyring("ed25519.asc");
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            boolean good;
            try {
                keyring.verifyDetached(text, changed, "x", Fixture.NOW);
                good = true;
            } catch (ProblemException e) {
                good = false;
            }
            if (good) {
                assertThat(isUnsigned(signature, bit / 8)).as("byte %d", bit / 8).isTrue();
            }
        }
    }

    /**
     * Of a version 4 signature by Ed25519 in a legacy packet of one length octet, these parts are not signed: the unhashed area, the two octets of the digest, and
     * the bit counts of the numbers, which are as good rounded to octets.
     */
    private static boolean isUnsigned(byte[] signature, int at) {
        int unhashed = 2 + 4 + 2 + ((signature[6] & 0xff) << 8 | signature[7] & 0xff);
        int digest =
                unhashed + 2 + ((signature[unhashed] & 0xff) << 8 | signature[unhashed + 1] & 0xff);
        int first = digest + 2;
        int bits = (signature[first] & 0xff) << 8 | signature[first + 1] & 0xff;
        int second = first + 2 + (bits + 7) / 8;
        return at >= unhashed && at < first + 2 || at == second || at == second + 1;
    }

    @Test
    void noKeyringBreaksTheReader() {
        byte[] key = Fixture.bytes("subkey.gpg");
        byte[] message = Fixture.bytes("subkey.inrelease");
        Random random = new Random(20261123);
        for (int round = 0; round < 4000; round++) {
            byte[] changed = mutated(key, random);
            try {
                Keyring.of(changed, "x").verifyClearSigned(message, "y", Fixture.NOW);
            } catch (ProblemException expected) {
                assertThat(expected.problems().getFirst().code()).startsWith("trust.");
            }
        }
    }

    @Test
    void noSignatureBreaksTheReader() {
        byte[] signature = binary(Fixture.text("detached.asc"));
        byte[] text = Fixture.bytes("text");
        Keyring keyring = Fixture.keyring("rsa.asc");
        Random random = new Random(20261124);
        for (int round = 0; round < 8000; round++) {
            byte[] changed = mutated(signature, random);
            try {
                keyring.verifyDetached(text, changed, "y", Fixture.NOW);
            } catch (ProblemException expected) {
                assertThat(expected.problems().getFirst().code()).startsWith("trust.");
            }
        }
    }

    private static byte[] binary(String armoured) {
        StringBuilder base64 = new StringBuilder();
        armoured.lines()
                .filter(line -> !line.startsWith("-") && !line.startsWith("="))
                .forEach(base64::append);
        return Base64.getDecoder().decode(base64.toString());
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            // Headers and lengths lie at the beginning.
            int at = random.nextInt(random.nextBoolean() ? 48 : changed.length);
            changed[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) 0xff;
                        case 1 -> 0;
                        case 2 -> (byte) (changed[at] ^ 1 << random.nextInt(8));
                        default -> (byte) random.nextInt(256);
                    };
        }
        return random.nextInt(8) == 0
                ? Arrays.copyOf(changed, random.nextInt(changed.length))
                : changed;
    }

    private static boolean verifies(String keyring, byte[] message) {
        try {
            Fixture.verify(keyring, message);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }
}
