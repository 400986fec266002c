package lazuli.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClearSignedTest {
    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----\n";
    private static final String SIGNATURE =
            "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n";

    private static ClearSigned parse(String message) throws MalformedOpenPgpException {
        return ClearSigned.parse(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(ClearSigned message) {
        return new String(message.content(), StandardCharsets.UTF_8);
    }

    private static String signed(ClearSigned message) {
        return new String(message.signed(), StandardCharsets.UTF_8);
    }

    @Test
    void undoesDashEscapesAndDropsTrailingBlanks() throws MalformedOpenPgpException {
        ClearSigned message = parse(BEGIN + "Hash: SHA256\n\na \t\n- -b\n- \n\nc\r\n" + SIGNATURE);
        assertThat(content(message)).isEqualTo("a\n-b\n\n\nc\n");
        assertThat(signed(message)).isEqualTo("a\r\n-b\r\n\r\n\r\nc");
        assertThat(message.signatures()).containsExactly(new byte[] {0, 0, 0});
    }

    @Test
    void readsSeveralHashHeadersAndNone() throws MalformedOpenPgpException {
        assertThat(content(parse(BEGIN + "Hash: SHA256\nHash: SHA512\n\na\n" + SIGNATURE)))
                .isEqualTo("a\n");
        assertThat(content(parse(BEGIN + "\na\n" + SIGNATURE))).isEqualTo("a\n");
    }

    @Test
    void readsLinesThatEndAsInDos() throws MalformedOpenPgpException {
        String dos = (BEGIN + "Hash: SHA256\n\na\nb\n" + SIGNATURE).replace("\n", "\r\n");
        assertThat(content(parse(dos))).isEqualTo("a\nb\n");
    }

    @Test
    void readsSeveralSignatureBlocks() throws MalformedOpenPgpException {
        assertThat(parse(BEGIN + "\na\n" + SIGNATURE + SIGNATURE).signatures()).hasSize(2);
    }

    @Test
    void keepsACarriageReturnWithinALine() throws MalformedOpenPgpException {
        assertThat(content(parse(BEGIN + "\na\rb\n" + SIGNATURE))).isEqualTo("a\rb\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n",
                "injected\n" + BEGIN + "\na\n" + SIGNATURE,
                "\n" + BEGIN + "\na\n" + SIGNATURE,
                "\ufeff" + BEGIN + "\na\n" + SIGNATURE,
                BEGIN + "\na\n" + SIGNATURE + "injected\n",
                BEGIN + "\na\n" + SIGNATURE + BEGIN + "\nb\n" + SIGNATURE,
                BEGIN + "\na\n" + BEGIN + "\nb\n" + SIGNATURE,
                BEGIN + "\na\n-b\n" + SIGNATURE,
                BEGIN + "Comment: injected\n\na\n" + SIGNATURE,
                BEGIN + "Origin: injected\n\na\n" + SIGNATURE,
                BEGIN + "a\n" + SIGNATURE,
                BEGIN + "\na\n",
                BEGIN,
                BEGIN + "\na\n-----BEGIN PGP SIGNATURE-----\n\nAAAA\n",
                BEGIN + "\na\n-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----\n",
                BEGIN
                        + "\na\n-----BEGIN PGP SIGNATURE-----\n\nA A A\n-----END PGP SIGNATURE-----\n",
                BEGIN + "\na\n-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----\n",
                BEGIN
                        + "\na\n-----BEGIN PGP SIGNATURE-----\n\nAAAA\n=AAAA\n-----END PGP SIGNATURE-----\n",
                BEGIN
                        + "\na\n-----BEGIN PGP SIGNATURE-----\n\nAAAA\n"
                        + BEGIN
                        + "-----END PGP SIGNATURE-----\n",
            })
    void refusesWhatIsNotOneMessageAndNothingElse(String message) {
        assertThatThrownBy(() -> parse(message)).isInstanceOf(MalformedOpenPgpException.class);
    }
}
