package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.definition.load.StarterProject;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/** {@code lazuli init}: a small project that builds. */
final class Init {
    private static final String KEYS = "debian-13.asc";
    private static final String FALLBACK_NAME = "my-distribution";

    private Init() {}

    static int run(Terminal terminal, Optional<String> operand) {
        Path folder =
                operand.map(Path::of)
                        .or(() -> terminal.options().project())
                        .orElse(Path.of(""))
                        .toAbsolutePath()
                        .normalize();
        var files = StarterProject.files(name(folder), keys());
        List<Path> there =
                files.keySet().stream().map(folder::resolve).filter(Files::exists).toList();
        if (!there.isEmpty()) {
            throw new Problem(
                            "init.not-empty",
                            Kind.DEFINITION,
                            "there is a project already",
                            there.getFirst().toString(),
                            "init does not write over what is there",
                            "name a new folder: lazuli init DIRECTORY")
                    .exception();
        }
        files.forEach((name, content) -> OutputFiles.write(folder.resolve(name), content));
        if (terminal.options().json()) {
            terminal.out().println(json(folder, files.keySet()));
            return Main.DONE;
        }
        terminal.say("a new project: " + folder.resolve(Project.DEFINITION));
        terminal.say(
                operand.map(each -> "next: cd " + quoted(each) + ", then lazuli build")
                        .orElse("next: lazuli build"));
        return Main.DONE;
    }

    private static JsonObject json(Path folder, Set<String> names) {
        JsonArray files = new JsonArray();
        names.forEach(files::add);
        JsonObject object = new JsonObject();
        object.addProperty("project", folder.toString());
        object.add("files", files);
        return object;
    }

    /** {@return a folder's name as a shell takes it} */
    private static String quoted(String name) {
        return name.matches("[\\w./@%+=:,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static String name(Path folder) {
        String name =
                folder.getFileName() == null ? FALLBACK_NAME : folder.getFileName().toString();
        return StarterProject.isName(name) ? name : FALLBACK_NAME;
    }

    /** The keys of Debian's archive come with the program, from {@code distro/keys}. */
    private static ByteSource keys() {
        try (InputStream in = Objects.requireNonNull(Init.class.getResourceAsStream(KEYS), KEYS)) {
            return ByteSource.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
