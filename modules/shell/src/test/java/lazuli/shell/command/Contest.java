package lazuli.shell.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.content.ByteSource;
import lazuli.referee.Referee;
import lazuli.tree.Names;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/** Runs trials by Debian's programs, all in one go, and by ours, and tells where they differ. */
final class Contest {
    private static final long NOW = 1_700_000_000;

    private final Fixture fixture;
    private final boolean withErrors;
    private final boolean readOnly;

    Contest(Fixture fixture, boolean withErrors, boolean readOnly) {
        this.fixture = fixture;
        this.withErrors = withErrors;
        this.readOnly = readOnly;
    }

    /** Returns a readable account of every trial that differs. */
    List<String> differences(List<Trial> trials) throws IOException {
        Path directory = Files.createTempDirectory("contest").toRealPath();
        try {
            List<Outcome> theirs = theirs(trials, directory);
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < trials.size(); i++) {
                Outcome expected = theirs.get(i).comparable(withErrors);
                Outcome actual =
                        ours(trials.get(i), directory + "/" + work(i)).comparable(withErrors);
                if (!expected.equals(actual)) {
                    differences.add(trials.get(i).source() + "\n" + expected.against(actual));
                }
            }
            return differences;
        } finally {
            Fixture.deleteAll(directory);
        }
    }

    private List<Outcome> theirs(List<Trial> trials, Path directory) throws IOException {
        Path start = Files.createDirectory(directory.resolve("start"));
        fixture.make(start);
        StringBuilder script = new StringBuilder("umask 022\n");
        script.append("find start -type l -exec touch -h -d @%d {} +\n".formatted(Fixture.MADE));
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            Files.write(directory.resolve("in." + i), Names.encode(trial.input()));
            if (!readOnly) {
                script.append("cp -a start %s\n".formatted(work(i)));
            }
            script.append("cd %s\n".formatted(work(i)));
            script.append("(");
            trial.environment()
                    .forEach((name, value) ->
                            script.append("export %s=%s;".formatted(name, quoted(value))));
            script.append(" exec ").append(String.join(" ", program(trial.command())));
            trial.arguments().forEach(argument -> script.append(' ').append(quoted(argument)));
            script.append(
                    " <../in.%d >../out.%d 2>../err.%d %s)\n"
                            .formatted(i, i, i, trial.unwritable()));
            script.append("echo $? >../status.%d; cd ..\n".formatted(i));
        }
        Path file = directory.resolve("script");
        Files.write(file, Names.encode(script.toString()));
        Referee.of("dash")
                .run(
                        directory,
                        Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC0"),
                        new byte[0],
                        file.toString())
                .good();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            outcomes.add(
                    new Outcome(
                            Integer.parseInt(read(directory.resolve("status." + i)).strip()),
                            read(directory.resolve("out." + i)),
                            read(directory.resolve("err." + i)),
                            i > 0 && readOnly
                                    ? outcomes.getFirst().tree()
                                    : Fixture.look(directory.resolve(work(i)))));
        }
        return outcomes;
    }

    private String work(int trial) {
        return readOnly ? "start" : "work." + trial;
    }

    private static List<String> program(String name) throws IOException {
        Path root = Referee.trixie();
        for (String bin : List.of("usr/bin", "usr/sbin")) {
            Path program = resolved(root, root.resolve(bin).resolve(name));
            if (isScript(program)) {
                return List.of(program.toString());
            }
            if (Files.exists(program)) {
                return List.of(
                        root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString(),
                        "--argv0",
                        name,
                        "--library-path",
                        root.resolve("usr/lib/x86_64-linux-gnu") + ":" + root.resolve("usr/lib"),
                        program.toString());
            }
        }
        throw new IllegalArgumentException("the referees have no " + name);
    }

    /** Follows symbolic links as if the root was the host's. */
    private static Path resolved(Path root, Path program) throws IOException {
        Path at = program;
        while (Files.isSymbolicLink(at)) {
            Path target = Files.readSymbolicLink(at);
            at =
                    target.isAbsolute()
                            ? root.resolve(target.toString().substring(1))
                            : at.resolveSibling(target);
        }
        return at;
    }

    private static boolean isScript(Path program) throws IOException {
        return Files.isRegularFile(program) && Files.readAllBytes(program)[0] == '#';
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String read(Path file) throws IOException {
        return Names.decode(Files.readAllBytes(file));
    }

    private Outcome ours(Trial trial, String directory) throws IOException {
        TreeEditor tree = TreeEditor.empty(NOW, new Origin.FromLazuli("a test"));
        tree.mkdirs(directory, 0755);
        tree.mkdirs("/etc", 0755);
        for (String accounts : List.of("/etc/passwd", "/etc/group")) {
            tree.write(accounts, ByteSource.of(Files.readAllBytes(Path.of(accounts))), 0644);
        }
        fixture.make(tree, directory);
        Map<String, String> environment = new TreeMap<>(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC0"));
        environment.putAll(trial.environment());
        var out = FakeInvocation.sink();
        Optional<String> refusal =
                switch (trial.unwritable()) {
                    case Trial.FULL -> Optional.of("No space left on device");
                    case Trial.CLOSED -> Optional.of("Bad file descriptor");
                    default -> Optional.empty();
                };
        var err = FakeInvocation.sink();
        var command = new Utilities("x86_64").find(trial.command()).orElseThrow();
        int status;
        try {
            status =
                    command.run(
                            new FakeInvocation(
                                    trial.command(),
                                    trial.arguments(),
                                    new TreeMap<>(environment),
                                    directory,
                                    tree,
                                    new ByteArrayInputStream(Names.encode(trial.input())),
                                    out,
                                    err,
                                    refusal));
        } catch (RuntimeException e) {
            status = -1;
            err.writeBytes((e + " " + List.of(e.getStackTrace()).subList(0, 4)).getBytes());
        }
        return new Outcome(
                status,
                refusal.isPresent() ? "" : Names.decode(out.toByteArray()),
                Names.decode(err.toByteArray()),
                Fixture.look(tree, directory));
    }
}
