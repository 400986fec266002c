package lazuli.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lazuli.deb.Operator;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;
import lazuli.problem.ProblemException;
import lazuli.referee.DebianArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sets without a solution, drawn from the whole archive by a fixed seed. Each reason that is quoted stands in the archive; an archive where nothing is related but by
 * what is quoted has no solution either; and it has one as soon as any of the reasons is left out.
 */
@Tag("long")
final class TrueReasonsTest {
    private static final int SEED = 1407;
    private static final int SETS = 21;
    private static final String AMD64 = "amd64";
    private static final List<String> IDENTITY =
            List.of(
                    "Package: ",
                    "Version: ",
                    "Architecture: ",
                    "Multi-Arch: ",
                    "Provides: ",
                    "Filename: ",
                    "Size: ",
                    "SHA256: ");
    private static final Pattern REASON =
            Pattern.compile(
                    "(\\S+ \\S+) (requires|conflicts with|breaks) (.+?)(, which \\S+ \\S+ provides)?");
    private static final Pattern ASKED = Pattern.compile(".* asks for (.+) at lazuli.toml:\\d+:3");

    private final RealArchive archive = RealArchive.of(DebianArchive.trixie(), AMD64);
    private final Map<String, String> identities = identities();
    private final Random random = new Random(SEED);
    private final SortedMap<String, Integer> codes = new TreeMap<>();

    /** What is asked, and what makes it impossible. */
    private record Question(Request request, List<Pin> pins) {}

    /** A relation that was quoted as a reason: of which package, in which fields it may stand. */
    private record Quoted(String item, List<String> fields, String relation) {}

    @Test
    void everyReasonIsTrueAndNoneIsTooMany() {
        int judged = 0;
        for (int drawn = 0; judged < SETS && drawn < 2000; drawn++) {
            Question question =
                    switch (judged % 3) {
                        case 0 -> conflicting();
                        case 1 -> excluding();
                        default -> pinning();
                    };
            Optional<ProblemException> refusal = refusal(archive.listings(), question);
            if (refusal.isPresent()) {
                judge(question, refusal.get());
                judged++;
            }
        }
        assertThat(judged).isEqualTo(SETS);
        System.out.println("sets without a solution: " + SETS + ", why: " + codes);
    }

    /** Of each package all but its relations to others. */
    private Map<String, String> identities() {
        Map<String, String> identities = new LinkedHashMap<>();
        archive.paragraphs()
                .forEach((item, paragraph) -> {
                    StringBuilder text = new StringBuilder();
                    for (String field : IDENTITY) {
                        String value = RealArchive.field(paragraph, field);
                        text.append(value.isEmpty() ? "" : field + value + "\n");
                    }
                    identities.put(item, text.toString());
                });
        return identities;
    }

    /** A package and one that it is against, among others. */
    private Question conflicting() {
        List<String> asked = new ArrayList<>(List.of(any(), any()));
        while (asked.size() == 2) {
            String name = any();
            String against = related(name, "Conflicts: ", "Breaks: ");
            if (archive.names().contains(against) && !against.equals(name)) {
                asked.add(name);
                asked.add(random.nextInt(4), against);
            }
        }
        return new Question(SmallArchive.asks(asked.toArray(String[]::new)), List.of());
    }

    private Question excluding() {
        Request request = SmallArchive.asks(any(), any());
        return new Question(SmallArchive.excluding(request, member(request)), List.of());
    }

    private Question pinning() {
        Request request = SmallArchive.asks(any(), any());
        var early = new VersionConstraint(Operator.EARLIER, Version.parse("0~"));
        return new Question(
                request, List.of(new Pin.ToVersion(member(request), early, "lazuli.toml:30:1")));
    }

    /** One of the packages that such an image has. */
    private String member(Request request) {
        try {
            List<Chosen> packages =
                    new Resolver(archive.listings(), List.of())
                            .resolve(List.of(request))
                            .images()
                            .getFirst()
                            .packages();
            return packages.get(random.nextInt(packages.size())).what().name();
        } catch (ProblemException impossible) {
            return any();
        }
    }

    private String any() {
        return archive.names().get(random.nextInt(archive.names().size()));
    }

    private String related(String name, String... fields) {
        for (var listing : archive.listings()) {
            for (var found : listing.index().named(name)) {
                String paragraph = archive.paragraphs().get(name + " " + found.version());
                for (String field : fields) {
                    String relations = RealArchive.field(paragraph, field);
                    if (!relations.isEmpty()) {
                        return relations.split("[ ,:]")[0];
                    }
                }
            }
        }
        return "";
    }

    private static Optional<ProblemException> refusal(List<Listing> listings, Question question) {
        try {
            new Resolver(listings, question.pins).resolve(List.of(question.request));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e);
        }
    }

    private void judge(Question question, ProblemException refusal) {
        var problem = refusal.problems().getFirst();
        codes.merge(problem.code(), 1, Integer::sum);
        assertThat(problem.where()).matches("lazuli.toml:\\d+:3");
        assertThat(problem.why()).doesNotContain("more steps");
        Set<String> asked = new LinkedHashSet<>();
        List<Quoted> reasons = new ArrayList<>();
        problem.why()
                .lines()
                .forEach(line -> {
                    Matcher selection = ASKED.matcher(line);
                    Matcher reason = REASON.matcher(line);
                    if (selection.matches()) {
                        asked.add(selection.group(1));
                    } else if (reason.matches()) {
                        reasons.add(quoted(reason));
                    }
                });
        assertThat(asked).as(problem.toString()).isNotEmpty();
        for (Quoted reason : reasons) {
            assertThat(isTrue(reason)).as("%s in %s", reason, problem).isTrue();
        }
        assertThat(unsolvable(question, asked, reasons)).as("%s", problem).isTrue();
        for (String each : asked) {
            Set<String> fewer = new LinkedHashSet<>(asked);
            fewer.remove(each);
            assertThat(unsolvable(question, fewer, reasons))
                    .as("without asking for %s: %s", each, problem)
                    .isFalse();
        }
        for (Quoted each : reasons) {
            List<Quoted> fewer = new ArrayList<>(reasons);
            fewer.remove(each);
            assertThat(unsolvable(question, asked, fewer))
                    .as("without %s: %s", each, problem)
                    .isFalse();
        }
    }

    private static Quoted quoted(Matcher reason) {
        List<String> fields =
                switch (reason.group(2)) {
                    case "requires" -> List.of("Pre-Depends: ", "Depends: ");
                    case "breaks" -> List.of("Breaks: ");
                    default -> List.of("Conflicts: ");
                };
        return new Quoted(reason.group(1), fields, reason.group(3));
    }

    private boolean isTrue(Quoted reason) {
        String paragraph = archive.paragraphs().get(reason.item);
        return paragraph != null
                && reason.fields.stream()
                        .map(field -> RealArchive.field(paragraph, field))
                        .anyMatch(field -> List.of(field.split(" *, *")).contains(reason.relation));
    }

    /** Whether what was asked for has no solution where packages have only these relations. */
    private boolean unsolvable(Question question, Set<String> asked, List<Quoted> reasons) {
        Map<String, String> relations = new HashMap<>();
        for (String field : List.of("Pre-Depends: ", "Depends: ", "Breaks: ", "Conflicts: ")) {
            Map<String, List<String>> ofField =
                    reasons.stream()
                            .filter(reason -> reason.fields.getLast().equals(field))
                            .collect(
                                    Collectors.groupingBy(
                                            Quoted::item,
                                            Collectors.mapping(
                                                    Quoted::relation, Collectors.toList())));
            ofField.forEach((item, each) ->
                    relations.merge(item, field + String.join(", ", each) + "\n", String::concat));
        }
        StringBuilder text = new StringBuilder(1 << 24);
        identities.forEach((item, identity) ->
                text.append(identity).append(relations.getOrDefault(item, "")).append('\n'));
        Request request = question.request;
        Request fewer =
                new Request(
                        request.image(),
                        AMD64,
                        request.packages().stream()
                                .filter(selection -> asked.contains(selection.toString()))
                                .toList(),
                        request.exclude(),
                        request.omit(),
                        request.essential(),
                        request.required(),
                        request.recommends());
        List<Listing> listings = List.of(RealArchive.listing("trixie", AMD64, text.toString()));
        return refusal(listings, new Question(fewer, question.pins)).isPresent();
    }
}
