package lazuli.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import lazuli.deb.DebPackage;
import lazuli.referee.Referee;
import lazuli.tree.Tree;
import lazuli.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a maintainer script is told by dpkg and dpkg-query is what the real ones say of the same system, which dpkg installed: the questions are in {@code queries.txt}. */
final class QueriesTest {
    @TempDir private Path directory;

    @Test
    void tellsScriptsWhatDpkgTells() throws Exception {
        var reference = ReferenceSystem.of(PackageSet.named("base"));
        List<String> questions = questions();
        try (var contents = SpillFile.create();
                var theirs = reference.tree()) {
            putDatabase(theirs);
            Tree ours = answered(reference.packages(contents), questions, reference.epochSecond());
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                String said =
                        ((lazuli.tree.Entry.RegularFile)
                                        Objects.requireNonNull(
                                                ours.entries().get(new TreePath("/answers/" + i))))
                                .content()
                                .text();
                String expected = answer(questions.get(i));
                if (!said.equals(expected)) {
                    differences.add("$ " + questions.get(i));
                    differences.add("theirs: " + expected);
                    differences.add("ours:   " + said);
                }
            }
            assertThat(String.join("\n", differences)).isEmpty();
        }
    }

    private static List<String> questions() throws IOException {
        try (var in =
                Objects.requireNonNull(QueriesTest.class.getResourceAsStream("/queries.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The tree with the answers to the questions, which a package asks that is configured after all others. */
    private static Tree answered(List<DebPackage> packages, List<String> questions, long epoch) {
        StringBuilder script = new StringBuilder("#!/bin/sh\nmkdir /answers\n");
        for (int i = 0; i < questions.size(); i++) {
            script.append("(%s; echo \"status $?\") >/answers/%d\n".formatted(questions.get(i), i));
        }
        Set<String> names = new TreeSet<>();
        packages.forEach(each -> names.add(each.name()));
        List<DebPackage> all = new ArrayList<>(packages);
        all.add(
                Debs.of(
                        "zz-asker",
                        Map.of("postinst", script.toString()),
                        Map.of(),
                        "Depends: " + String.join(", ", names) + "\n"));
        return Configurer.configure(
                all, Configuration.of("amd64", epoch, Set.of("apt", "zz-asker")));
    }

    private void putDatabase(ReferenceTree tree) throws IOException {
        for (Map.Entry<String, ReferenceTree.Member> member : tree.members().entrySet()) {
            if (member.getKey().startsWith("/var/lib/dpkg/")) {
                Path path = directory.resolve(member.getKey().substring(1));
                if (member.getValue().type() == 'd') {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.write(path, member.getValue().content().bytes());
                }
            }
        }
    }

    private String answer(String question) {
        String[] parts = question.split(" ", 2);
        String command =
                String.join(" ", Referee.ofTrixie(parts[0]).command())
                        + " --root="
                        + directory
                        + " "
                        + parts[1]
                        + "; echo \"status $?\"";
        return Referee.of("dash")
                .run(directory, Map.of("DPKG_ROOT", ""), new byte[0], "-c", command)
                .text()
                .replace(directory.toString(), "");
    }
}
