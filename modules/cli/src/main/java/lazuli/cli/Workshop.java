package lazuli.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.definition.Image;
import lazuli.definition.load.DefinitionLoader;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.Target;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import lazuli.store.Store;
import lazuli.store.fetch.FetchOptions;
import lazuli.store.fetch.Fetcher;
import lazuli.store.fetch.Proxies;

/** A project that is being worked on: its definition, and the store. */
final class Workshop implements AutoCloseable {
    private final Terminal terminal;
    private final Project project;
    private final Definition definition;
    private final Store store;
    private final Display display;
    private final Fetcher fetcher;

    private Workshop(Terminal terminal, Project project, Definition definition, Store store) {
        this.terminal = terminal;
        this.project = project;
        this.definition = definition;
        this.store = store;
        FetchOptions options = FetchOptions.DEFAULT.withOffline(terminal.options().offline());
        if (!terminal.options().offline()) {
            options = options.withProxies(Proxies.of(terminal.environment()));
        }
        this.display = new Display(terminal);
        this.fetcher = new Fetcher(store, options, display);
    }

    static Workshop open(Terminal terminal) {
        Project project = Project.find(terminal);
        Definition definition =
                DefinitionLoader.load(Project.DEFINITION, name -> file(project.folder(), name));
        return new Workshop(terminal, project, definition, Store.open(storeFolder(terminal)));
    }

    /** {@return where the store is: {@code XDG_CACHE_HOME/lazuli}, as the XDG Base Directory Specification has it} */
    static Path storeFolder(Terminal terminal) {
        Map<String, String> environment = terminal.environment();
        Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        if (cache.isAbsolute()) {
            return cache.resolve("lazuli");
        }
        Path home = Path.of(environment.getOrDefault("HOME", ""));
        // What the JDK knows of a user without an account is "?".
        home = home.isAbsolute() ? home : Path.of(System.getProperty("user.home", ""));
        if (!home.isAbsolute()) {
            throw new Problem(
                            "host.no-home",
                            Kind.HOST,
                            "there is no place for the store",
                            "the environment",
                            "neither XDG_CACHE_HOME nor HOME is an absolute path, and this user has no account with a home",
                            "set XDG_CACHE_HOME to a directory of your own")
                    .exception();
        }
        return home.resolve(".cache/lazuli");
    }

    private static Optional<ByteSource> file(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(ByteSource.of(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    Terminal terminal() {
        return terminal;
    }

    Project project() {
        return project;
    }

    Definition definition() {
        return definition;
    }

    Store store() {
        return store;
    }

    Fetcher fetcher() {
        return fetcher;
    }

    /** {@return what shows how far a long step is} */
    Display display() {
        return display;
    }

    /** {@return the lock as the file has it, if there is one} */
    Optional<Lock> lockFile() {
        try {
            return Files.exists(project.lock())
                    ? Optional.of(
                            Lock.parse(
                                    Files.readString(project.lock(), StandardCharsets.UTF_8),
                                    Project.LOCK))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(project.lock() + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return the images of these names, each for the architectures of {@code --arch} or else all of its own} If none is named, all that are made for one of
     * these architectures.
     */
    List<Target> targets(List<String> names) {
        List<Target> targets = new ArrayList<>();
        List<String> wanted = terminal.options().architectures();
        for (String name : names.isEmpty() ? List.copyOf(definition.images().keySet()) : names) {
            Image image = image(name);
            List<String> architectures =
                    image.architectures().stream()
                            .filter(each -> wanted.isEmpty() || wanted.contains(each))
                            .toList();
            if (architectures.isEmpty() && !names.isEmpty()) {
                throw notMade("the image " + name + " is not", image.architectures()).exception();
            }
            architectures.forEach(architecture -> targets.add(new Target(name, architecture)));
        }
        if (targets.isEmpty()) {
            Set<String> all = new LinkedHashSet<>();
            definition.images().values().forEach(image -> all.addAll(image.architectures()));
            throw notMade("no image is", all).exception();
        }
        return targets;
    }

    private Problem notMade(String what, Collection<String> architectures) {
        String wanted = String.join(", ", terminal.options().architectures());
        return new Problem(
                "arguments.architecture",
                Kind.DEFINITION,
                "%s made for %s".formatted(what, wanted),
                "--arch " + wanted,
                "the definition has " + String.join(", ", architectures),
                "name one of these, or add the architecture to " + project.definition());
    }

    /** {@return the definition's image of this name} */
    Image image(String name) {
        Image image = definition.images().get(name);
        if (image != null) {
            return image;
        }
        Optional<String> near = Nearest.to(name, definition.images().keySet());
        throw new Problem(
                        "arguments.no-such-image",
                        Kind.DEFINITION,
                        "the definition has no image \"" + name + "\"",
                        "the command line",
                        "its images are " + String.join(", ", definition.images().keySet()),
                        near.map(each -> "write " + each).orElse("name one of them"))
                .exception();
    }

    @Override
    public void close() {
        fetcher.close();
        store.close();
    }
}
