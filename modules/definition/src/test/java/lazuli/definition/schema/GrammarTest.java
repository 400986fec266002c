package lazuli.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lazuli.definition.PackageRequest;
import lazuli.definition.PathGlob;
import lazuli.definition.Position;
import lazuli.definition.VersionConstraint;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GrammarTest {
    private static boolean isRight(Grammar grammar, String text) {
        return grammar.complaint(text) == null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "NAME ¦ web-server-2 ¦ true",
                "NAME ¦ web--server ¦ false",
                "NAME ¦ 2web ¦ false",
                "PROJECT_FILE ¦ ../shared/motd ¦ true",
                "PROJECT_FILE ¦ a\\b ¦ false",
                "DIRECTORY ¦ / ¦ true",
                "PATH ¦ / ¦ false",
                "PATH ¦ /... ¦ true",
                "PATH ¦ /a/. ¦ false",
                "MODE ¦ 755 ¦ true",
                "MODE ¦ 7777 ¦ true",
                "MODE ¦ 77777 ¦ false",
                "OWNER ¦ 0 ¦ true",
                "OWNER ¦ 00 ¦ false",
                "OWNER ¦ 4294967294 ¦ true",
                "OWNER ¦ 4294967295 ¦ false",
                "RUN_AS ¦ www-data:0 ¦ true",
                "RUN_AS ¦ a: ¦ false",
                "PACKAGE ¦ a ¦ false",
                "PACKAGE ¦ nginx (> 1) ¦ false",
                "PACKAGE ¦ nginx (>= 1:1.26~rc1-2) [!amd64] ¦ true",
                "PACKAGE ¦ nginx [amd64 !arm64] ¦ false",
                "QUESTION ¦ tzdata/Zones/Etc ¦ true",
                "SUITE ¦ ./ ¦ true",
                "SUITE ¦ trixie/updates ¦ true",
                "URL ¦ file:/srv/x ¦ true",
                "URL ¦ file:srv/x ¦ false",
                "URL ¦ https:// ¦ false",
                "PORT ¦ 65535/udp ¦ true",
                "PORT ¦ 08/tcp ¦ false",
                "PORT ¦ 80/icmp ¦ false",
            })
    void takesAndRefuses(Grammar grammar, String text, boolean right) {
        assertThat(isRight(grammar, text)).isEqualTo(right);
    }

    /** Whatever it lets through, the value that is made of it takes too; whatever it refuses gets a reason and a remedy. */
    @ParameterizedTest
    @EnumSource
    void whatItTakesCanBeReadOn(Grammar grammar) {
        var random = new Random(grammar.ordinal());
        String letters = "a1/*[]!.-+~:()<>= \\?A_\u0000\nñ,";
        for (int round = 0; round < 4_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            Complaint complaint = grammar.complaint(text.toString());
            if (complaint == null) {
                readOn(grammar, text.toString());
            } else {
                assertThat(complaint.why()).isNotBlank();
                assertThat(complaint.fix()).isNotBlank();
            }
        }
    }

    private static void readOn(Grammar grammar, String text) {
        switch (grammar) {
            case PATH, DIRECTORY -> new TreePath(text);
            case GLOB -> new PathGlob(text);
            case MODE -> assertThat(Integer.parseInt(text, 8)).isBetween(0, 07777);
            case PACKAGE -> PackageRequest.parse(text, Position.start("x"));
            case CONSTRAINT -> VersionConstraint.parse(text);
            default -> {}
        }
    }

    @Test
    void namesOfUsersEndAt32Characters() {
        assertThat(isRight(Grammar.USER, "a".repeat(32))).isTrue();
        assertThat(isRight(Grammar.USER, "a".repeat(33))).isFalse();
    }
}
