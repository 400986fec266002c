package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.definition.Image;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockedPackage;
import lazuli.definition.lock.Target;
import lazuli.evidence.ImageManifest;

/** {@code lazuli list}: the definition's images; {@code lazuli list IMAGE}: what it is made of. */
final class ListPackages {
    private ListPackages() {}

    static int images(Terminal terminal) {
        try (Workshop workshop = Workshop.open(terminal)) {
            Optional<Lock> lock = workshop.lockFile();
            JsonArray array = new JsonArray();
            for (Image image : workshop.definition().images().values()) {
                for (String architecture : image.architectures()) {
                    Target target = new Target(image.name(), architecture);
                    Optional<Integer> packages = lock.map(each -> each.packages(target).size());
                    boolean built =
                            Files.exists(
                                    workshop.project()
                                            .output(image.name(), architecture)
                                            .resolve(ImageManifest.NAME));
                    if (terminal.options().json()) {
                        JsonObject object = new JsonObject();
                        object.addProperty("image", image.name());
                        object.addProperty("architecture", architecture);
                        packages.ifPresent(count -> object.addProperty("packages", count));
                        object.addProperty("built", built);
                        array.add(object);
                    } else {
                        terminal.out()
                                .println(
                                        "%-24s %12s  %-9s %s"
                                                .formatted(
                                                        target,
                                                        packages.map(count -> count + " packages")
                                                                .orElse("not locked"),
                                                        built ? "built" : "not built",
                                                        image.description().orElse(""))
                                                .stripTrailing());
                    }
                }
            }
            if (terminal.options().json()) {
                terminal.out().println(array);
            }
        }
        return Main.DONE;
    }

    static int packages(Terminal terminal, String image) {
        try (Workshop workshop = Workshop.open(terminal)) {
            Lock lock = Locking.current(workshop);
            List<Target> targets = workshop.targets(List.of(image));
            JsonArray array = new JsonArray();
            for (LockedPackage each : lock.packages()) {
                List<String> architectures = new ArrayList<>();
                targets.stream()
                        .filter(each.images()::contains)
                        .forEach(target -> architectures.add(target.architecture()));
                if (architectures.isEmpty()) {
                    continue;
                }
                if (terminal.options().json()) {
                    JsonObject object = new JsonObject();
                    object.addProperty("name", each.name());
                    object.addProperty("version", each.version());
                    object.addProperty("architecture", each.architecture());
                    object.addProperty("repository", each.repository());
                    object.addProperty("digest", each.digest().toString());
                    array.add(object);
                } else {
                    terminal.out()
                            .println(
                                    "%-28s %-34s %-6s %s"
                                            .formatted(
                                                    each.name(),
                                                    each.version(),
                                                    each.architecture(),
                                                    Looked.size(each.size())));
                }
            }
            if (terminal.options().json()) {
                terminal.out().println(array);
            }
        }
        return Main.DONE;
    }
}
