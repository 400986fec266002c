package lazuli.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.problem.ProblemException;

/** Chooses the packages of all images of a definition, from what its repositories offer. */
public final class Resolver {
    private final Catalogue catalogue;

    /**
     * @param listings what the repositories offer, in the definition's order
     * @param pins what the definition says about some packages' versions, in its order
     */
    public Resolver(List<Listing> listings, List<Pin> pins) {
        catalogue = new Catalogue(listings, pins);
    }

    /**
     * {@return what is in each image, in the requests' order; the same for the same input}
     *
     * @throws ProblemException where there is no solution, with the shortest chain of reasons that was found; and where an index is damaged
     */
    public Solution resolve(List<Request> requests) {
        UnknownNames.check(catalogue, requests);
        List<Image> images = requests.stream().map(Image::new).toList();
        Formula formula = new Formula();
        Matches matches = new Matches(catalogue);
        Growth growth = new Growth(formula, catalogue, matches, images);
        images.forEach(growth::plant);
        Search search = new Search(formula, images, new Burden(matches));
        while (true) {
            if (!search.solve()) {
                throw Explanation.of(formula, catalogue).exception();
            }
            List<Item> fresh = new ArrayList<>();
            for (Image image : images) {
                for (Item item : image.items.values()) {
                    if (!item.grown && search.holds(item)) {
                        fresh.add(item);
                    }
                }
            }
            if (fresh.isEmpty()) {
                return new Solution(images.stream().map(image -> solution(image, search)).toList());
            }
            growth.grow(fresh);
        }
    }

    /**
     * {@return why the package of this name is in an image, or is not}
     *
     * @param requests all that were resolved
     * @param request the image in question, one of them
     * @param name the package's name
     * @throws ProblemException where the requests have no solution even without it
     */
    public Answer whyNot(List<Request> requests, Request request, String name) {
        ImageSolution before = find(resolve(requests), request);
        Optional<Chain> chain = before.why(name);
        if (chain.isPresent()) {
            return new Answer.In(chain.get());
        }
        Request more =
                with(
                        request,
                        new Selection(name, Optional.empty(), Optional.empty(), "the question"));
        List<Request> others =
                requests.stream().map(each -> each.equals(request) ? more : each).toList();
        try {
            List<Chosen> further = new ArrayList<>();
            for (Chosen chosen : find(resolve(others), more).packages()) {
                if (before.packages().stream()
                        .noneMatch(other -> other.what().equals(chosen.what()))) {
                    further.add(chosen);
                }
            }
            return new Answer.Unneeded(further);
        } catch (ProblemException e) {
            return new Answer.Impossible(e.problems().getFirst());
        }
    }

    private static Request with(Request request, Selection selection) {
        List<Selection> packages = new ArrayList<>(request.packages());
        packages.add(selection);
        return new Request(
                request.image(),
                request.architecture(),
                packages,
                request.exclude(),
                request.omit(),
                request.essential(),
                request.required(),
                request.recommends());
    }

    private static ImageSolution find(Solution solution, Request request) {
        return solution.image(request.image(), request.architecture())
                .orElseThrow(() -> new IllegalArgumentException("not requested: " + request));
    }

    private static ImageSolution solution(Image image, Search search) {
        List<Item> chosen = image.items.values().stream().filter(search::holds).toList();
        Map<String, Chosen> packages = new TreeMap<>();
        Map<Item, List<Demand>> kept = Trim.of(image, chosen);
        kept.forEach((item, demands) ->
                packages.put(
                        item.candidate.name() + ' ' + item.candidate.architecture,
                        new Chosen(item.candidate.what, item.candidate.from, reasons(demands))));
        List<Assumed> assumed =
                image.assumptions.stream()
                        .filter(assumption -> kept.containsKey(assumption.item()))
                        .map(Image.Assumption::assumed)
                        .sorted(Comparator.comparing(Assumed::name))
                        .toList();
        return new ImageSolution(image.request, List.copyOf(packages.values()), assumed);
    }

    private static List<Reason> reasons(List<Demand> demands) {
        List<Reason> reasons = new ArrayList<>();
        List<Reason.RequiredBy> others = new ArrayList<>();
        for (Demand demand : demands) {
            switch (demand.rule) {
                case Rule.Selects selects -> reasons.add(new Reason.Selected(selects.selection()));
                case Rule.Belongs belongs -> reasons.add(belongs.reason());
                case Rule.Requires requires ->
                        others.add(
                                new Reason.RequiredBy(
                                        requires.item().candidate.name(),
                                        requires.item().candidate.what.architecture(),
                                        requires.field(),
                                        requires.relation()));
                case Rule.Refuses _, Rule.Once _, Rule.Barred _, Rule.Settles _, Rule.Agrees _ ->
                        throw new IllegalStateException("no demand: " + demand.rule);
            }
        }
        others.sort(
                Comparator.comparing(Reason.RequiredBy::name)
                        .thenComparing(Reason.RequiredBy::architecture)
                        .thenComparing(Reason.RequiredBy::field));
        reasons.addAll(others);
        return reasons;
    }
}
