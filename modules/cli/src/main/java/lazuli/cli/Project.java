package lazuli.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/**
 * Where the definition is, and where images go.
 *
 * @param folder the folder of {@code lazuli.toml} and {@code lazuli.lock}
 * @param output where images go
 */
record Project(Path folder, Path output) {
    static final String DEFINITION = "lazuli.toml";
    static final String LOCK = "lazuli.lock";

    /** {@return the project that {@code -C} names, or the nearest upwards from the working directory} A folder {@code distro} with a definition counts as the folder it is in. */
    static Project find(Terminal terminal) {
        Path here = Path.of("").toAbsolutePath();
        Optional<Path> named = terminal.options().project();
        Optional<Project> found =
                named.isPresent() ? in(named.get().toAbsolutePath().normalize()) : upwards(here);
        Project project = found.orElseThrow(() -> missing(named.orElse(here)).exception());
        return terminal.options()
                .output()
                .map(output -> new Project(project.folder, output.toAbsolutePath().normalize()))
                .orElse(project);
    }

    private static Optional<Project> upwards(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            Optional<Project> project = in(at);
            if (project.isPresent()) {
                return project;
            }
        }
        return Optional.empty();
    }

    private static Optional<Project> in(Path folder) {
        for (Path candidate : List.of(folder, folder.resolve("distro"))) {
            if (Files.isRegularFile(candidate.resolve(DEFINITION))) {
                Path root =
                        candidate.endsWith("distro") && candidate.getParent() != null
                                ? candidate.getParent()
                                : candidate;
                return Optional.of(new Project(candidate, root.resolve("out")));
            }
        }
        return Optional.empty();
    }

    private static Problem missing(Path where) {
        return new Problem(
                "definition.not-found",
                Kind.DEFINITION,
                "there is no " + DEFINITION + " here",
                where.toString(),
                "neither this folder, nor one above it, nor a folder distro in them has one",
                "go to a project, name one with -C DIR, or make one with `lazuli init DIR`");
    }

    Path definition() {
        return folder.resolve(DEFINITION);
    }

    Path lock() {
        return folder.resolve(LOCK);
    }

    /** {@return where this image's files for this architecture go} */
    Path output(String image, String architecture) {
        return output.resolve(image).resolve(architecture);
    }
}
