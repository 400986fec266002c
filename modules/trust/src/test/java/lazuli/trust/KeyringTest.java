package lazuli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyringTest {
    private static final String SIGNED =
            """
            Origin: Example
            Suite: test

            - a dash
            -----BEGIN PGP SIGNATURE-----
            trailing blanks
            last
            """;

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519", "p256", "p521", "renewed", "subkey"})
    void acceptsWhatAKeyOfTheKeyringSigned(String signer) {
        VerifiedText verified =
                Fixture.verify(signer + ".asc", Fixture.bytes(signer + ".inrelease"));
        assertThat(new String(verified.content(), StandardCharsets.UTF_8)).isEqualTo(SIGNED);
        assertThat(verified.good()).hasSize(1);
        assertThat(verified.good().getFirst().created())
                .isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
        assertThat(verified.good().getFirst().signer()).containsIgnoringCase(signer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-SHA384", "rsa-SHA512"})
    void acceptsStrongHashes(String message) {
        assertThat(Fixture.verify("rsa.gpg", Fixture.bytes(message + ".inrelease")).good())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, expired, trust.expired, expired on 2025-06-01",
        "subkey-expired, subkey-expired, trust.expired, expired on 2025-06-01",
        "rsa, signature-expired, trust.expired, it expired on 2025-06-01",
        "revoked, revoked, trust.key-revoked, revoked on 2025-09-01",
        "subkey-revoked, subkey-revoked, trust.key-revoked, revoked on 2025-09-01",
        "rsa, stranger, trust.unknown-key, which rsa.asc does not have",
        "rsa, future, trust.signature-from-the-future, made on 2099-01-01",
        "rsa, rsa-SHA1, trust.weak-signature, SHA-1 is too weak",
        "rsa, rsa-SHA224, trust.weak-signature, SHA-224 is too weak",
        "rsa1024, rsa1024, trust.unusable-key, RSA key of 1024 bits",
        "dsa, dsa, trust.unusable-key, 'number 17, is not accepted'",
        "brainpool, brainpool, trust.unusable-key, its curve 1.3.36.3.3.2.8.1.1.7 is not accepted",
        "weak-binding, weak-binding, trust.unusable-key, one uses SHA-1",
    })
    void refuses(String keyring, String message, String code, String why) {
        Problem problem =
                Fixture.problem(() ->
                        Fixture.verify(keyring + ".asc", Fixture.bytes(message + ".inrelease")));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.kind()).isEqualTo(Kind.DATA);
        assertThat(problem.why()).contains(why);
        assertThat(problem.where()).isEqualTo("InRelease");
    }

    @Test
    void namesTheKeysThatItMisses() {
        String stranger = Fixture.keyring("stranger.asc").describe().getFirst();
        Problem problem =
                Fixture.problem(
                        () -> Fixture.verify("rsa.asc", Fixture.bytes("stranger.inrelease")));
        assertThat(problem.why())
                .contains(stranger.substring(24, 40))
                .contains("RSA <rsa@example>");
    }

    @Test
    void saysUntilWhenASignatureIsGood() {
        Signature good =
                Fixture.keyring("expired.asc")
                        .verifyClearSigned(
                                Fixture.bytes("expired.inrelease"),
                                "InRelease",
                                Instant.parse("2025-05-31T00:00:00Z"))
                        .good()
                        .getFirst();
        assertThat(good.goodUntil()).hasValue(Instant.parse("2025-06-01T00:00:00Z"));
        assertThat(Fixture.verify("rsa.asc", Fixture.bytes("rsa.inrelease")).good().getFirst())
                .extracting(Signature::goodUntil)
                .isEqualTo(java.util.Optional.empty());
    }

    @Test
    void ignoresAnUnknownSignerNextToAGoodOne() {
        assertThat(Fixture.verify("rsa.asc", Fixture.bytes("two.inrelease")).good())
                .extracting(Signature::signer)
                .containsExactly("RSA <rsa@example>");
    }

    @Test
    void namesEveryGoodSigner() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes("Two keys.\n".getBytes(StandardCharsets.UTF_8));
        both.writeBytes(Fixture.bytes("rsa.asc"));
        both.writeBytes(Fixture.bytes("stranger.asc"));
        Keyring keyring = Keyring.of(both.toByteArray(), "both");
        assertThat(keyring.describe()).hasSize(2);
        assertThat(
                        keyring.verifyClearSigned(
                                        Fixture.bytes("two.inrelease"), "InRelease", Fixture.NOW)
                                .good())
                .hasSize(2);
    }

    @Test
    void readsSeveralBinaryCertificates() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(Fixture.bytes("stranger.gpg"));
        both.writeBytes(Fixture.bytes("subkey.gpg"));
        Keyring keyring = Keyring.of(both.toByteArray(), "both");
        assertThat(keyring.describe())
                .extracting(line -> line.substring(41))
                .containsExactly("Stranger <stranger@example>", "subkey <subkey@example>");
    }

    @Test
    void refusesATextThatWasChanged() {
        byte[] changed =
                Fixture.text("rsa.inrelease")
                        .replace("Suite: test", "Suite: tesu")
                        .getBytes(StandardCharsets.UTF_8);
        Problem problem = Fixture.problem(() -> Fixture.verify("rsa.asc", changed));
        assertThat(problem.code()).isEqualTo("trust.bad-signature");
        assertThat(problem.why()).contains("RSA <rsa@example>").contains("does not fit");
    }

    @Test
    void acceptsDetachedSignaturesArmouredAndBinary() {
        byte[] text = Fixture.bytes("text");
        assertThat(detached("rsa.asc", text, "detached.asc")).hasSize(1);
        assertThat(detached("ed25519.asc", text, "detached.sig")).hasSize(1);
        assertThat(detached("rsa.asc", text, "detached-text.asc")).hasSize(1);
    }

    @Test
    void refusesADetachedSignatureOverOtherBytes() {
        byte[] text = Fixture.bytes("text");
        byte[] longer = Arrays.copyOf(text, text.length + 1);
        for (String signature : List.of("detached.asc", "detached-text.asc")) {
            assertThat(Fixture.problem(() -> detached("rsa.asc", longer, signature)).code())
                    .isEqualTo("trust.bad-signature");
        }
    }

    @Test
    void aSignatureOverBytesDoesNotSignAClearText() {
        String text = "Origin: Example\n";
        String message =
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
                        + text
                        + Fixture.text("detached.asc");
        assertThat(
                        Fixture.problem(() ->
                                        Fixture.verify(
                                                "rsa.asc",
                                                message.getBytes(StandardCharsets.UTF_8)))
                                .why())
                .contains("type 0x00");
    }

    private static List<Signature> detached(String keyring, byte[] text, String signature) {
        return Fixture.keyring(keyring)
                .verifyDetached(text, Fixture.bytes(signature), "Release.gpg", Fixture.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\n", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"})
    void refusesAKeyringWithoutCertificates(String text) {
        Problem problem =
                Fixture.problem(() ->
                        Keyring.of(text.getBytes(StandardCharsets.UTF_8), "keys/x.asc").check());
        assertThat(problem.code()).isEqualTo("trust.bad-keyring");
        assertThat(problem.kind()).isEqualTo(Kind.DEFINITION);
        assertThat(problem.where()).isEqualTo("keys/x.asc");
    }

    @Test
    void refusesASignatureAsAKeyring() {
        assertThat(Fixture.problem(() -> Fixture.keyring("detached.asc").check()).why())
                .contains("a PUBLIC KEY BLOCK belongs");
    }

    @Test
    void refusesASignatureFileWithoutSignatures() {
        Problem problem =
                Fixture.problem(() ->
                        Fixture.keyring("rsa.asc")
                                .verifyDetached(
                                        new byte[0], new byte[0], "Release.gpg", Fixture.NOW));
        assertThat(problem.code()).isEqualTo("trust.unknown-key");
        assertThat(problem.why()).contains("no signature");
    }

    @Test
    void knowsTheDigestOfItsBytesWithoutReadingThem() {
        byte[] nonsense = {1, 2, 3};
        assertThat(Keyring.of(nonsense, "x").digest())
                .isEqualTo(lazuli.content.Digest.of(nonsense));
    }
}
