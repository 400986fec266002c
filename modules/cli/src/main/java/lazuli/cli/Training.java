package lazuli.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lazuli.content.ByteSource;

/**
 * Does in one process, for nobody to see, what commands do, from {@code --help} to an image that is built: so that the JDK's AOT cache holds the classes that they will
 * need, and knows which methods are worth compiling. Works on a project of its own, without network, in a
 * folder that the caller makes and removes.
 */
final class Training {
    private final PrintStream nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private final Path folder;

    private Training(Path folder) {
        this.folder = folder;
    }

    /** {@return 0, or the exit status of the build, which is not to fail} */
    static int run(Path folder) {
        return new Training(folder).train();
    }

    private int train() {
        TrainingProject.write(folder);
        command("--help");
        command("build", "--help");
        command("biuld");
        command("--version");
        int status = onProject("build");
        if (status != Main.DONE) {
            return status;
        }
        onProject("list");
        onProject("list", "training");
        onProject("list", "--files", "training");
        onProject("inspect", "training");
        onProject("blame", "training", "/etc/passwd", "/etc/motd");
        onProject("why", "training-base");
        onProject("lock");
        onProject("cache");
        for (int again = 0; again < 3; again++) {
            Path definition = folder.resolve(Project.DEFINITION);
            OutputFiles.write(
                    definition,
                    ByteSource.of(
                            TrainingProject.definition()
                                    + "\n[image.training.labels]\n\"training.round\" = \""
                                    + again
                                    + "\"\n"));
            onProject("build", "training", "--offline", "--locked", "--quiet");
        }
        return Main.DONE;
    }

    private int onProject(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-C", folder.toString(), "--output", folder.resolve("out").toString()));
        return command(all.toArray(String[]::new));
    }

    private int command(String... arguments) {
        return Main.run(
                List.of(arguments),
                nowhere,
                nowhere,
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
    }
}
