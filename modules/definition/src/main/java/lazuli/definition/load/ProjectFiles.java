package lazuli.definition.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import lazuli.content.ByteSource;
import lazuli.definition.Located;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Findings;

/** The files of the project, as a definition names them: relative to the file that names them, and never outside the project. */
final class ProjectFiles {
    private final Function<String, Optional<ByteSource>> files;
    private final Findings findings;

    ProjectFiles(Function<String, Optional<ByteSource>> files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** A file that is there. */
    record ProjectFile(String path, ByteSource content) {}

    /** {@return the file that is named here, if it is there; otherwise that is said} */
    Optional<ProjectFile> find(Located<String> named) {
        Optional<String> path = path(named);
        Optional<ProjectFile> file =
                path.flatMap(p -> files.apply(p).map(content -> new ProjectFile(p, content)));
        if (path.isPresent() && file.isEmpty()) {
            findings.add(
                    Fault.NO_FILE,
                    named.where(),
                    "there is no file %s".formatted(path.get()),
                    "\"%s\" is looked for from the directory of %s"
                            .formatted(named.value(), named.where().file()),
                    "make the file, or mend its name");
        }
        return file;
    }

    /** {@return the path that is named here, from the project's directory; where it leads outside, that is said} */
    Optional<String> path(Located<String> named) {
        Optional<String> path = resolve(named.where().file(), named.value());
        if (path.isEmpty()) {
            findings.add(
                    Fault.BAD_PATH,
                    named.where(),
                    "\"%s\" is not a file of the project".formatted(named.value()),
                    "it leads out of the project's directory, and a project must be whole wherever it lies",
                    "copy the file into the project, and name it there");
        }
        return path;
    }

    /** {@return this path, written in this file, from the project's directory; none where it leads outside} */
    static Optional<String> resolve(String from, String path) {
        Deque<String> components = new ArrayDeque<>();
        int slash = from.lastIndexOf('/');
        String whole = slash < 0 ? path : from.substring(0, slash + 1) + path;
        for (String component : whole.split("/")) {
            if (component.equals("..")) {
                if (components.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!component.isEmpty() && !component.equals(".")) {
                components.addLast(component);
            }
        }
        return components.isEmpty() ? Optional.empty() : Optional.of(String.join("/", components));
    }
}
