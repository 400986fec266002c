package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.resolve.Answer;
import lazuli.resolve.Chain;
import lazuli.resolve.Reason;
import lazuli.resolve.Request;
import lazuli.resolve.Requests;
import lazuli.resolve.Resolver;
import lazuli.store.repository.Refresh;

/** {@code lazuli why PACKAGE}: the chain of reasons for which it is in, or why it is not. */
final class Why {
    private Why() {}

    /** {@return done where the package is in one of the images at least, else "no"} */
    static int run(Terminal terminal, String name, Optional<String> image) {
        try (Workshop workshop = Workshop.open(terminal)) {
            // Refuses an image or an architecture that the definition does not have.
            workshop.targets(image.map(List::of).orElse(List.of()));
            Universe universe = new Locking(workshop).universe(workshop.lockFile(), Refresh.CACHED);
            Resolver resolver =
                    new Resolver(universe.listings(), Requests.pins(workshop.definition()));
            List<Request> all = Requests.of(workshop.definition());
            List<String> architectures = terminal.options().architectures();
            boolean in = false;
            JsonArray answers = new JsonArray();
            Map<List<String>, List<String>> sameAnswer = new LinkedHashMap<>();
            for (Request request : all) {
                if (image.filter(each -> !each.equals(request.image())).isPresent()
                        || !architectures.isEmpty()
                                && !architectures.contains(request.architecture())) {
                    continue;
                }
                Answer answer = resolver.whyNot(all, request, name);
                in |= answer instanceof Answer.In;
                List<String> lines = lines(answer, name);
                answers.add(json(request, answer, lines));
                List<String> told = new ArrayList<>(List.of(verdict(answer, name)));
                lines.forEach(line -> told.add("  " + line));
                sameAnswer.computeIfAbsent(told, _ -> new ArrayList<>()).add(request.toString());
            }
            if (terminal.options().json()) {
                terminal.out().println(answers);
            } else {
                sameAnswer.forEach((lines, images) -> {
                    terminal.out().println(String.join(", ", images) + ": " + lines.getFirst());
                    lines.stream().skip(1).forEach(terminal.out()::println);
                });
            }
            return in ? Main.DONE : Main.NO;
        }
    }

    private static String verdict(Answer answer, String name) {
        return switch (answer) {
            case Answer.In _ -> name + " is in";
            case Answer.Unneeded _ -> name + " is not in: nothing asks for it";
            case Answer.Impossible _ -> name + " can't be in";
        };
    }

    private static List<String> lines(Answer answer, String name) {
        return switch (answer) {
            case Answer.In(var chain) -> lines(chain);
            case Answer.Unneeded(var further) ->
                    List.of(
                            "write \"%s\" into packages, and %d packages come in: %s"
                                    .formatted(
                                            name,
                                            further.size(),
                                            String.join(
                                                    ", ",
                                                    further.stream()
                                                            .map(each -> each.what().name())
                                                            .toList())));
            case Answer.Impossible(var problem) -> problem.toString().lines().toList();
        };
    }

    private static List<String> lines(Chain chain) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s %s, because %s"
                        .formatted(
                                chain.first().name(), chain.first().version(), root(chain.root())));
        for (Chain.Link link : chain.links()) {
            lines.add(
                    "%s %s, because %s %s %s"
                            .formatted(
                                    link.to().name(),
                                    link.to().version(),
                                    link.by().name(),
                                    verb(link.by()),
                                    link.by().relation()));
        }
        return lines;
    }

    private static String verb(Reason.RequiredBy by) {
        return switch (by.field()) {
            case PRE_DEPENDS -> "pre-depends on";
            case RECOMMENDS -> "recommends";
            default -> "depends on";
        };
    }

    private static String root(Reason reason) {
        return switch (reason) {
            case Reason.Selected(var selection) ->
                    "the definition asks for \"%s\", %s".formatted(selection, selection.where());
            case Reason.Essential(var where) ->
                    "it is essential, and the image has what is, " + where;
            case Reason.Required(var where) ->
                    "its priority is required, and the image has what is, " + where;
            case Reason.RequiredBy by -> by.name() + " " + verb(by) + " " + by.relation();
        };
    }

    private static JsonObject json(Request request, Answer answer, List<String> lines) {
        JsonObject object = new JsonObject();
        object.addProperty("image", request.image());
        object.addProperty("architecture", request.architecture());
        object.addProperty("in", answer instanceof Answer.In);
        JsonArray reasons = new JsonArray();
        lines.forEach(reasons::add);
        object.add("reasons", reasons);
        return object;
    }
}
