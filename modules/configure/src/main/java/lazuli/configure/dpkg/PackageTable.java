package lazuli.configure.dpkg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lazuli.deb.DebPackage;
import lazuli.deb.Restriction;
import lazuli.deb.Version;
import lazuli.deb.VersionConstraint;
import lazuli.problem.Kind;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/** The packages of one image, found by name, by what they provide, and in the orders that dpkg goes through them. */
public final class PackageTable {
    private final String architecture;
    private final Map<String, PackageRecord> byName = new LinkedHashMap<>();
    private final Map<String, List<Provider>> providers = new LinkedHashMap<>();
    private final List<PackageRecord> sorted;

    /**
     * A package that provides a name.
     *
     * @param version the version it provides it in, where it says so
     */
    record Provider(PackageRecord packageRecord, Optional<Version> version) {}

    /**
     * The table of these packages, each not installed yet.
     *
     * @throws ProblemException where a package is there twice, or is of another architecture
     */
    public PackageTable(List<DebPackage> packages, String architecture) {
        this.architecture = architecture;
        sorted = new ArrayList<>(packages.size());
        for (DebPackage archive : packages) {
            add(record(archive));
        }
        sorted.sort(Comparator.comparing(PackageRecord::name));
        for (PackageRecord each : sorted) {
            addProvided(each);
        }
    }

    private static PackageRecord record(DebPackage archive) {
        try {
            return new PackageRecord(archive);
        } catch (IllegalArgumentException wrong) {
            throw new ProblemException(
                    new Problem(
                            "configure.control-field",
                            Kind.DATA,
                            "the control file of a package cannot be understood",
                            "package " + archive.name() + " " + archive.version(),
                            String.valueOf(wrong.getMessage()),
                            "use another version of the package, or report it to who made it"),
                    wrong);
        }
    }

    private void add(PackageRecord added) {
        if (!added.architecture().equals(architecture) && !added.architecture().equals("all")) {
            throw new Problem(
                            "configure.foreign-architecture",
                            Kind.DEFINITION,
                            "a package is of another architecture than the image",
                            "package " + added.name() + " " + added.version(),
                            "it is of " + added.architecture() + ", the image of " + architecture,
                            "take it out of the image, or its " + architecture + " build in")
                    .exception();
        }
        PackageRecord other = byName.put(added.name(), added);
        if (other != null) {
            throw new Problem(
                            "configure.package-twice",
                            Kind.DEFINITION,
                            "a package is in the image twice",
                            "package " + added.name(),
                            "versions " + other.version() + " and " + added.version(),
                            "select one of them")
                    .exception();
        }
        sorted.add(added);
    }

    private void addProvided(PackageRecord provider) {
        for (Dependency provided : provider.dependencies()) {
            if (provided.kind() == RelationKind.PROVIDES) {
                Restriction what = provided.possibilities().getFirst().restriction();
                providers
                        .computeIfAbsent(what.name(), _ -> new ArrayList<>(1))
                        .add(
                                new Provider(
                                        provider,
                                        what.constraint().map(VersionConstraint::version)));
            }
        }
    }

    /** {@return the image's architecture} */
    public String architecture() {
        return architecture;
    }

    /** {@return the packages, by name} */
    public List<PackageRecord> sorted() {
        return sorted;
    }

    /** {@return the package of this name, which may have an architecture after a colon, if it is one of these} */
    public Optional<PackageRecord> find(String name) {
        int colon = name.indexOf(':');
        PackageRecord found = byName.get(colon < 0 ? name : name.substring(0, colon));
        if (found == null || colon < 0) {
            return Optional.ofNullable(found);
        }
        String wanted = name.substring(colon + 1);
        String its = found.architecture();
        return wanted.equals(its)
                        || wanted.equals("any")
                        || its.equals("all") && wanted.equals(architecture)
                ? Optional.of(found)
                : Optional.empty();
    }

    /** {@return the packages that are what a relation names, themselves and not by providing it} */
    Optional<PackageRecord> real(Restriction restriction) {
        return Optional.ofNullable(byName.get(restriction.name()))
                .filter(found -> matches(found, restriction.architectureQualifier()));
    }

    private boolean matches(PackageRecord found, Optional<String> qualifier) {
        return qualifier.isEmpty()
                || switch (qualifier.get()) {
                    case "any" -> found.multiArch() == MultiArch.ALLOWED;
                    case "native" -> true;
                    default -> found.architecture().equals(qualifier.get());
                };
    }

    /** {@return those that provide this name, by name} */
    List<Provider> providers(String name) {
        return providers.getOrDefault(name, List.of());
    }

    /** {@return the packages, installed or not, that satisfy this: first the one it names, then its providers, by name} */
    public List<PackageRecord> satisfying(Restriction restriction) {
        List<PackageRecord> satisfying = new ArrayList<>(1);
        real(restriction)
                .filter(found -> allows(restriction, Optional.of(found.version())))
                .ifPresent(satisfying::add);
        for (Provider provider : providers(restriction.name())) {
            if (allows(restriction, provider.version())) {
                satisfying.add(provider.packageRecord());
            }
        }
        return satisfying;
    }

    /** {@return whether this version, or a thing provided without one, is what the restriction asks for} */
    static boolean allows(Restriction restriction, Optional<Version> version) {
        return restriction.constraint().isEmpty()
                || version.isPresent() && restriction.constraint().get().allows(version.get());
    }

    /** {@return the packages in the order of dpkg's hash table, in which {@code --pending} takes them} */
    public List<PackageRecord> inHashOrder() {
        List<PackageRecord> packages = new ArrayList<>(sorted);
        packages.sort(Comparator.comparing(PackageRecord::name, HashOrder.packages()));
        return packages;
    }
}
