package lazuli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import lazuli.problem.ProblemException;
import lazuli.referee.Fuzzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a mirror or a keyring holds: what was signed comes out of it, or a problem does. */
final class SignedTextFuzzTest {
    private static final List<String> KEYS =
            List.of("ed25519", "rsa", "p256", "p521", "brainpool", "dsa", "subkey", "renewed");
    private static final String[] WORDS = {
        "\n",
        "\r\n",
        "- ",
        "-----BEGIN PGP SIGNED MESSAGE-----\n",
        "-----BEGIN PGP SIGNATURE-----\n",
        "-----END PGP SIGNATURE-----\n",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n",
        "Hash: SHA256\n",
        "Hash: ",
        "=====",
        " ",
        "\t",
        "\0",
        "\u00ff",
        "\u00c2\u0085"
    };

    private static String any(Random random) {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    @Test
    void clearSignedMessages() {
        Fuzzer.run(
                1500,
                random -> {
                    String key = any(random);
                    byte[] message = Fixture.bytes(key + ".inrelease");
                    byte[] changed = Fuzzer.mutated(message, random, WORDS);
                    byte[] content =
                            readOrRefused(
                                    "InRelease",
                                    () -> Fixture.verify(key + ".asc", changed).content());
                    if (content != null) {
                        assertThat(content)
                                .isEqualTo(Fixture.verify(key + ".asc", message).content());
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"detached.sig", "detached.asc"})
    void detachedSignatures(String name) {
        byte[] signature = Fixture.bytes(name);
        byte[] text = Fixture.bytes("text");
        Keyring keyring = Fixture.keyring(name.endsWith(".sig") ? "ed25519.asc" : "rsa.asc");
        Fuzzer.run(
                1500,
                random ->
                        readOrRefused(
                                "Release.gpg",
                                () ->
                                        keyring.verifyDetached(
                                                text,
                                                Fuzzer.mutated(signature, random, WORDS),
                                                "Release.gpg",
                                                Fixture.NOW)));
    }

    @Test
    void keyrings() {
        Fuzzer.run(
                1500,
                random -> {
                    String key = any(random);
                    byte[] certificate =
                            Fixture.bytes(key + (random.nextInt(4) == 0 ? ".asc" : ".gpg"));
                    byte[] changed = Fuzzer.mutated(certificate, random, WORDS);
                    byte[] message = Fixture.bytes(key + ".inrelease");
                    readOrRefused(
                            "key",
                            () ->
                                    Keyring.of(changed, "key")
                                            .verifyClearSigned(message, "key", Fixture.NOW));
                });
    }

    private static <T> T readOrRefused(String where, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (ProblemException e) {
            assertThat(e.problems()).hasSize(1);
            var problem = e.problems().getFirst();
            assertThat(problem.code()).startsWith("trust.");
            assertThat(problem.where()).startsWith(where);
            assertThat(problem.toString().getBytes(StandardCharsets.UTF_8))
                    .as("no control characters")
                    .doesNotContain(0, 7, 8, 13, 27);
            return null;
        }
    }
}
