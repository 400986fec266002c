package lazuli.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lazuli.configure.debconf.Debconf;
import lazuli.configure.dpkg.DpkgDatabase;
import lazuli.configure.dpkg.PackageTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our programs say and make of a tree is what Debian's do of the same files: the cases are in the resources, as {@link RootCase} reads them. */
final class RootCasesTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"sysusers", "tmpfiles", "units", "databases", "dpkg"})
    void doesWhatDebiansProgramDoes(String cases) throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "owners need root");
        var contest =
                new RootContest(
                        directory,
                        () ->
                                new Programs(
                                        new DpkgDatabase(new PackageTable(List.of(), "amd64")),
                                        new Debconf(),
                                        Architecture.of("amd64")));
        List<String> report = new ArrayList<>();
        for (RootCase each : RootCase.parse(lines(cases))) {
            List<String> differences = contest.differences(each);
            if (!differences.isEmpty()) {
                report.add("== " + each);
                report.addAll(differences);
            }
        }
        assertThat(String.join("\n", report)).isEmpty();
    }

    private static List<String> lines(String cases) {
        try (var in = RootCasesTest.class.getResourceAsStream("/" + cases + ".cases")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
