package lazuli.definition.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** A project in memory. */
final class Project {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A project whose lazuli.toml says this. */
    static Project of(String toml) {
        return new Project().with("lazuli.toml", toml);
    }

    /** One that can be built, followed by this. */
    static Project small(String more) {
        return of("""
        [distribution]
        id = "demo"
        name = "Demo"
        version = "1"
        [repository.debian]
        suites = ["trixie"]
        components = ["main"]
        keyring = "keys/debian.asc"
        """
                        + more)
                .with("keys/debian.asc", "a key");
    }

    /** The project in the test's resources. */
    static Project rich() {
        return of(resource("rich.toml"))
                .with("more/network.toml", resource("network.toml"))
                .with("keys/debian.asc", "a key")
                .with("files/motd", "Hello\n")
                .with("files/hosts", "127.0.0.1 localhost\n");
    }

    static String resource(String name) {
        try (InputStream in = Project.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Project with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    Definition load() {
        return DefinitionLoader.load(
                "lazuli.toml", name -> Optional.ofNullable(files.get(name)).map(ByteSource::of));
    }

    /** What is wrong with it: nothing, or problems that each say whose turn it is. */
    List<Problem> problems() {
        try {
            load();
            return List.of();
        } catch (ProblemException e) {
            for (Problem problem : e.problems()) {
                if (problem.kind() != Kind.DEFINITION
                        || !problem.code().startsWith("definition.")) {
                    throw new AssertionError("not a definition's problem: " + problem);
                }
            }
            return e.problems();
        }
    }
}
