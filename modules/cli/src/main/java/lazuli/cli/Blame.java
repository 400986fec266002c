package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import lazuli.problem.Nearest;
import lazuli.tree.Origin;
import lazuli.tree.Origins;
import lazuli.tree.TreePath;

/** {@code lazuli blame IMAGE PATH…}: where a file, its mode and its owner come from. */
final class Blame {
    private Blame() {}

    /** {@return done, or "no" where an image has not every path} */
    static int run(Terminal terminal, String image, List<String> paths) {
        boolean all = true;
        JsonArray answers = new JsonArray();
        for (BuiltImage built : BuiltImage.of(image, terminal)) {
            NavigableMap<TreePath, Origins> origins = built.origins();
            for (String path : paths) {
                TreePath normal = normal(path);
                Optional<Origins> found = Optional.ofNullable(origins.get(normal));
                all &= found.isPresent();
                if (terminal.options().json()) {
                    answers.add(json(built, normal, found));
                } else {
                    print(terminal, built, normal, found, origins);
                }
            }
        }
        if (terminal.options().json()) {
            terminal.out().println(answers);
        }
        return all ? Main.DONE : Main.NO;
    }

    /** The paths of people have doubled slashes, dots and slashes at the end. */
    private static TreePath normal(String path) {
        TreePath normal = TreePath.ROOT;
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                normal = normal.parent();
            } else if (!name.isEmpty() && !name.equals(".")) {
                normal = normal.resolve(name);
            }
        }
        return normal;
    }

    private static void print(
            Terminal terminal,
            BuiltImage built,
            TreePath path,
            Optional<Origins> found,
            NavigableMap<TreePath, Origins> all) {
        if (found.isEmpty()) {
            List<String> beside =
                    all
                            .subMap(path.parent(), false, path.parent().resolve("\uffff"), false)
                            .keySet()
                            .stream()
                            .filter(each -> each.parent().equals(path.parent()))
                            .map(TreePath::value)
                            .toList();
            String near =
                    Nearest.to(path.value(), beside)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse("");
            terminal.err()
                    .println(
                            "%s is not in %s (%s)%s"
                                    .formatted(path, built.name(), built.architecture(), near));
            return;
        }
        Origins origins = found.get();
        terminal.out()
                .println("%s  in %s (%s)".formatted(path, built.name(), built.architecture()));
        terminal.out().println("  content  " + origins.content());
        terminal.out().println("  mode     " + origins.mode());
        terminal.out().println("  owner    " + origins.owner());
    }

    private static JsonObject json(BuiltImage built, TreePath path, Optional<Origins> found) {
        JsonObject object = new JsonObject();
        object.addProperty("image", built.name());
        object.addProperty("architecture", built.architecture());
        object.addProperty("path", path.value());
        object.addProperty("found", found.isPresent());
        found.ifPresent(origins -> {
            object.add("content", json(origins.content()));
            object.add("mode", json(origins.mode()));
            object.add("owner", json(origins.owner()));
        });
        return object;
    }

    private static JsonObject json(Origin origin) {
        JsonObject object = new JsonObject();
        switch (origin) {
            case Origin.FromPackage(var name, var version) -> {
                object.addProperty("package", name);
                object.addProperty("version", version);
            }
            case Origin.FromScript(var name, var script, var line, var command) -> {
                object.addProperty("package", name);
                object.addProperty("script", script);
                object.addProperty("line", line);
                object.addProperty("command", command);
            }
            case Origin.FromDefinition(var file, var line, var what) -> {
                object.addProperty("file", file);
                object.addProperty("line", line);
                object.addProperty("key", what);
            }
            case Origin.FromLazuli(var reason) -> object.addProperty("lazuli", reason);
        }
        return object;
    }
}
