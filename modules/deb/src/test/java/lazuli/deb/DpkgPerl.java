package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lazuli.referee.Referee;

/** dpkg's Perl library, which answers many questions in one process. */
final class DpkgPerl {
    private static final String COMPARE =
            """
            use Dpkg::Version;
            while (my $line = <STDIN>) {
                chomp $line;
                my ($a, $b) = split / /, $line;
                print version_compare($a, $b), "\\n";
            }
            """;

    private DpkgPerl() {}

    /** {@return what this script says to this input} */
    static List<String> run(String script, String input) {
        List<String> arguments = new ArrayList<>();
        Path usr = Referee.trixie().resolve("usr");
        for (String directory :
                List.of(
                        "lib/x86_64-linux-gnu/perl-base",
                        "lib/x86_64-linux-gnu/perl/5.40",
                        "share/perl/5.40",
                        "share/perl5")) {
            arguments.add("-I" + usr.resolve(directory));
        }
        arguments.add("-e");
        arguments.add(script);
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        return Referee.of("perl")
                .run(usr, Map.of(), bytes, arguments.toArray(String[]::new))
                .good()
                .text()
                .lines()
                .toList();
    }

    /** Compares each version with the next one in the list. */
    static void checkOrder(List<String> versions) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 1; i < versions.size(); i++) {
            pairs.append(versions.get(i - 1)).append(' ').append(versions.get(i)).append('\n');
        }
        List<String> verdicts = run(COMPARE, pairs.toString());
        assertThat(verdicts).hasSize(versions.size() - 1);
        for (int i = 1; i < versions.size(); i++) {
            String a = versions.get(i - 1);
            String b = versions.get(i);
            assertThat(Integer.signum(Version.parse(a).compareTo(Version.parse(b))))
                    .as("%s and %s", a, b)
                    .isEqualTo(Integer.parseInt(verdicts.get(i - 1)));
        }
    }
}
