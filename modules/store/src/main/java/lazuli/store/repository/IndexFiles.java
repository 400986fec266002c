package lazuli.store.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import lazuli.content.Compression;
import lazuli.deb.Release;
import lazuli.problem.Kind;
import lazuli.problem.Nearest;
import lazuli.problem.Problem;
import lazuli.problem.ProblemException;

/**
 * The forms in which a release lists one {@code Packages}.
 *
 * @param component the component, empty in a flat repository
 * @param architecture the architecture
 * @param plain what it must be like when it is not compressed, where the release says so
 * @param forms the forms in which it may be fetched, the smallest first, at least one
 */
record IndexFiles(
        String component, String architecture, Optional<Release.File> plain, List<Form> forms) {
    /**
     * One of them.
     *
     * @param path relative to the release
     * @param compression how it is compressed
     * @param file what it must be like
     */
    record Form(String path, Compression compression, Release.File file) {}

    private static final List<Compression> SMALLEST_FIRST =
            List.of(Compression.XZ, Compression.ZSTD, Compression.GZIP, Compression.NONE);
    private static final String ALL = "all";

    /** {@return the lists of this suite that the repository's components and architectures want} */
    static List<IndexFiles> of(
            Release release, RepositorySource source, String suite, String where) {
        if (RepositorySource.isFlat(suite)) {
            String architecture = String.join(",", source.architectures());
            return List.of(
                    find(release, "Packages", "", architecture)
                            .orElseThrow(() -> missing(source, suite, "Packages", where)));
        }
        List<IndexFiles> found = new ArrayList<>();
        for (String component : source.components()) {
            checkComponent(release, source, suite, component, where);
            for (String architecture : source.architectures()) {
                String path = path(component, architecture);
                found.add(
                        find(release, path, component, architecture)
                                .orElseThrow(() ->
                                        release.architectures().contains(architecture)
                                                ? missing(source, suite, path, where)
                                                : noArchitecture(
                                                        release,
                                                        source,
                                                        suite,
                                                        architecture,
                                                        where)));
            }
            if (release.architectures().contains(ALL)
                    && !release.noSupportForArchitectureAll()
                    && !source.architectures().contains(ALL)) {
                find(release, path(component, ALL), component, ALL).ifPresent(found::add);
            }
        }
        return found;
    }

    private static String path(String component, String architecture) {
        return component + "/binary-" + architecture + "/Packages";
    }

    private static Optional<IndexFiles> find(
            Release release, String path, String component, String architecture) {
        List<Form> forms = new ArrayList<>();
        for (Compression compression : SMALLEST_FIRST) {
            String name = path + compression.suffix();
            release.file(name).ifPresent(file -> forms.add(new Form(name, compression, file)));
        }
        return forms.isEmpty()
                ? Optional.empty()
                : Optional.of(new IndexFiles(component, architecture, release.file(path), forms));
    }

    /** The security archive says {@code updates/main}, and has {@code main}. */
    private static void checkComponent(
            Release release,
            RepositorySource source,
            String suite,
            String component,
            String where) {
        TreeSet<String> known = new TreeSet<>();
        for (String name : release.components()) {
            known.add(name);
            known.add(name.substring(name.lastIndexOf('/') + 1));
        }
        if (!known.isEmpty() && !known.contains(component)) {
            throw refused(
                    Kind.DEFINITION,
                    "repository.no-component",
                    "%s %s has no component %s".formatted(source.name(), suite, component),
                    where,
                    "it has " + String.join(", ", release.components()),
                    Nearest.to(component, known)
                            .map("did you mean %s?"::formatted)
                            .orElse("name one of these"));
        }
    }

    private static ProblemException noArchitecture(
            Release release,
            RepositorySource source,
            String suite,
            String architecture,
            String where) {
        return refused(
                Kind.DEFINITION,
                "repository.no-architecture",
                "%s %s has no packages for %s".formatted(source.name(), suite, architecture),
                where,
                "it has " + String.join(", ", release.architectures()),
                "say `architectures = [\"…\"]` for this repository in the definition, so that it is not asked for others");
    }

    private static ProblemException missing(
            RepositorySource source, String suite, String path, String where) {
        return refused(
                Kind.DATA,
                "repository.no-index",
                "%s %s lists no %s".formatted(source.name(), suite, path),
                where,
                "its Release has no SHA-256 of it, neither plain nor as .xz, .zst or .gz",
                "see whether this is a repository of packages; ask its maintainers for SHA-256 digests");
    }

    private static ProblemException refused(
            Kind kind, String code, String what, String where, String why, String fix) {
        return new Problem(code, kind, what, where, why, fix).exception();
    }
}
