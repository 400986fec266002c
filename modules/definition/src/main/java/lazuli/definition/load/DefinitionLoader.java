package lazuli.definition.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import lazuli.content.ByteSource;
import lazuli.definition.Definition;
import lazuli.definition.Distribution;
import lazuli.definition.Image;
import lazuli.definition.Located;
import lazuli.definition.Pin;
import lazuli.definition.Position;
import lazuli.definition.Profile;
import lazuli.definition.Repository;
import lazuli.definition.Selection;
import lazuli.definition.schema.Checker;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Node;
import lazuli.problem.ProblemException;

/** Reads definitions. */
public final class DefinitionLoader {
    private final ProjectFiles files;
    private final Findings findings = new Findings();

    private DefinitionLoader(Function<String, Optional<ByteSource>> files) {
        this.files = new ProjectFiles(files, findings);
    }

    /**
     * {@return the definition whose first file is this one}
     *
     * @param fileName the file's name, in the project's directory: {@code lazuli.toml}
     * @param files gives what is in the regular file of this name, relative to the project's directory, where there is one
     * @throws ProblemException with everything that is wrong
     */
    public static Definition load(String fileName, Function<String, Optional<ByteSource>> files) {
        return new DefinitionLoader(files).load(fileName);
    }

    private Definition load(String fileName) {
        Position start = Position.start(fileName);
        Optional<ProjectFiles.ProjectFile> first = files.find(new Located<>(fileName, start));
        if (first.isEmpty()) {
            findings.raise();
        }
        Checker checker = new Checker(TopSection.ALL, findings);
        SourceFiles sources = new SourceFiles(files, checker, findings);
        Node.Table merged = sources.read(fileName, first.orElseThrow().content());
        Node.Table top = new Node.Table(merged.entries(), start);
        Definition definition =
                definition(new Fields(checker.check(top, TopSection.SECTION)), sources.names());
        findings.raise();
        return definition;
    }

    private Definition definition(Fields top, List<String> names) {
        Distribution distribution =
                DistributionSection.read(
                        top.table(TopSection.DISTRIBUTION)
                                .orElseGet(() ->
                                        new Fields(
                                                new Node.Table(
                                                        new LinkedHashMap<>(), top.where()))));
        SequencedMap<String, Repository> repositories = new LinkedHashMap<>();
        top.namedTables(TopSection.REPOSITORY)
                .forEach((name, fields) ->
                        repositories.put(
                                name, RepositorySection.read(name, fields, files, findings)));
        List<Pin> pins =
                top.tables(TopSection.PIN).stream()
                        .flatMap(fields ->
                                PinSection.read(fields, repositories.keySet(), findings).stream())
                        .toList();
        SequencedMap<String, Profile> profiles = profiles(top);
        return new Definition(
                distribution,
                repositories,
                pins,
                profiles,
                images(top, distribution, repositories, new Profiles(profiles, findings)),
                names);
    }

    private SequencedMap<String, Profile> profiles(Fields top) {
        SequencedMap<String, Profile> profiles = new LinkedHashMap<>();
        top.namedTables(TopSection.PROFILE)
                .forEach((name, fields) ->
                        profiles.put(
                                name,
                                new Profile(
                                        name,
                                        SelectionKeys.includes(fields),
                                        new SelectionKeys(files, findings).read(fields),
                                        fields.where())));
        return profiles;
    }

    private SequencedMap<String, Image> images(
            Fields top,
            Distribution distribution,
            SequencedMap<String, Repository> repositories,
            Profiles profiles) {
        SequencedMap<String, Image> images = new LinkedHashMap<>();
        top.namedTables(TopSection.IMAGE)
                .forEach((name, fields) -> {
                    Image image = image(name, fields, distribution, profiles);
                    Consistency.check(image, repositories, findings);
                    images.put(name, image);
                });
        if (images.isEmpty() && top.has(TopSection.IMAGE) && findings.isEmpty()) {
            findings.add(
                    Fault.EMPTY_IMAGE,
                    top.where(TopSection.IMAGE),
                    "the definition has no image",
                    "without one there is nothing to build",
                    "add a table like [image.base]");
        }
        return images;
    }

    private Image image(String name, Fields fields, Distribution distribution, Profiles profiles) {
        List<Located<String>> includes = SelectionKeys.includes(fields);
        Selection own = new SelectionKeys(files, findings).read(fields);
        Selection merged = profiles.merged(includes, own, SelectionKeys.saysRecommends(fields));
        return ImageSection.read(
                name, fields, distribution, profiles.order(includes), merged, findings);
    }
}
