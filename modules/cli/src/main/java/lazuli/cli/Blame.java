package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.definition.Removal;
import lazuli.problem.ProblemException;
import lazuli.tree.Entry;
import lazuli.tree.Metadata;
import lazuli.tree.Origin;
import lazuli.tree.Origins;

/** {@code lazuli blame IMAGE PATH…}: where a file's content, its mode and its owner, or a symbolic link's target, come from. */
final class Blame {
    private Blame() {}

    /** {@return done, or "no" where an image has not every path} */
    static int run(Terminal terminal, String image, List<String> paths) {
        List<Removal> removals = removals(terminal, image);
        List<BlamedImage> images =
                BuiltImage.of(image, terminal).stream()
                        .map(built -> BlamedImage.of(built, removals))
                        .toList();
        boolean all = true;
        JsonArray answers = new JsonArray();
        for (String path : paths) {
            Map<List<String>, List<String>> sameAnswer = new LinkedHashMap<>();
            for (BlamedImage each : images) {
                Blamed blamed = each.at(path);
                all &= blamed.found().isPresent();
                answers.add(json(each, blamed));
                sameAnswer
                        .computeIfAbsent(lines(blamed, each), _ -> new ArrayList<>())
                        .add(each.built().architecture());
            }
            if (!terminal.options().json()) {
                sameAnswer.forEach(
                        (lines, architectures) -> print(terminal, image, lines, architectures));
            }
        }
        if (terminal.options().json()) {
            terminal.out().println(answers);
        }
        return all ? Main.DONE : Main.NO;
    }

    /** {@return what the definition removes; nothing where it can't be read now: the image was built before} */
    private static List<Removal> removals(Terminal terminal, String image) {
        try (Workshop workshop = Workshop.open(terminal)) {
            return workshop.image(image).selection().removals();
        } catch (ProblemException notNow) {
            return List.of();
        }
    }

    private static void print(
            Terminal terminal, String image, List<String> lines, List<String> architectures) {
        terminal.out().println(lines.getFirst().formatted(image, String.join(", ", architectures)));
        lines.stream().skip(1).forEach(terminal.out()::println);
    }

    /** {@return the answer; the first line takes the image's name and its architectures} */
    private static List<String> lines(Blamed blamed, BlamedImage image) {
        List<String> lines = new ArrayList<>();
        String path = Printable.of(blamed.path().value()).replace("%", "%%");
        String links =
                blamed.isAsked()
                        ? ""
                        : ", which is %s there"
                                .formatted(Printable.of(blamed.real().value()).replace("%", "%%"));
        if (blamed.found().isEmpty()) {
            lines.add(path + " is not in %s (%s)" + links);
            image.hint(blamed).ifPresent(hint -> lines.add("  " + hint));
            return lines;
        }
        lines.add(path + " in %s (%s)" + links);
        lines.addAll(rows(blamed.found().get()));
        return lines;
    }

    private static List<String> rows(Blamed.Found found) {
        Origins origins = found.origins();
        Metadata metadata = found.inode().metadata();
        List<Row> rows = new ArrayList<>();
        rows.add(
                switch (found.entry()) {
                    case Entry.Directory _ -> new Row("directory", "", origins.content());
                    case Entry.Symlink link -> new Row("target", link.target(), origins.content());
                    case Entry.HardLink link ->
                            new Row("link", link.target().value(), origins.content());
                    case Entry.RegularFile file ->
                            new Row(
                                    "content",
                                    Looked.size(file.content().size()),
                                    origins.content());
                    case Entry.Special special ->
                            new Row(
                                    "device",
                                    "%d, %d".formatted(special.major(), special.minor()),
                                    origins.content());
                });
        if (!(found.entry() instanceof Entry.Symlink)) {
            rows.add(new Row("mode", "%04o".formatted(metadata.mode()), origins.mode()));
        }
        String owner = "%d:%d".formatted(metadata.uid(), metadata.gid());
        rows.add(new Row("owner", owner, origins.owner()));
        int width = rows.stream().mapToInt(row -> Printable.of(row.value).length()).max().orElse(0);
        return rows.stream().map(row -> row.padded(width)).toList();
    }

    /** One thing about a path, and where it comes from. */
    private record Row(String what, String value, Origin origin) {
        String padded(int width) {
            return "  %-9s  %s  %s"
                    .formatted(
                            what,
                            Printable.of(value) + " ".repeat(width - Printable.of(value).length()),
                            Printable.of(origin.toString()));
        }
    }

    private static JsonObject json(BlamedImage image, Blamed blamed) {
        JsonObject object = new JsonObject();
        object.addProperty("image", image.built().name());
        object.addProperty("architecture", image.built().architecture());
        object.addProperty("path", blamed.path().value());
        object.addProperty("real-path", blamed.real().value());
        object.addProperty("found", blamed.found().isPresent());
        Optional<String> hint = blamed.found().isPresent() ? Optional.empty() : image.hint(blamed);
        hint.ifPresent(each -> object.addProperty("hint", each));
        blamed.found()
                .ifPresent(found -> {
                    if (found.entry() instanceof Entry.Symlink link) {
                        object.addProperty("target", link.target());
                    }
                    object.add("content", json(found.origins().content()));
                    object.add("mode", json(found.origins().mode()));
                    object.add("owner", json(found.origins().owner()));
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
