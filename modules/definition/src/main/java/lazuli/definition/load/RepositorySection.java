package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.List;
import java.util.Optional;
import lazuli.definition.Located;
import lazuli.definition.Repository;
import lazuli.definition.Repository.Keyring;
import lazuli.definition.Repository.Source;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** {@code [repository.NAME]}. */
final class RepositorySection {
    private static final Key FORMAT =
            Key.of(
                            "format",
                            Types.choice(
                                    "a package format",
                                    Types.option(
                                            "deb",
                                            "Debian packages, with `Release` and `Packages`.")),
                            "What its packages are.",
                            "\"deb\"")
                    .otherwise("`\"deb\"`");
    private static final Key SUITES =
            Key.of(
                            "suites",
                            new Type.Many(text(Grammar.SUITE), true, false),
                            "What is read of it: names of distributions, or for a flat repository paths that end in `/`, as in sources.list(5).",
                            "[\"trixie\", \"trixie-updates\"]")
                    .otherwise("`[\"./\"]` for a directory of the project; otherwise it is needed");
    private static final Key COMPONENTS =
            Key.of(
                    "components",
                    Types.set(text(Grammar.COMPONENT)),
                    "The parts of each suite that are read. A flat repository has none.",
                    "[\"main\"]");
    private static final Key ARCHITECTURES =
            Key.of(
                            "architectures",
                            Types.ARCHITECTURES,
                            "The only architectures that it is asked for.",
                            "[\"amd64\"]")
                    .otherwise("those of the images");
    private static final Key KEYRING =
            Key.of(
                    "keyring",
                    text(Grammar.PROJECT_FILE),
                    "A file with the OpenPGP keys of which one must have signed its index, relative to this file. Needed unless `trusted`, or for a directory of the project.",
                    "\"keys/debian-13.asc\"");
    private static final Key TRUSTED =
            Key.of(
                            "trusted",
                            Types.FLAG,
                            "Whether it is used without a signature. Whoever can change what it sends can then change your images.",
                            "true")
                    .otherwise("`false`");
    private static final Key CHECK_VALID_UNTIL =
            Key.of(
                            "check-valid-until",
                            Types.FLAG,
                            "Whether an index whose `Valid-Until` has passed is refused. Only archives of the past need `false`.",
                            "false")
                    .otherwise("`true`");
    private static final Key MIRROR =
            Key.of(
                            "mirror",
                            text(Grammar.URL),
                            "Where it lies: `http:`, `https:`, or `file:` with an absolute path.",
                            "\"https://mirror.example/debian\"")
                    .otherwise(
                            "`--mirror` or `LAZULI_MIRROR`, else the host's own apt sources where they have the same archive, else a public mirror that Lazuli knows");
    private static final Key DIRECTORY =
            Key.of(
                    "directory",
                    text(Grammar.PROJECT_FILE),
                    "A directory of the project in which it lies, relative to this file: with indexes, or just with packages.",
                    "\"packages\"");
    private static final Key PRIORITY =
            Key.of(
                            "priority",
                            new Type.Whole(-9999, 9999),
                            "Which repository wins where several have a package: the one with the higher priority, whatever the version; among equals the newest version.",
                            "900")
                    .otherwise("`500`");

    static final Section SECTION =
            new Section(
                    "repository",
                    "[repository.NAME]",
                    "A place where packages come from. Its index must be signed by one of its keys, be no older than the lock's, and not have expired.",
                    List.of(
                            FORMAT,
                            SUITES,
                            COMPONENTS,
                            ARCHITECTURES,
                            KEYRING,
                            TRUSTED,
                            CHECK_VALID_UNTIL,
                            MIRROR,
                            DIRECTORY,
                            PRIORITY));

    private final Fields fields;
    private final ProjectFiles files;
    private final Findings findings;

    private RepositorySection(Fields fields, ProjectFiles files, Findings findings) {
        this.fields = fields;
        this.files = files;
        this.findings = findings;
    }

    static Repository read(String name, Fields fields, ProjectFiles files, Findings findings) {
        return new RepositorySection(fields, files, findings).read(name);
    }

    private Repository read(String name) {
        boolean local = fields.has(DIRECTORY);
        List<Located<String>> suites = fields.located(SUITES);
        if (suites.isEmpty() && local) {
            suites = List.of(new Located<>("./", fields.where(DIRECTORY)));
        }
        List<Located<String>> components = fields.located(COMPONENTS);
        checkParts(suites, components);
        checkSignature(local);
        return new Repository(
                name,
                Repository.Format.DEB,
                suites,
                components,
                fields.texts(ARCHITECTURES),
                keyring(),
                fields.flag(TRUSTED, false) || local && !fields.has(KEYRING),
                fields.flag(CHECK_VALID_UNTIL, true),
                source(),
                fields.number(PRIORITY).orElse(Repository.DEFAULT_PRIORITY),
                fields.where());
    }

    private void checkParts(List<Located<String>> suites, List<Located<String>> components) {
        if (suites.isEmpty() && !fields.has(SUITES) && !findings.isBroken()) {
            findings.add(
                    Fault.MISSING_KEY,
                    fields.where(),
                    "[repository.NAME] needs suites",
                    "without them nobody knows what to read of it",
                    "add a line like suites = [\"trixie\"]");
        }
        boolean flat = suites.stream().anyMatch(suite -> suite.value().endsWith("/"));
        for (Located<String> suite : suites) {
            if (flat && !suite.value().endsWith("/")) {
                findings.add(
                        Fault.CONTRADICTION,
                        suite.where(),
                        "\"%s\" is no path, but another suite of this repository is"
                                .formatted(suite.value()),
                        "suites that end in / are paths of a flat repository, which has no others",
                        "make two repositories of it");
            }
        }
        if (flat && !components.isEmpty()) {
            findings.add(
                    Fault.CONTRADICTION,
                    fields.where(COMPONENTS),
                    "a flat repository has no components",
                    "a suite that ends in / is the path of a flat repository",
                    "take components out, or name a distribution in suites");
        }
        if (!flat && !suites.isEmpty() && components.isEmpty() && !findings.isBroken()) {
            findings.add(
                    Fault.MISSING_KEY,
                    fields.where(),
                    "[repository.NAME] needs components",
                    "every suite but a flat one, whose path ends in /, has components",
                    "add a line like components = [\"main\"]");
        }
    }

    private void checkSignature(boolean local) {
        if (local && fields.has(MIRROR)) {
            findings.add(
                    Fault.CONTRADICTION,
                    fields.where(MIRROR),
                    "a repository lies in a directory or on a mirror, not both",
                    "directory is set at " + fields.where(DIRECTORY).place(),
                    "take one of the two out");
        }
        if (fields.has(KEYRING) && fields.flag(TRUSTED, false)) {
            findings.add(
                    Fault.CONTRADICTION,
                    fields.where(TRUSTED),
                    "trusted = true makes the keyring useless",
                    "what is trusted needs no signature; the keyring is set at "
                            + fields.where(KEYRING).place(),
                    "take trusted out, so that signatures are checked");
        }
        boolean signed = local || fields.has(KEYRING) || fields.flag(TRUSTED, false);
        if (!signed && !findings.isBroken()) {
            findings.add(
                    Fault.MISSING_KEY,
                    fields.where(),
                    "[repository.NAME] needs a keyring",
                    "nothing unsigned is used unless the definition says so",
                    "add a line like keyring = \"keys/debian-13.asc\", or trusted = true where you must");
        }
    }

    private Optional<Keyring> keyring() {
        return fields.located(KEYRING).stream()
                .findFirst()
                .flatMap(named ->
                        files.find(named)
                                .map(file ->
                                        new Keyring(file.path(), file.content(), named.where())));
    }

    private Optional<Source> source() {
        Optional<Source> mirror =
                fields.text(MIRROR)
                        .map(url -> new Source.Mirror(url.replaceAll("(?<=[^/])/+$", "")));
        return mirror.or(() ->
                fields.located(DIRECTORY).stream()
                        .findFirst()
                        .flatMap(files::path)
                        .map(Source.Directory::new));
    }
}
