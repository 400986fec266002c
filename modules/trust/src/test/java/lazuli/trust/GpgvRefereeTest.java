package lazuli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lazuli.problem.ProblemException;
import lazuli.referee.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gpgv judges the same keyrings and messages. Where it is milder, the table says so. */
final class GpgvRefereeTest {
    @TempDir Path directory;

    /** Our answer, then the status words by which gpgv says the same. */
    @ParameterizedTest
    @CsvSource({
        "rsa, rsa, good, GOODSIG",
        "ed25519, ed25519, good, GOODSIG",
        "p256, p256, good, GOODSIG",
        "p521, p521, good, GOODSIG",
        "subkey, subkey, good, GOODSIG",
        "renewed, renewed, good, GOODSIG",
        "rsa, rsa-SHA384, good, GOODSIG",
        "rsa, rsa-SHA512, good, GOODSIG",
        "rsa, two, good, GOODSIG",
        "rsa, stranger, trust.unknown-key, NO_PUBKEY",
        "expired, expired, trust.expired, EXPKEYSIG",
        "subkey-expired, subkey-expired, trust.expired, EXPKEYSIG",
        "rsa, signature-expired, trust.expired, EXPSIG",
        "revoked, revoked, trust.key-revoked, REVKEYSIG",
        "subkey-revoked, subkey-revoked, trust.key-revoked, REVKEYSIG",
        // apt tells gpgv that SHA-1 is weak, and so do we.
        "rsa, rsa-SHA1, trust.weak-signature, ERRSIG",
        // gpgv has no rule against these.
        "rsa, rsa-SHA224, trust.weak-signature, GOODSIG",
        "rsa, future, trust.signature-from-the-future, GOODSIG",
        "rsa1024, rsa1024, trust.unusable-key, GOODSIG",
        "dsa, dsa, trust.unusable-key, GOODSIG",
        "brainpool, brainpool, trust.unusable-key, GOODSIG",
    })
    void gpgvSaysTheSame(String keyring, String message, String ours, String theirs)
            throws IOException {
        byte[] bytes = Fixture.bytes(message + ".inrelease");
        assertThat(ours(keyring, bytes)).isEqualTo(ours);
        assertThat(theirs(keyring, bytes)).contains("[GNUPG:] " + theirs + " ");
    }

    @Test
    void gpgvRefusesEveryChangeThatWeRefuse() throws IOException {
        String message = Fixture.text("rsa.inrelease");
        for (String changed :
                List.of(
                        message.replace("Suite: test", "Suite: tesu"),
                        message.replace("- - a dash", "- a dash"),
                        message.replace("last\n", "last\n\n"),
                        message.replace("\nlast", "last"),
                        message.replace("trailing blanks", "trailing  blanks"))) {
            byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
            assertThat(ours("rsa", bytes)).isEqualTo("trust.bad-signature");
            assertThat(theirs("rsa", bytes)).contains("[GNUPG:] BADSIG ");
        }
    }

    @Test
    void gpgvReadsTheTextThatWeRead() throws IOException {
        byte[] message =
                Fixture.text("rsa.inrelease")
                        .replace("Origin: Example\n", "Origin: Example \t \r\n")
                        .getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("InRelease"), message);
        Path key = Files.write(directory.resolve("key.gpg"), Fixture.bytes("rsa.gpg"));
        Path output = directory.resolve("output");
        Referee.of("gpgv")
                .run(
                        directory,
                        "--keyring",
                        key.toString(),
                        "--output",
                        output.toString(),
                        file.toString())
                .good();
        // gpgv gives trailing blanks back, though nobody signed them.
        String text = Files.readString(output).lines().map(String::stripTrailing).toList() + "";
        String ours =
                new String(Fixture.verify("rsa.asc", message).content(), StandardCharsets.UTF_8)
                                .lines()
                                .toList()
                        + "";
        assertThat(ours).isEqualTo(text);
    }

    private static String ours(String keyring, byte[] message) {
        try {
            Fixture.verify(keyring + ".asc", message);
            return "good";
        } catch (ProblemException e) {
            return e.problems().getFirst().code();
        }
    }

    private String theirs(String keyring, byte[] message) throws IOException {
        Path file = Files.write(directory.resolve("InRelease"), message);
        Path key = Files.write(directory.resolve("key.gpg"), Fixture.bytes(keyring + ".gpg"));
        return Referee.of("gpgv")
                .run(
                        directory,
                        "--weak-digest",
                        "SHA1",
                        "--status-fd",
                        "1",
                        "--keyring",
                        key.toString(),
                        "--output",
                        "/dev/null",
                        file.toString())
                .text();
    }
}
