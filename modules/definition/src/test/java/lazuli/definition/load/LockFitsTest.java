package lazuli.definition.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lazuli.definition.lock.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LockFitsTest {
    private static final Lock LOCK =
            new Lock(Lock.fingerprint(Project.rich().load()), List.of(), List.of(), List.of());

    private static boolean fits(String from, String to) {
        String text = Project.resource("rich.toml");
        String changed = text.replace(from, to);
        assertThat(changed).isNotEqualTo(text);
        return LOCK.fits(Project.rich().with("lazuli.toml", changed).load());
    }

    @Test
    void fitsWhatItWasMadeFor() {
        assertThat(LOCK.fits(Project.rich().load())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "\"trixie-updates\" ¦ \"trixie-security\"",
                "\"contrib\" ¦ \"non-free\"",
                "priority = 900 ¦ priority = 901",
                "mirror.example ¦ other.example",
                "\">= 6.12\" ¦ \">= 6.13\"",
                "repository = \"own\" ¦ repository = \"flat\"",
                "nginx (>= 1.26) ¦ nginx (>= 1.27)",
                "\"curl [!arm64]\" ¦ \"curl\"",
                "exclude = [\"systemd\"] ¦ exclude = [\"sysvinit-core\"]",
                "omit = [\"perl-base\"] ¦ omit = []",
                "recommends = [\"git\"] ¦ recommends = [\"vim\"]",
                "essential = false ¦ essential = true",
                "architectures = [\"amd64\", \"arm64\"] ¦ architectures = [\"amd64\"]",
                "[image.plain] ¦ [image.other]",
            })
    void noLongerFitsWhereTheChoiceMayBeAnother(String from, String to) {
        assertThat(fits(from, to)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "# Everything ¦ # All",
                "name = \"Demo Linux\" ¦ name = \"Demonstration\"",
                "LANG = \"C.UTF-8\" ¦ LANG = \"C\"",
                "mode = \"0600\" ¦ mode = \"0644\"",
                "\"/usr/share/man/**\" ¦ \"/usr/share/info/**\"",
                "\"tzdata/Areas\" = \"Europe\" ¦ \"tzdata/Areas\" = \"Asia\"",
                "layering = \"packages\" ¦ layering = \"single\"",
                "uid = 65532 ¦ uid = 65533",
            })
    void stillFitsWhereTheChoiceIsTheSame(String from, String to) {
        assertThat(fits(from, to)).isTrue();
    }
}
