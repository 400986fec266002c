package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lazuli.oci.ContainerConfig;
import lazuli.oci.Descriptor;
import lazuli.oci.History;
import lazuli.oci.Image;

/** {@code lazuli inspect IMAGE}: what a container engine will see in it. */
final class Inspect {
    private Inspect() {}

    static int run(Terminal terminal, String operand) {
        List<Looked> images = Looked.at(operand, terminal);
        if (terminal.options().json()) {
            JsonArray array = new JsonArray();
            images.forEach(image -> array.add(json(image)));
            terminal.out().println(array);
        } else {
            images.forEach(image -> print(terminal, image));
        }
        return Main.DONE;
    }

    /** The documents as they are: nothing that a program may want is lost. */
    private static JsonObject json(Looked looked) {
        JsonObject object = new JsonObject();
        object.addProperty("image", looked.name());
        object.addProperty("digest", looked.image().descriptor().digest().toString());
        object.add(
                "manifest",
                JsonParser.parseString(
                        new String(looked.image().manifest().json(), StandardCharsets.UTF_8)));
        object.add(
                "config",
                JsonParser.parseString(
                        new String(looked.image().config().json(), StandardCharsets.UTF_8)));
        return object;
    }

    private static void print(Terminal terminal, Looked looked) {
        Image image = looked.image();
        ContainerConfig config = image.config().config();
        line(terminal, "image", looked.name() + " (" + image.config().platform() + ")");
        line(terminal, "digest", image.descriptor().digest().toString());
        line(terminal, "image id", image.manifest().config().digest().toString());
        image.config()
                .created()
                .ifPresent(time ->
                        line(
                                terminal,
                                "created",
                                java.time.Instant.ofEpochSecond(time).toString()));
        lines(terminal, "entrypoint", config.entrypoint());
        lines(terminal, "cmd", config.cmd());
        config.env().forEach(variable -> line(terminal, "env", variable));
        config.user().ifPresent(user -> line(terminal, "user", user));
        config.workingDir().ifPresent(directory -> line(terminal, "workdir", directory));
        lines(terminal, "ports", List.copyOf(config.exposedPorts()));
        lines(terminal, "volumes", List.copyOf(config.volumes()));
        config.stopSignal().ifPresent(signal -> line(terminal, "stop signal", signal));
        config.labels().forEach((key, value) -> line(terminal, "label", key + "=" + value));
        image.manifest()
                .annotations()
                .forEach((key, value) -> line(terminal, "annotation", key + "=" + value));
        List<String> titles =
                image.config().history().stream()
                        .filter(step -> !step.emptyLayer())
                        .map(History::comment)
                        .map(comment -> comment.orElse(""))
                        .toList();
        List<Descriptor> layers = image.manifest().layers();
        for (int i = 0; i < layers.size(); i++) {
            Descriptor layer = layers.get(i);
            String title = i < titles.size() ? titles.get(i) : "";
            line(
                    terminal,
                    "layer",
                    "%s  %9s  %s".formatted(layer.digest(), Looked.size(layer.size()), title));
        }
        image.config().history().stream()
                .filter(History::emptyLayer)
                .forEach(step -> line(terminal, "step", step.createdBy()));
    }

    private static void lines(Terminal terminal, String name, List<String> values) {
        if (!values.isEmpty()) {
            line(terminal, name, String.join(" ", values));
        }
    }

    private static void line(Terminal terminal, String name, String value) {
        terminal.out().println("%-12s %s".formatted(name, value).stripTrailing());
    }
}
