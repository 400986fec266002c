package lazuli.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.referee.Referee;
import lazuli.tree.Entry;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/** Runs a script by dash in a directory of the host, and by us in a tree that looks the same. */
final class Trial {
    /** What both get on standard input. */
    static final String INPUT =
            "first line\n  second\tline  with  blanks \nthird\\ one\\\ncontinued\nlast";

    private static final String PATH = "/usr/bin:/bin";

    private final Path directory;

    private Trial(Path directory) {
        this.directory = directory;
    }

    private static Map<String, String> environment(String path) {
        return Map.of("PATH", path, "HOME", "/home/somebody", "LC_ALL", "C.UTF-8");
    }

    /** {@return the trial of a script of this number, of those that {@link #byDash(Path, List)} runs} */
    static Trial of(Path directory, int number) {
        return new Trial(directory.resolve(Integer.toString(number)));
    }

    /** Runs scripts by dash, each in a directory of its own, and all by one process of the host, which is far quicker. {@return what they did} */
    static List<Outcome> byDash(Path directory, List<String> scripts) {
        return byDash(directory, scripts, PATH);
    }

    /** As {@link #byDash(Path, List)}, with programs from elsewhere. */
    static List<Outcome> byDash(Path directory, List<String> scripts, String path) {
        String dash = String.join(" ", Referee.of("dash").command());
        // A script that never ends is killed, and its status tells.
        var driver = new StringBuilder("ulimit -t 20\n");
        // Only names that a shell can unset; others it would not have exported either.
        System.getenv().keySet().stream()
                .filter(name -> name.matches("[A-Za-z_][A-Za-z_0-9]*"))
                .filter(name -> !environment(path).containsKey(name))
                .forEach(name -> driver.append("unset ").append(name).append('\n'));
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("input"), INPUT);
            for (int i = 0; i < scripts.size(); i++) {
                Path place = Files.createDirectories(directory.resolve(Integer.toString(i)));
                Files.writeString(
                        place.resolve("script"), scripts.get(i), StandardCharsets.ISO_8859_1);
                Files.createDirectory(place.resolve("work"));
                driver.append("cd %d/work; unset PWD OLDPWD; { ".formatted(i))
                        .append("(exec ")
                        .append(dash)
                        .append(" ../script one 'two  words' '' <../../input 2>../errors)\n")
                        .append("echo $? >../status; } 2>/dev/null | cat >../output; cd ../..\n");
            }
            Path file = Files.writeString(directory.resolve("driver"), driver);
            Referee.of("dash")
                    .run(directory, environment(path), new byte[0], file.toString())
                    .good();
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < scripts.size(); i++) {
                Path place = directory.resolve(Integer.toString(i));
                outcomes.add(
                        new Outcome(
                                Integer.parseInt(Files.readString(place.resolve("status")).strip()),
                                Outcome.text(Files.readAllBytes(place.resolve("output"))),
                                Outcome.text(Files.readAllBytes(place.resolve("errors"))),
                                hostFiles(place.resolve("work"))));
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> hostFiles(Path work) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (var walk = Files.walk(work)) {
            for (Path path : walk.filter(each -> !each.equals(work)).toList()) {
                int mode =
                        (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
                String what;
                if (Files.isSymbolicLink(path)) {
                    what = "link " + Files.readSymbolicLink(path);
                } else if (Files.isDirectory(path)) {
                    what = "%o directory".formatted(mode & 07777);
                } else {
                    what = "%o ".formatted(mode & 07777) + Outcome.text(Files.readAllBytes(path));
                }
                files.put(work.relativize(path).toString(), what);
            }
        }
        return files;
    }

    Outcome byUs(String script) {
        return byUs(script, tree(), TestCommands::find);
    }

    Outcome byUs(String script, TreeEditor tree, Commands commands) {
        String work = directory.resolve("work").toString();
        tree.mkdirs(work, 0755);
        tree.write(
                directory.resolve("script").toString(),
                ByteSource.of(script.getBytes(StandardCharsets.ISO_8859_1)),
                0644);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        SortedMap<String, String> environment = new TreeMap<>(environment(PATH));
        int status =
                Shell.over(tree, commands)
                        .environment(environment)
                        .directory(work)
                        .in(new ByteArrayInputStream(INPUT.getBytes(StandardCharsets.UTF_8)))
                        .out(out)
                        .err(err)
                        .run(
                                Script.read(script, "script"),
                                "",
                                "../script",
                                List.of("one", "two  words", ""));
        return new Outcome(
                status,
                Outcome.text(out.toByteArray()),
                Outcome.text(err.toByteArray()),
                treeFiles(tree, work));
    }

    /** {@return a tree with the programs that scripts of the corpus use} */
    static TreeEditor tree() {
        TreeEditor tree = TreeEditor.empty(1_000_000_000, new Origin.FromLazuli("a test"));
        tree.mkdirs("/usr/bin", 0755);
        tree.mkdirs("/etc", 0755);
        tree.mkdirs("/tmp", 01777);
        tree.symlink("usr/bin", "/bin");
        tree.write("/usr/bin/dash", ByteSource.of("\u007fELF"), 0755);
        tree.symlink("dash", "/usr/bin/sh");
        for (String name : TestCommands.NAMES) {
            tree.write("/usr/bin/" + name, ByteSource.of("\u007fELF"), 0755);
        }
        tree.write(
                "/etc/passwd",
                ByteSource.of(
                        "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/x\n"),
                0644);
        return tree;
    }

    private static SortedMap<String, String> treeFiles(TreeEditor tree, String work) {
        SortedMap<String, String> files = new TreeMap<>();
        tree.toTree()
                .entries()
                .forEach((path, _) -> {
                    if (path.value().startsWith(work + "/")) {
                        Optional<Entry.Inode> inode = tree.lstat(path.value());
                        files.put(
                                path.value().substring(work.length() + 1),
                                shown(inode.orElseThrow()));
                    }
                });
        return files;
    }

    private static String shown(Entry.Inode inode) {
        return switch (inode) {
            case Entry.Directory directory -> "%o directory".formatted(directory.metadata().mode());
            case Entry.Symlink link -> "link " + link.target();
            case Entry.Special special -> special.type().toString();
            case Entry.RegularFile file ->
                    "%o ".formatted(file.metadata().mode()) + Outcome.text(file.content().bytes());
        };
    }
}
