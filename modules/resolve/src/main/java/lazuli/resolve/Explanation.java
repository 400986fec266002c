package lazuli.resolve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/** Says why there is no solution, in the user's words: the smallest contradiction that was found, told from the definition's line on. */
final class Explanation {
    private final Contradiction contradiction;

    private Explanation(Contradiction contradiction) {
        this.contradiction = contradiction;
    }

    static Problem of(Formula formula, Catalogue catalogue) {
        List<Integer> clauses = MinimalConflict.of(formula);
        return new Explanation(new Contradiction(formula, clauses, catalogue)).problem();
    }

    /** The code, the headline and the advice that a rule gives rise to. */
    private record Verdict(String code, String what, String fix) {}

    private Problem problem() {
        List<String> roots = List.copyOf(roots());
        Verdict verdict = verdict(String.join(" or ", roots));
        return new Problem(
                verdict.code,
                Kind.DEFINITION,
                verdict.what,
                roots.getFirst(),
                Story.of(contradiction),
                verdict.fix);
    }

    /** The definition's lines that ask for something. */
    private SequencedSet<String> roots() {
        SequencedSet<String> roots = new LinkedHashSet<>();
        for (Rule rule : contradiction.rules()) {
            switch (rule) {
                case Rule.Selects selects -> roots.add(selects.selection().where());
                case Rule.Belongs belongs -> roots.add(where(belongs.reason()));
                case Rule.Requires _,
                        Rule.Refuses _,
                        Rule.Once _,
                        Rule.Barred _,
                        Rule.Settles _,
                        Rule.Agrees _ -> {}
            }
        }
        return roots;
    }

    private static String where(Reason reason) {
        return switch (reason) {
            case Reason.Essential(var where) -> where;
            case Reason.Required(var where) -> where;
            case Reason.Selected(var selection) -> selection.where();
            case Reason.RequiredBy by -> by.name();
        };
    }

    /** What is missing says most, then what the definition rules out, then what can't be together. */
    private Verdict verdict(String roots) {
        for (Rule rule : contradiction.rules()) {
            if (contradiction.asksInVain(rule)) {
                return missing(rule, roots);
            }
        }
        for (Rule rule : contradiction.rules()) {
            if (rule instanceof Rule.Barred(var item, var bar)) {
                return barred(item, bar, roots);
            }
        }
        for (Rule rule : contradiction.rules()) {
            switch (rule) {
                case Rule.Refuses(var item, var _, var _, var other) -> {
                    return new Verdict(
                            "resolve.conflict",
                            item + " and " + other + " can't be installed together",
                            "take out what needs one of the two: see " + roots);
                }
                case Rule.Agrees(var candidate, var other) -> {
                    return new Verdict(
                            "resolve.one-version",
                            "the images can't have one version of " + candidate.name(),
                            "ask for %s or for %s in all of them: see %s"
                                    .formatted(candidate, other, roots));
                }
                case Rule.Selects _,
                        Rule.Belongs _,
                        Rule.Requires _,
                        Rule.Once _,
                        Rule.Barred _,
                        Rule.Settles _ -> {}
            }
        }
        return once(roots);
    }

    private Verdict once(String roots) {
        for (Rule rule : contradiction.rules()) {
            if (rule instanceof Rule.Once(var item, var _)) {
                return new Verdict(
                        "resolve.conflict",
                        "no version of " + item.candidate.name() + " fits everything that needs it",
                        "ask for other versions, or for fewer packages: see " + roots);
            }
        }
        throw new IllegalStateException("rules that contradict nothing: " + contradiction.rules());
    }

    private Verdict missing(Rule rule, String roots) {
        String wanted =
                switch (rule) {
                    case Rule.Selects selects -> selects.selection().toString();
                    case Rule.Belongs belongs -> belongs.name();
                    case Rule.Requires requires -> requires.relation().toString();
                    case Rule.Refuses _,
                            Rule.Once _,
                            Rule.Barred _,
                            Rule.Settles _,
                            Rule.Agrees _ ->
                            throw new IllegalStateException("it asks for nothing: " + rule);
                };
        String by =
                rule instanceof Rule.Requires requires
                        ? ", which " + requires.item() + " requires"
                        : "";
        return new Verdict(
                "resolve.no-provider",
                "nothing provides \"" + wanted + "\"" + by,
                "add a repository that has %s, or take out what needs it: see %s"
                        .formatted(wanted, roots));
    }

    private Verdict barred(Item item, Bar bar, String roots) {
        Optional<Rule> cause = contradiction.cause(item);
        String by =
                cause.isPresent() && cause.get() instanceof Rule.Requires requires
                        ? requires.item() + " requires"
                        : "the image asks for";
        return switch (bar) {
            case Bar.Excluded(var pattern) ->
                    new Verdict(
                            "resolve.excluded",
                            "the definition excludes %s, which %s"
                                    .formatted(item.candidate.name(), by),
                            "narrow the exclusion of \"%s\" at %s, or take out what needs it: see %s"
                                    .formatted(pattern.pattern(), pattern.where(), roots));
            case Bar.Omitted(var pattern) ->
                    new Verdict(
                            "resolve.omitted",
                            "the definition omits %s, which %s"
                                    .formatted(item.candidate.name(), by),
                            "take \"%s\" out at %s, or what asks for it: see %s"
                                    .formatted(pattern.pattern(), pattern.where(), roots));
            case Bar.Pinned(var pin) ->
                    new Verdict(
                            "resolve.pinned",
                            "a pin rules out %s, which %s".formatted(item, by),
                            "change the pin of \"%s\" at %s, or take out what needs it: see %s"
                                    .formatted(pin.packages(), pin.where(), roots));
            case Bar.Unwanted(var listing) ->
                    new Verdict(
                            "resolve.negative-priority",
                            "%s, which %s, is only in %s, whose priority is negative"
                                    .formatted(item.candidate.name(), by, listing),
                            "raise the priority of %s, or take out what needs it: see %s"
                                    .formatted(listing.repository(), roots));
        };
    }
}
