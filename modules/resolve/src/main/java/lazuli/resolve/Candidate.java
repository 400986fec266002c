package lazuli.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.deb.BinaryPackage;
import lazuli.deb.MultiArch;
import lazuli.deb.Operator;
import lazuli.deb.Relation;
import lazuli.deb.RelationField;
import lazuli.deb.Restriction;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import org.jspecify.annotations.Nullable;

/** One version of a package that could be chosen for an architecture, whatever the image. Its relations are read once, when somebody asks. */
final class Candidate {
    /** In the order of preference, for the candidates of one name. */
    static final Comparator<Candidate> PREFERENCE =
            Comparator.comparing((Candidate candidate) -> candidate.bar != null)
                    .thenComparing(candidate -> candidate.priority, Comparator.reverseOrder())
                    .thenComparing(Candidate::version, Comparator.reverseOrder());

    final BinaryPackage what;
    final Listing from;
    final String architecture;
    final int priority;

    /** What the definition says against it for all images. */
    final @Nullable Bar bar;

    /** Whether it is the one to take of its name, where nothing speaks for another one. */
    boolean top;

    private @Nullable Map<String, List<Optional<Version>>> provides;

    Candidate(BinaryPackage what, Listing from, int priority, @Nullable Bar bar) {
        this.what = what;
        this.from = from;
        this.architecture = from.architecture();
        this.priority = priority;
        this.bar = bar;
    }

    String name() {
        return what.name();
    }

    Version version() {
        return what.version();
    }

    List<Relation> relations(RelationField field) {
        try {
            return what.relations(field);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                            "resolve.relation-syntax",
                            Kind.DATA,
                            "a package in the index has a "
                                    + field.text()
                                    + " field that can't be read",
                            from.index().where() + ", package " + what,
                            String.valueOf(e.getMessage()),
                            "tell whoever keeps the repository, or exclude the package")
                    .exception();
        }
    }

    /** The virtual packages that it stands in for; several versions of one are rare, but allowed. */
    Map<String, List<Optional<Version>>> provides() {
        if (provides == null) {
            Map<String, List<Optional<Version>>> read = new LinkedHashMap<>();
            for (Relation relation : relations(RelationField.PROVIDES)) {
                Restriction provided = relation.alternatives().getFirst();
                Optional<VersionConstraint> constraint = provided.constraint();
                if (constraint.isEmpty() || constraint.get().operator() == Operator.EQUAL) {
                    read.computeIfAbsent(provided.name(), name -> new ArrayList<>(1))
                            .add(constraint.map(VersionConstraint::version));
                }
            }
            provides = read;
        }
        return provides;
    }

    /** Whether a dependency of a package of this architecture on the restriction's name and version is satisfied, by name or by what is provided. */
    boolean satisfies(Restriction restriction, String dependerArchitecture) {
        return servesArchitecture(restriction, dependerArchitecture) && isMeantBy(restriction);
    }

    /** Whether a conflict with the restriction's name and version hits it. Without a qualifier, a conflict is meant for all architectures. */
    boolean isHitBy(Restriction restriction) {
        Optional<String> qualifier = restriction.architectureQualifier();
        boolean concerned =
                qualifier.isEmpty()
                        || qualifier.get().equals("any")
                        || qualifier.get().equals(architecture);
        return concerned && isMeantBy(restriction);
    }

    private boolean isMeantBy(Restriction restriction) {
        Optional<VersionConstraint> constraint = restriction.constraint();
        if (restriction.name().equals(name())) {
            return constraint.isEmpty() || constraint.get().allows(version());
        }
        List<Optional<Version>> provided = provides().get(restriction.name());
        if (provided == null) {
            return false;
        }
        if (constraint.isEmpty()) {
            return true;
        }
        for (Optional<Version> version : provided) {
            if (version.isPresent() && constraint.get().allows(version.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean servesArchitecture(Restriction restriction, String dependerArchitecture) {
        Optional<String> qualifier = restriction.architectureQualifier();
        if (qualifier.isEmpty()) {
            return architecture.equals(dependerArchitecture)
                    || what.multiArch() == MultiArch.FOREIGN;
        }
        return switch (qualifier.get()) {
            case "any" -> what.multiArch() == MultiArch.ALLOWED;
            case "native" -> architecture.equals(dependerArchitecture);
            default -> architecture.equals(qualifier.get());
        };
    }

    /** Whether it says of this name that it takes its place: policy 7.6.2. */
    boolean takesThePlaceOf(String name) {
        return mentions(RelationField.REPLACES, name) && mentions(RelationField.CONFLICTS, name);
    }

    private boolean mentions(RelationField field, String name) {
        for (Relation relation : relations(field)) {
            if (relation.alternatives().getFirst().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name() + " " + version();
    }
}
