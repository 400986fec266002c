package lazuli.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import lazuli.oci.Descriptor;
import lazuli.oci.Reference;
import lazuli.oci.layout.Layout;
import lazuli.oci.registry.DockerCredentials;
import lazuli.oci.registry.PushProgress;
import lazuli.oci.registry.RegistryClient;
import lazuli.oci.registry.RegistryOptions;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/** {@code lazuli push IMAGE REFERENCE}: all architectures, and the index over them. */
final class Push {
    private Push() {}

    static int run(Terminal terminal, String image, String reference, boolean plainHttp) {
        Path path =
                Files.exists(Path.of(image, "oci-layout"))
                        ? Path.of(image)
                        : built(terminal, image);
        Layout layout = Layout.open(path);
        List<Descriptor> roots = layout.index().manifests();
        if (roots.size() != 1) {
            throw new Problem(
                            "push.which",
                            Kind.DEFINITION,
                            "the layout has %d images".formatted(roots.size()),
                            path.toString(),
                            "one image, or one index, can be pushed under a name",
                            "push a layout that has one")
                    .exception();
        }
        Reference to = Reference.parse(reference);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger there = new AtomicInteger();
        PushProgress progress =
                new PushProgress() {
                    @Override
                    public void sent(Descriptor blob, long bytes) {}

                    @Override
                    public void done(Descriptor blob, Outcome outcome) {
                        (outcome == Outcome.SENT ? sent : there).incrementAndGet();
                    }
                };
        Descriptor pushed;
        try (RegistryClient client =
                new RegistryClient(
                        new DockerCredentials(credentialFiles(terminal.environment())),
                        RegistryOptions.DEFAULT.withPlainHttp(plainHttp))) {
            pushed = client.push(layout, roots.getFirst(), to, List.of(), progress);
        }
        if (terminal.options().json()) {
            JsonObject object = new JsonObject();
            object.addProperty("reference", to.toString());
            object.addProperty("digest", pushed.digest().toString());
            terminal.out().println(object);
        } else {
            terminal.say("%s: %d sent, %d there already".formatted(to, sent.get(), there.get()));
            terminal.out().println(pushed.digest());
        }
        return Main.DONE;
    }

    private static Path built(Terminal terminal, String image) {
        BuiltImage one = BuiltImage.of(image, terminal).getFirst();
        // With --arch just that architecture; else the index over all.
        return terminal.options().architectures().isEmpty()
                ? one.folder().resolveSibling(image + ".oci")
                : one.layout();
    }

    /** In the order in which podman and docker look. */
    private static List<Path> credentialFiles(Map<String, String> environment) {
        List<Path> files = new ArrayList<>();
        add(files, environment.get("REGISTRY_AUTH_FILE"), "");
        add(files, environment.get("XDG_RUNTIME_DIR"), "containers/auth.json");
        add(files, environment.get("DOCKER_CONFIG"), "config.json");
        add(files, environment.get("HOME"), ".config/containers/auth.json");
        add(files, environment.get("HOME"), ".docker/config.json");
        return files;
    }

    private static void add(
            List<Path> files, @org.jspecify.annotations.Nullable String folder, String name) {
        if (folder != null && !folder.isEmpty()) {
            files.add(Path.of(folder).resolve(name));
        }
    }
}
