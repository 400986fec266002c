package lazuli.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import lazuli.deb.DebPackage;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;
import lazuli.tree.Entry;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;

final class ConfigurerTest {
    private static final DebPackage ACCOUNTS =
            Debs.of(
                    "accounts",
                    Map.of(),
                    Map.of(
                            "/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n",
                            "/etc/group", "root:x:0:\n"));

    private static Tree configure(List<DebPackage> packages, Map<String, DebconfAnswer> answers) {
        return Configurer.configure(
                packages,
                new Configuration(
                        "amd64",
                        1_700_000_000,
                        Set.of(),
                        new TreeMap<>(answers),
                        DatabaseStyle.FULL,
                        true));
    }

    private static Tree configure(DebPackage... packages) {
        return configure(List.of(packages), Map.of());
    }

    private static Problem refused(DebPackage... packages) {
        return catchThrowableOfType(ProblemException.class, () -> configure(packages))
                .problems()
                .getFirst();
    }

    private static String text(Tree tree, String path) {
        return ((Entry.RegularFile) tree.entries().get(new TreePath(path))).content().text();
    }

    private static String described(Tree tree) {
        StringBuilder text = new StringBuilder();
        tree.entries()
                .forEach((path, entry) -> {
                    text.append(path).append(' ').append(entry.origins()).append(' ');
                    if (entry instanceof Entry.Inode inode) {
                        text.append(inode.metadata());
                    }
                    if (entry instanceof Entry.RegularFile file) {
                        text.append(file.content().digest());
                    }
                    text.append('\n');
                });
        return text.toString();
    }

    @Test
    void sameTreeAndNumbersOfUsersWhateverTheOrderOfPackages() {
        List<DebPackage> packages = new ArrayList<>(List.of(ACCOUNTS));
        for (String name : List.of("delta", "alpha", "echo", "bravo", "charlie")) {
            packages.add(
                    Debs.of(
                            name,
                            Map.of(
                                    "postinst",
                                    """
                                    #!/bin/sh
                                    set -e
                                    adduser --system --group --no-create-home --home /nonexistent %s
                                    mkdir -p /var/lib/%s
                                    chown %s:%s /var/lib/%s
                                    """
                                            .replace("%s", name))));
        }
        Tree first = configure(packages, Map.of());
        assertThat(text(first, "/etc/passwd")).contains("alpha:!:100:100:", "echo:!:104:104:");
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(packages, new Random(seed));
            assertThat(described(configure(packages, Map.of()))).isEqualTo(described(first));
        }
    }

    @Test
    void aModuleOfPamIsNothingToAnImageWithoutItsStacks() {
        DebPackage module =
                Debs.of(
                        "libpam-some",
                        Map.of("postinst", "#!/bin/sh\nset -e\npam-auth-update --package\n"),
                        Map.of("/usr/share/pam-configs/some", "Name: Some\nDefault: yes\n"));
        Tree tree =
                Configurer.configure(
                        List.of(ACCOUNTS, module),
                        new Configuration(
                                "amd64",
                                0,
                                Set.of(),
                                new TreeMap<>(),
                                DatabaseStyle.STATUS_D,
                                true));
        assertThat(tree.entries()).doesNotContainKey(new TreePath("/etc/pam.d"));
    }

    @Test
    void saysWhichScriptFailsAndItsLastWords() {
        Problem refusal =
                refused(
                        Debs.of(
                                "broken",
                                Map.of("postinst", "#!/bin/sh\necho no such luck >&2\nexit 3\n")));
        assertThat(refusal.code()).isEqualTo("configure.script-failed");
        assertThat(refusal.where()).isEqualTo("package broken 1.0, postinst");
        assertThat(refusal.why()).contains("exit status 3", "no such luck");
        assertThat(refusal.fix()).contains("leave the package out");
    }

    @Test
    void saysWhichLineOfWhichScriptRunsWhatIsUnknown() {
        Problem refusal =
                refused(
                        Debs.of(
                                "daring",
                                Map.of("postinst", "#!/bin/sh\nset -e\nfrobnicate --now\n"),
                                Map.of("/usr/bin/frobnicate", "\u007fELF and so on")));
        assertThat(refusal.code()).isEqualTo("shell.unknown-command");
        assertThat(refusal.what()).contains("frobnicate");
        assertThat(refusal.where()).contains("daring.postinst:3");
        assertThat(refusal.fix()).contains("sandbox = [\"daring\"]");
    }

    @Test
    void answersQuestionsBeforePackagesAsk() {
        DebPackage asking =
                Debs.of(
                        "asking",
                        Map.of(
                                "templates",
                                """
                                Template: asking/colour
                                Type: select
                                Choices: red, blue
                                Default: red
                                Description: Colour:
                                """,
                                "postinst",
                                """
                                #!/bin/sh
                                set -e
                                . /usr/share/debconf/confmodule
                                db_input high asking/colour || true
                                db_go || true
                                db_get asking/colour
                                echo "$RET" >/etc/colour
                                """));
        assertThat(text(configure(ACCOUNTS, asking), "/etc/colour")).isEqualTo("red\n");
        Tree answered =
                configure(
                        List.of(ACCOUNTS, asking),
                        Map.of("asking/colour", new DebconfAnswer("unknown", "string", "blue")));
        assertThat(text(answered, "/etc/colour")).isEqualTo("blue\n");
        assertThat(text(answered, "/var/cache/debconf/config.dat"))
                .contains(
                        "Name: asking/colour\nTemplate: asking/colour\nValue: blue\nOwners: asking\n");
        assertThat(text(answered, "/var/cache/debconf/templates.dat")).contains("Type: select");
    }

    @Test
    void aTimeZoneIsAnAnswer() throws Exception {
        var reference = ReferenceSystem.of(PackageSet.named("base"));
        try (var contents = SpillFile.create()) {
            Tree tree =
                    Configurer.configure(
                            reference.packages(contents),
                            new Configuration(
                                    "amd64",
                                    reference.epochSecond(),
                                    Set.of("apt", "tzdata"),
                                    new TreeMap<>(
                                            Map.of(
                                                    "tzdata/Areas",
                                                    new DebconfAnswer(
                                                            "unknown", "string", "Europe"),
                                                    "tzdata/Zones/Europe",
                                                    new DebconfAnswer(
                                                            "unknown", "string", "Berlin"))),
                                    DatabaseStyle.FULL,
                                    false));
            assertThat(tree.entries().get(new TreePath("/etc/localtime")))
                    .isInstanceOfSatisfying(
                            Entry.Symlink.class,
                            link ->
                                    assertThat(link.target())
                                            .isEqualTo("/usr/share/zoneinfo/Europe/Berlin"));
        }
    }
}
