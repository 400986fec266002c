package lazuli.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lazuli.deb.MultiArch;
import lazuli.deb.Relation;
import lazuli.deb.RelationField;
import lazuli.deb.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the formula as far as it is needed: what the definition asks for, and the relations of each package that is about to be in. A package that nobody would
 * take has a variable at most.
 */
final class Growth {
    private static final List<RelationField> NEEDS =
            List.of(RelationField.PRE_DEPENDS, RelationField.DEPENDS);
    private static final List<RelationField> AVERSIONS =
            List.of(RelationField.CONFLICTS, RelationField.BREAKS);

    private final Formula formula;
    private final Catalogue catalogue;
    private final Matches matches;
    private final Agreement agreement;
    private final Deque<Item> open = new ArrayDeque<>();

    Growth(Formula formula, Catalogue catalogue, Matches matches, List<Image> images) {
        this.formula = formula;
        this.catalogue = catalogue;
        this.matches = matches;
        agreement = new Agreement(formula, catalogue, images);
    }

    /** Adds what the definition asks for in this image. */
    void plant(Image image) {
        Request request = image.request;
        request.essential()
                .ifPresent(where ->
                        belong(
                                image,
                                catalogue.essential(request.architecture()),
                                new Reason.Essential(where)));
        request.required()
                .ifPresent(where ->
                        belong(
                                image,
                                catalogue.required(request.architecture()),
                                new Reason.Required(where)));
        for (Selection selection : request.packages()) {
            Alternatives alternatives = matches.of(image, selection);
            List<Item> items = items(image, alternatives.candidates());
            Rule rule = new Rule.Selects(image, selection);
            formula.addChoice(rule, 0, items);
            root(image, new Demand(rule, true, items, alternatives.ranks()));
        }
        grow();
    }

    private void belong(Image image, Set<String> names, Reason reason) {
        for (String name : names) {
            if (image.exclusion(name).isPresent() || image.omission(name).isPresent()) {
                continue;
            }
            String architecture = image.request.architecture();
            Alternatives versions = new Alternatives();
            catalogue.named(architecture, name).forEach(versions::add);
            List<Item> items = items(image, versions.candidates());
            Rule rule = new Rule.Belongs(image, name, reason);
            formula.addChoice(rule, 0, items);
            root(image, new Demand(rule, true, items, versions.ranks()));
        }
    }

    private void root(Image image, Demand demand) {
        image.roots.add(demand);
        openFirst(demand);
    }

    /** Adds the relations of these items, and of what they would first bring in. */
    void grow(List<Item> items) {
        open.addAll(items);
        grow();
    }

    private void grow() {
        while (!open.isEmpty()) {
            Item item = open.removeFirst();
            if (!item.grown) {
                item.grown = true;
                for (RelationField field : NEEDS) {
                    demand(item, field, true);
                }
                for (RelationField field : AVERSIONS) {
                    avert(item, field);
                }
                if (item.image.request.recommends().follows(item.candidate.name())) {
                    demand(item, RelationField.RECOMMENDS, false);
                }
            }
        }
    }

    private void demand(Item item, RelationField field, boolean hard) {
        for (Relation relation : item.candidate.relations(field)) {
            Alternatives alternatives = matches.of(item.image, item.candidate, relation);
            List<Candidate> candidates = alternatives.candidates();
            Optional<String> omitted = omitted(item.image, relation, candidates);
            if (omitted.isPresent()) {
                String name = omitted.get();
                NamePattern pattern = item.image.omission(name).orElseThrow();
                Assumed assumed =
                        new Assumed(item.candidate.name(), field, relation, name, pattern);
                item.image.assumptions.add(new Image.Assumption(item, assumed));
                continue;
            }
            List<Item> items = items(item.image, candidates);
            Rule rule = new Rule.Requires(item, field, relation);
            Demand demand = new Demand(rule, hard, items, alternatives.ranks());
            item.image.demands.computeIfAbsent(item, key -> new ArrayList<>()).add(demand);
            if (hard) {
                formula.addChoice(rule, -item.variable, items);
            }
            openFirst(demand);
        }
    }

    private void openFirst(Demand demand) {
        for (Item item : demand.items) {
            if (item.bar == null) {
                open.add(item);
                return;
            }
        }
    }

    /** The name of an omitted package that would satisfy the relation. */
    private static Optional<String> omitted(
            Image image, Relation relation, List<Candidate> candidates) {
        if (image.request.omit().isEmpty()) {
            return Optional.empty();
        }
        for (Candidate candidate : candidates) {
            if (image.omission(candidate.name()).isPresent()) {
                return Optional.of(candidate.name());
            }
        }
        for (Restriction alternative : relation.alternatives()) {
            if (image.omission(alternative.name()).isPresent()) {
                return Optional.of(alternative.name());
            }
        }
        return Optional.empty();
    }

    private void avert(Item item, RelationField field) {
        Image image = item.image;
        for (Relation relation : item.candidate.relations(field)) {
            Restriction restriction = relation.alternatives().getFirst();
            Image.Aversion aversion = new Image.Aversion(item, field, restriction);
            image.aversionsByName
                    .computeIfAbsent(restriction.name(), name -> new ArrayList<>(1))
                    .add(aversion);
            for (Item other : image.itemsByName.getOrDefault(restriction.name(), List.of())) {
                refuse(aversion, other);
            }
        }
    }

    /** A package may conflict with what it provides itself: policy 7.4. */
    private void refuse(Image.Aversion aversion, Item other) {
        Item item = aversion.item();
        if (!item.candidate.name().equals(other.candidate.name())
                && other.candidate.isHitBy(aversion.restriction())) {
            formula.add(
                    new Rule.Refuses(item, aversion.field(), aversion.restriction(), other),
                    -item.variable,
                    -other.variable);
        }
    }

    private List<Item> items(Image image, List<Candidate> candidates) {
        List<Item> items = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Item known = image.items.get(candidate);
            items.add(known == null ? add(image, candidate) : known);
        }
        return items;
    }

    private Item add(Image image, Candidate candidate) {
        Item item = new Item(image, candidate, formula.nextVariable(), bar(image, candidate));
        formula.addItem(item);
        image.items.put(candidate, item);
        if (item.bar != null) {
            formula.add(new Rule.Barred(item, item.bar), -item.variable);
        }
        for (Item other : image.itemsByName.getOrDefault(candidate.name(), List.of())) {
            if (other.candidate.name().equals(candidate.name()) && !canBeWith(item, other)) {
                formula.add(new Rule.Once(item, other), -item.variable, -other.variable);
            }
        }
        file(image, candidate.name(), item);
        for (String provided : candidate.provides().keySet()) {
            if (!provided.equals(candidate.name())) {
                file(image, provided, item);
            }
        }
        agreement.add(item);
        return item;
    }

    private void file(Image image, String name, Item item) {
        for (Image.Aversion aversion : image.aversionsByName.getOrDefault(name, List.of())) {
            refuse(aversion, item);
        }
        image.itemsByName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(item);
    }

    private static @Nullable Bar bar(Image image, Candidate candidate) {
        Optional<NamePattern> exclusion = image.exclusion(candidate.name());
        if (exclusion.isPresent()) {
            return new Bar.Excluded(exclusion.get());
        }
        Optional<NamePattern> omission = image.omission(candidate.name());
        if (omission.isPresent()) {
            return new Bar.Omitted(omission.get());
        }
        return candidate.bar;
    }

    /** Two architectures can have a package at once where both say so, in one version. */
    private static boolean canBeWith(Item item, Item other) {
        Candidate a = item.candidate;
        Candidate b = other.candidate;
        return !a.architecture.equals(b.architecture)
                && a.what.multiArch() == MultiArch.SAME
                && b.what.multiArch() == MultiArch.SAME
                && a.version().equals(b.version());
    }
}
