package lazuli.configure.alternatives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import lazuli.configure.CommandRun;
import lazuli.content.ByteSource;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real update-alternatives does the same with the same requests, drawn by a seed. */
final class UpdateAlternativesTest {
    private static final int SEQUENCES = 12;
    private static final int REQUESTS = 8;

    @TempDir private Path directory;

    @Test
    void doesWhatTheRealOneDoes() throws Exception {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            sequence(Files.createDirectory(directory.resolve("seed" + seed)), new Random(seed));
        }
    }

    private static void sequence(Path root, Random random) throws Exception {
        TreeEditor tree = TreeEditor.empty(0, new Origin.FromLazuli("a test"));
        for (String name : List.of("alternatives", "admin", "bin", "man")) {
            Files.createDirectory(root.resolve(name));
            tree.mkdirs(root.resolve(name).toString(), 0755);
        }
        for (String name : List.of("one", "two", "three")) {
            for (String folder : List.of("bin", "man")) {
                // One of them has no manual page.
                if (!(folder.equals("man") && name.equals("three"))) {
                    Path file = Files.writeString(root.resolve(folder + "/" + name), name);
                    tree.write(file.toString(), ByteSource.of(name), 0644);
                }
            }
        }
        List<String> told = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            List<String> request = request(root, random);
            told.add(String.join(" ", request));
            String[] line = request.toArray(String[]::new);
            Referee.Verdict theirs =
                    Referee.of("update-alternatives")
                            .run(
                                    root,
                                    List.of(line).subList(1, line.length).toArray(String[]::new));
            CommandRun ours = CommandRun.of(new UpdateAlternatives(), tree, line);
            assertThat(ours.status()).as("status of %s", told).isEqualTo(theirs.status());
            assertThat(ours(tree, root)).as("after %s", told).isEqualTo(theirs(root));
        }
    }

    private static List<String> request(Path root, Random random) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "update-alternatives",
                                "--quiet",
                                "--log",
                                root.resolve("log").toString(),
                                "--altdir",
                                root.resolve("alternatives").toString(),
                                "--admindir",
                                root.resolve("admin").toString()));
        String which = List.of("one", "two", "three").get(random.nextInt(3));
        String path = root.resolve("bin/" + which).toString();
        switch (random.nextInt(6)) {
            case 0 -> words.addAll(List.of("--remove", "tool", path));
            case 1 -> words.addAll(List.of("--set", "tool", path));
            case 2 -> words.addAll(List.of("--auto", "tool"));
            default -> {
                String priority = Integer.toString(random.nextInt(3) * 10);
                String link = root.resolve("bin/tool").toString();
                words.addAll(List.of("--install", link, "tool", path, priority));
                if (random.nextBoolean()) {
                    words.addAll(
                            List.of(
                                    "--slave",
                                    root.resolve("man/tool").toString(),
                                    "tool.1",
                                    root.resolve("man/" + which).toString()));
                }
            }
        }
        return words;
    }

    private static TreeMap<String, String> theirs(Path root) throws Exception {
        TreeMap<String, String> state = new TreeMap<>();
        try (var walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                if (Files.isSymbolicLink(path)) {
                    state.put(path.toString(), "-> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path) && !path.endsWith("log")) {
                    state.put(path.toString(), Files.readString(path));
                }
            }
        }
        return state;
    }

    private static TreeMap<String, String> ours(TreeEditor tree, Path root) {
        TreeMap<String, String> state = new TreeMap<>();
        tree.toTree()
                .entries()
                .forEach((path, entry) -> {
                    if (!path.value().startsWith(root + "/")
                            || path.value().equals(root + "/log")) {
                        return;
                    }
                    if (entry instanceof Entry.Symlink link) {
                        state.put(path.value(), "-> " + link.target());
                    } else if (entry instanceof Entry.RegularFile file) {
                        state.put(path.value(), file.content().text());
                    }
                });
        return state;
    }
}
