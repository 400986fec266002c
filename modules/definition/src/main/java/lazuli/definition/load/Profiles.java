package lazuli.definition.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import lazuli.definition.Located;
import lazuli.definition.Profile;
import lazuli.definition.Recommends;
import lazuli.definition.Selection;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Findings;

/** Profiles that include profiles. */
final class Profiles {
    private static final int DEEPEST = 50;

    private final SequencedMap<String, Profile> profiles;
    private final Findings findings;

    /** The profiles of a definition. Names that lead nowhere and circles are said. */
    Profiles(SequencedMap<String, Profile> profiles, Findings findings) {
        this.profiles = profiles;
        this.findings = findings;
        profiles.values().forEach(profile -> checkNames(profile.includes()));
        Set<String> done = new HashSet<>();
        profiles.keySet().forEach(name -> checkCircles(name, new LinkedHashSet<>(), done));
    }

    private void checkNames(List<Located<String>> includes) {
        includes.forEach(name -> References.check("profile", name, profiles.keySet(), findings));
    }

    private void checkCircles(String name, SequencedSet<String> above, Set<String> done) {
        Profile profile = profiles.get(name);
        if (profile == null || done.contains(name)) {
            return;
        }
        above.addLast(name);
        if (above.size() > DEEPEST) {
            findings.add(
                    Fault.TOO_LARGE,
                    profile.where(),
                    "profiles include each other over more than %d steps".formatted(DEEPEST),
                    "nobody could say any more what an image selects",
                    "include these profiles more directly");
            above.removeLast();
            return;
        }
        for (Located<String> include : profile.includes()) {
            if (above.contains(include.value())) {
                findings.add(
                        Fault.INCLUDE_CYCLE,
                        include.where(),
                        "the profile %s includes itself".formatted(include.value()),
                        circle(above, include.value()),
                        "take one of these includes out");
            } else {
                checkCircles(include.value(), above, done);
            }
        }
        above.removeLast();
        done.add(name);
    }

    private static String circle(SequencedSet<String> above, String name) {
        List<String> names = new ArrayList<>(above);
        names.add(name);
        return String.join(" includes ", names.subList(names.indexOf(name), names.size()));
    }

    /** {@return the profiles that come with these includes, in the order of merging} */
    List<String> order(List<Located<String>> includes) {
        SequencedSet<String> order = new LinkedHashSet<>();
        Set<String> entered = new HashSet<>();
        includes.forEach(include -> visit(include.value(), order, entered, DEEPEST));
        return List.copyOf(order);
    }

    private void visit(String name, Set<String> order, Set<String> entered, int deeper) {
        Profile profile = profiles.get(name);
        if (deeper > 0 && profile != null && entered.add(name)) {
            profile.includes()
                    .forEach(include -> visit(include.value(), order, entered, deeper - 1));
            order.add(name);
        }
    }

    /** {@return what an image with these includes and this selection of its own selects; whether it says whose recommendations count is told apart} */
    Selection merged(List<Located<String>> includes, Selection own, boolean ownRecommends) {
        checkNames(includes);
        List<Selection> parts = new ArrayList<>();
        for (String name : order(includes)) {
            parts.add(known(name).selection());
        }
        Recommends recommends = ownRecommends ? own.recommends() : union(parts);
        parts.add(own);
        return merged(parts, recommends);
    }

    private Profile known(String name) {
        Profile profile = profiles.get(name);
        if (profile == null) {
            throw new IllegalStateException("no profile " + name);
        }
        return profile;
    }

    private static Recommends union(List<Selection> parts) {
        List<Located<String>> of = new ArrayList<>();
        boolean all = false;
        for (Selection part : parts) {
            all |= part.recommends().all();
            of.addAll(part.recommends().of());
        }
        return new Recommends(all, of);
    }

    private static Selection merged(List<Selection> parts, Recommends recommends) {
        return new Selection(
                joined(parts.stream().map(Selection::packages).toList()),
                joined(parts.stream().map(Selection::exclude).toList()),
                joined(parts.stream().map(Selection::omit).toList()),
                recommends,
                latest(
                        parts.stream().map(Selection::debconf).toList(),
                        answer -> answer.question()),
                joined(parts.stream().map(Selection::sandbox).toList()),
                joined(parts.stream().map(Selection::overlays).toList()),
                latest(parts.stream().map(Selection::groups).toList(), group -> group.name()),
                latest(parts.stream().map(Selection::users).toList(), user -> user.name()),
                joined(parts.stream().map(Selection::removals).toList()));
    }

    private static <T> List<T> joined(List<List<T>> lists) {
        List<T> joined = new ArrayList<>();
        lists.forEach(joined::addAll);
        return Collections.unmodifiableList(joined);
    }

    private static <T> List<T> latest(
            List<List<T>> lists, java.util.function.Function<T, String> name) {
        Map<String, T> latest = new LinkedHashMap<>();
        lists.forEach(list -> list.forEach(value -> latest.put(name.apply(value), value)));
        return List.copyOf(latest.values());
    }
}
