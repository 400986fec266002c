package lazuli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lazuli.deb.BinaryPackage;
import lazuli.deb.Operator;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;
import lazuli.definition.Definition;
import lazuli.definition.Located;
import lazuli.definition.PackageRequest;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockedIndex;
import lazuli.definition.lock.LockedPackage;
import lazuli.definition.lock.OmittedPackage;
import lazuli.definition.lock.Target;
import lazuli.problem.Kind;
import lazuli.problem.Problem;

/** From a definition to what is asked of a {@link Resolver}, and from its solution to a lock. */
public final class Requests {
    private Requests() {}

    /** {@return one request for each image and architecture, in the definition's order} */
    public static List<Request> of(Definition definition) {
        List<Request> requests = new ArrayList<>();
        for (var image : definition.images().values()) {
            for (String architecture : image.architectures()) {
                requests.add(request(image, architecture));
            }
        }
        return requests;
    }

    private static Request request(lazuli.definition.Image image, String architecture) {
        List<Selection> selections = new ArrayList<>();
        for (PackageRequest asked : image.selection().packages()) {
            if (asked.on().admits(architecture)) {
                Optional<VersionConstraint> constraint =
                        asked.constraint().map(each -> constraint(each, asked.where().toString()));
                selections.add(
                        new Selection(
                                asked.name(),
                                asked.architecture(),
                                constraint,
                                asked.where().toString()));
            }
        }
        var recommends = image.selection().recommends();
        return new Request(
                image.name(),
                architecture,
                selections,
                patterns(image.selection().exclude()),
                patterns(image.selection().omit()),
                image.essential() ? Optional.of(image.where().toString()) : Optional.empty(),
                Optional.empty(),
                new Recommends(recommends.all(), patterns(recommends.of())));
    }

    private static List<NamePattern> patterns(List<Located<String>> names) {
        return names.stream()
                .map(name -> new NamePattern(name.value(), name.where().toString()))
                .toList();
    }

    private static VersionConstraint constraint(
            lazuli.definition.VersionConstraint written, String where) {
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(written.operator().symbol())) {
                try {
                    return new VersionConstraint(operator, Version.parse(written.version()));
                } catch (IllegalArgumentException e) {
                    throw new Problem(
                                    "resolve.bad-version",
                                    Kind.DEFINITION,
                                    "\"" + written.version() + "\" is no version",
                                    where,
                                    String.valueOf(e.getMessage()),
                                    "write a version as Debian does: 1.26.3-2")
                            .exception();
                }
            }
        }
        throw new IllegalStateException("no such operator: " + written.operator());
    }

    /** {@return the definition's pins, in its order} */
    public static List<Pin> pins(Definition definition) {
        List<Pin> pins = new ArrayList<>();
        for (var pin : definition.pins()) {
            String where = pin.where().toString();
            pin.constraints()
                    .forEach(each ->
                            pins.add(
                                    new Pin.ToVersion(
                                            pin.packages(), constraint(each, where), where)));
            pin.repository()
                    .ifPresent(repository ->
                            pins.add(
                                    pin.priority().isPresent()
                                            ? new Pin.ToPriority(
                                                    pin.packages(),
                                                    repository,
                                                    Optional.empty(),
                                                    pin.priority().getAsInt(),
                                                    where)
                                            : new Pin.ToRepository(
                                                    pin.packages(),
                                                    repository,
                                                    Optional.empty(),
                                                    where)));
        }
        return pins;
    }

    /**
     * {@return the lock that says what was chosen}
     *
     * @param indexes the signed indexes that it was chosen from
     */
    public static Lock lock(Definition definition, Solution solution, List<LockedIndex> indexes) {
        Map<String, LockedPackage> packages = new TreeMap<>();
        Map<String, List<Target>> omitted = new TreeMap<>();
        for (ImageSolution image : solution.images()) {
            Target target = new Target(image.request().image(), image.request().architecture());
            for (Chosen chosen : image.packages()) {
                BinaryPackage what = chosen.what();
                packages.merge(
                        what.name() + " " + what.architecture(),
                        locked(chosen, List.of(target)),
                        Requests::both);
            }
            image.assumed().stream()
                    .map(Assumed::omitted)
                    .distinct()
                    .forEach(name ->
                            omitted.computeIfAbsent(name, _ -> new ArrayList<>()).add(target));
        }
        return Lock.of(
                definition,
                indexes,
                List.copyOf(packages.values()),
                omitted.entrySet().stream()
                        .map(entry -> new OmittedPackage(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static LockedPackage locked(Chosen chosen, List<Target> images) {
        BinaryPackage what = chosen.what();
        return new LockedPackage(
                what.name(),
                what.version().toString(),
                what.architecture(),
                chosen.from().repository(),
                what.filename(),
                what.size(),
                what.digest(),
                images);
    }

    private static LockedPackage both(LockedPackage a, LockedPackage b) {
        List<Target> images = new ArrayList<>(a.images());
        images.addAll(b.images());
        return new LockedPackage(
                a.name(),
                a.version(),
                a.architecture(),
                a.repository(),
                a.path(),
                a.size(),
                a.digest(),
                images);
    }
}
