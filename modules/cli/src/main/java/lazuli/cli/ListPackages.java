package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.deb.Stanza;
import lazuli.definition.Image;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockedPackage;
import lazuli.definition.lock.Target;
import lazuli.evidence.ImageManifest;

/** {@code lazuli list}: the definition's images; {@code lazuli list IMAGE}: the packages that it is made of. */
final class ListPackages {
    private ListPackages() {}

    static int images(Terminal terminal) {
        try (Workshop workshop = Workshop.open(terminal)) {
            Optional<Lock> lock = workshop.lockFile();
            JsonArray array = new JsonArray();
            for (Target target : workshop.targets(List.of())) {
                Image image = workshop.image(target.image());
                Optional<Integer> packages = lock.map(each -> each.packages(target).size());
                Path folder = workshop.project().output(target.image(), target.architecture());
                boolean built = Files.exists(folder.resolve(ImageManifest.NAME));
                if (terminal.options().json()) {
                    JsonObject object = new JsonObject();
                    object.addProperty("image", target.image());
                    object.addProperty("architecture", target.architecture());
                    packages.ifPresent(count -> object.addProperty("packages", count));
                    object.addProperty("built", built);
                    image.description().ifPresent(text -> object.addProperty("description", text));
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
            if (terminal.options().json()) {
                terminal.out().println(array);
            }
        }
        return Main.DONE;
    }

    static int packages(Terminal terminal, String operand) {
        List<PackageLine> lines =
                Looked.isPath(operand) ? held(terminal, operand) : locked(terminal, operand);
        if (terminal.options().json()) {
            JsonArray array = new JsonArray();
            lines.forEach(line -> array.add(line.json()));
            terminal.out().println(array);
        } else {
            lines.forEach(line -> terminal.out().println(line.text()));
        }
        return Main.DONE;
    }

    /** {@return what the lock has for an image of the definition} */
    private static List<PackageLine> locked(Terminal terminal, String image) {
        try (Workshop workshop = Workshop.open(terminal)) {
            List<Target> targets = workshop.targets(List.of(image));
            return Locking.current(workshop).packages().stream()
                    .filter(each -> each.images().stream().anyMatch(targets::contains))
                    .map(each ->
                            new PackageLine(
                                    each.name(),
                                    each.version(),
                                    each.architecture(),
                                    Optional.of(each)))
                    .toList();
        }
    }

    /** {@return what the package databases in an image's files say} */
    private static List<PackageLine> held(Terminal terminal, String path) {
        Set<PackageLine> lines = new LinkedHashSet<>();
        for (Looked looked : Looked.at(path, terminal)) {
            for (Stanza each : InstalledPackages.in(looked.tree(), looked.name())) {
                lines.add(
                        new PackageLine(
                                each.require("Package"),
                                each.require("Version"),
                                each.require("Architecture"),
                                Optional.empty()));
            }
        }
        return List.copyOf(lines);
    }

    /** A package of an image; where it is locked, from where and how large. */
    private record PackageLine(
            String name, String version, String architecture, Optional<LockedPackage> locked) {
        String text() {
            String size = locked.map(each -> Looked.size(each.size())).orElse("");
            return "%-28s %-34s %-6s %s"
                    .formatted(name, version, architecture, size)
                    .stripTrailing();
        }

        JsonObject json() {
            JsonObject object = new JsonObject();
            object.addProperty("name", name);
            object.addProperty("version", version);
            object.addProperty("architecture", architecture);
            locked.ifPresent(each -> {
                object.addProperty("repository", each.repository());
                object.addProperty("digest", each.digest().toString());
                object.addProperty("size", each.size());
            });
            return object;
        }
    }
}
