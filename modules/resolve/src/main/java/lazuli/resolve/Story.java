package lazuli.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import lazuli.deb.RelationField;

/** Tells the rules of a conflict, one line each: from what the definition asks for, step by step, to what can't be. */
final class Story {
    private static final int LINES = 15;

    private final Contradiction contradiction;
    private final SequencedSet<String> lines = new LinkedHashSet<>();
    private final SequencedSet<Item> told = new LinkedHashSet<>();

    private Story(Contradiction contradiction) {
        this.contradiction = contradiction;
    }

    static String of(Contradiction contradiction) {
        Story story = new Story(contradiction);
        for (Rule rule : contradiction.rules()) {
            if (rule instanceof Rule.Selects || rule instanceof Rule.Belongs) {
                story.tell(rule);
            }
        }
        for (int i = 0; i < story.told.size(); i++) {
            story.tellNeeds(List.copyOf(story.told).get(i));
        }
        for (Rule rule : contradiction.rules()) {
            story.tellRefusal(rule);
        }
        return story.text();
    }

    private void tell(Rule rule) {
        switch (rule) {
            case Rule.Selects(var image, var selection) ->
                    lines.add(
                            "image %s asks for %s at %s"
                                    .formatted(image.request, selection, selection.where()));
            case Rule.Belongs(var image, var name, var reason) ->
                    lines.add(
                            "image %s asks for %s, which is %s"
                                    .formatted(image.request, name, kind(reason)));
            case Rule.Requires(var item, var field, var relation) ->
                    lines.add("%s %s %s".formatted(item, verb(field), relation));
            case Rule.Refuses _, Rule.Once _, Rule.Barred _, Rule.Settles _, Rule.Agrees _ -> {}
        }
        List<Item> choices = contradiction.choices(rule);
        if (choices.isEmpty()) {
            lines.addAll(contradiction.whatThereIs(rule));
        }
        told.addAll(choices);
    }

    private static String kind(Reason reason) {
        return switch (reason) {
            case Reason.Essential(var where) -> "essential, at " + where;
            case Reason.Required(var where) -> "required, at " + where;
            case Reason.Selected(var selection) -> "selected, at " + selection.where();
            case Reason.RequiredBy by -> "required by " + by.name();
        };
    }

    private static String verb(RelationField field) {
        return switch (field) {
            case DEPENDS, PRE_DEPENDS -> "requires";
            case RECOMMENDS -> "recommends";
            case SUGGESTS -> "suggests";
            case CONFLICTS -> "conflicts with";
            case BREAKS -> "breaks";
            case REPLACES -> "replaces";
            case PROVIDES -> "provides";
        };
    }

    private void tellNeeds(Item item) {
        for (Rule rule : contradiction.rules()) {
            if (rule instanceof Rule.Requires requires && requires.item() == item) {
                tell(rule);
            } else if (rule instanceof Rule.Barred barred && barred.item() == item) {
                lines.add(item + " " + against(barred.bar()));
            }
        }
    }

    private static String against(Bar bar) {
        return switch (bar) {
            case Bar.Excluded(var pattern) ->
                    "is excluded by \"%s\" at %s".formatted(pattern.pattern(), pattern.where());
            case Bar.Omitted(var pattern) ->
                    "is omitted by \"%s\" at %s".formatted(pattern.pattern(), pattern.where());
            case Bar.Pinned(var pin) -> "is ruled out by the pin at " + pin.where();
            case Bar.Unwanted(var listing) ->
                    "comes from %s, whose priority is negative".formatted(listing);
        };
    }

    private void tellRefusal(Rule rule) {
        switch (rule) {
            case Rule.Refuses(var item, var field, var restriction, var other) -> {
                boolean byName = restriction.name().equals(other.candidate.name());
                lines.add(
                        "%s %s %s%s"
                                .formatted(
                                        item,
                                        verb(field),
                                        restriction,
                                        byName ? "" : ", which " + other + " provides"));
            }
            case Rule.Once(var item, var other) ->
                    lines.add("%s and %s can't be in one image".formatted(item, other));
            case Rule.Agrees(var candidate, var other) ->
                    lines.add(
                            "%s (%s) and %s (%s) can't be in images of one definition: a package has one version in all of them"
                                    .formatted(
                                            candidate,
                                            candidate.architecture,
                                            other,
                                            other.architecture));
            case Rule.Selects _,
                    Rule.Belongs _,
                    Rule.Requires _,
                    Rule.Barred _,
                    Rule.Settles _ -> {}
        }
    }

    private String text() {
        List<String> all = new ArrayList<>(lines);
        if (all.size() > LINES) {
            int dropped = all.size() - LINES;
            all.subList(LINES / 2, LINES / 2 + dropped).clear();
            all.add(LINES / 2, "… and %d more steps …".formatted(dropped));
        }
        return String.join("\n", all);
    }
}
