package lazuli.definition.load;

import static lazuli.definition.load.Types.option;
import static lazuli.definition.load.Types.text;

import java.util.ArrayList;
import java.util.List;
import lazuli.content.Compression;
import lazuli.definition.Container;
import lazuli.definition.Container.Layering;
import lazuli.definition.Distribution;
import lazuli.definition.Image;
import lazuli.definition.Image.PackageDatabase;
import lazuli.definition.Selection;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** {@code [image.NAME]}. */
final class ImageSection {
    private static final Key KIND =
            Key.of(
                            "kind",
                            Types.choice("a kind of image", option("container", "An OCI image.")),
                            "What it becomes.",
                            "\"container\"")
                    .needed();
    private static final Key DESCRIPTION =
            Key.of(
                    "description",
                    Types.LINE,
                    "One line for people; also the annotation `org.opencontainers.image.description`.",
                    "\"A web server\"");
    private static final Key ARCHITECTURES =
            Key.of("architectures", Types.ARCHITECTURES, "What it is built for.", "[\"amd64\"]")
                    .otherwise("the distribution's");
    private static final Key ESSENTIAL =
            Key.of(
                            "essential",
                            Types.FLAG,
                            "Whether the packages that Debian marks as essential are part of it.",
                            "false")
                    .otherwise("`true`");
    private static final Key DPKG_DATABASE =
            Key.of(
                            "dpkg-database",
                            Types.choice(
                                    "a sort of package database",
                                    option(
                                            "full",
                                            "dpkg's own: `dpkg` and `apt` in the image go on from there."),
                                    option(
                                            "status.d",
                                            "A file for each package in `/var/lib/dpkg/status.d`: scanners see what is inside, and nothing more can be installed."),
                                    option("none", "Nothing.")),
                            "What the image says of its packages.",
                            "\"status.d\"")
                    .otherwise("`\"full\"`");
    private static final Key OS_RELEASE =
            Key.of(
                    "os-release",
                    new Type.Named(Grammar.OS_FIELD, "FIELD", text(Grammar.VALUE)),
                    "Fields of `/usr/lib/os-release` that this image sets, beside the distribution's.",
                    "{ VARIANT_ID = \"web\" }");
    private static final Key ENTRYPOINT =
            Key.of(
                    "entrypoint",
                    arguments(),
                    "The command that always runs, as a list of words; no shell reads it.",
                    "[\"/usr/sbin/nginx\", \"-g\", \"daemon off;\"]");
    private static final Key CMD =
            Key.of(
                    "cmd",
                    arguments(),
                    "The arguments that the command gets where nobody gives others; without `entrypoint`, the command itself.",
                    "[\"bash\"]");
    private static final Key ENV =
            Key.of(
                    "env",
                    new Type.Named(Grammar.VARIABLE, "VARIABLE", Types.TEXT),
                    "Environment variables.",
                    "{ LANG = \"C.UTF-8\" }");
    private static final Key RUN_AS =
            Key.of(
                            "run-as",
                            text(Grammar.RUN_AS),
                            "Who runs the command: a user, or user and group, by name or number.",
                            "\"65532:65532\"")
                    .otherwise("root");
    private static final Key WORKDIR =
            Key.of("workdir", text(Grammar.DIRECTORY), "Where the command runs.", "\"/srv\"")
                    .otherwise("`/`");
    private static final Key LABELS =
            Key.of(
                    "labels",
                    new Type.Named(Grammar.LABEL, "LABEL", Types.TEXT),
                    "Labels in the image's config.",
                    "{ \"com.example.team\" = \"web\" }");
    private static final Key ANNOTATIONS =
            Key.of(
                    "annotations",
                    new Type.Named(Grammar.LABEL, "ANNOTATION", Types.TEXT),
                    "Annotations of the image's manifest and index, beside those that Lazuli writes.",
                    "{ \"org.opencontainers.image.vendor\" = \"Example\" }");
    private static final Key PORTS =
            Key.of(
                    "ports",
                    Types.set(text(Grammar.PORT)),
                    "Ports that the command listens on, with `/tcp`, `/udp` or `/sctp`; without, `/tcp` is meant.",
                    "[\"8080/tcp\"]");
    private static final Key VOLUMES =
            Key.of(
                    "volumes",
                    Types.set(Types.PATH),
                    "Directories that are to outlive the container.",
                    "[\"/var/lib/postgresql\"]");
    private static final Key STOP_SIGNAL =
            Key.of(
                            "stop-signal",
                            Types.choice(
                                    "a signal",
                                    "SIGTERM",
                                    "SIGINT",
                                    "SIGQUIT",
                                    "SIGHUP",
                                    "SIGKILL",
                                    "SIGUSR1",
                                    "SIGUSR2",
                                    "SIGWINCH",
                                    "SIGRTMIN+3"),
                            "The signal that ends the command.",
                            "\"SIGQUIT\"")
                    .otherwise("`SIGTERM`");
    private static final Key COMPRESSION =
            Key.of(
                            "compression",
                            Types.choice(
                                    "a compression",
                                    option(
                                            "zstd",
                                            "Smaller and faster; understood by every engine since 2023."),
                                    option("gzip", "Understood by every engine.")),
                            "How its layers are compressed.",
                            "\"gzip\"")
                    .otherwise("`\"zstd\"`");
    private static final Key LAYERING =
            Key.of(
                            "layering",
                            Types.choice(
                                    "a layering",
                                    option("single", "One layer."),
                                    option(
                                            "packages",
                                            "Several, cut along packages so that an update changes few of them.")),
                            "How its tree is cut into layers.",
                            "\"packages\"")
                    .otherwise("`\"single\"`");

    static final Section SECTION =
            new Section(
                    "image",
                    "[image.NAME]",
                    "Something to build. It selects by itself, and through the profiles that it includes.",
                    keys());

    private ImageSection() {}

    private static Type arguments() {
        return new Type.Many(Types.TEXT, false, true);
    }

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>(List.of(KIND, DESCRIPTION, ARCHITECTURES, ESSENTIAL));
        keys.addAll(SelectionKeys.ALL);
        keys.addAll(
                List.of(
                        DPKG_DATABASE,
                        OS_RELEASE,
                        ENTRYPOINT,
                        CMD,
                        ENV,
                        RUN_AS,
                        WORKDIR,
                        LABELS,
                        ANNOTATIONS,
                        PORTS,
                        VOLUMES,
                        STOP_SIGNAL,
                        COMPRESSION,
                        LAYERING));
        return keys;
    }

    /** {@return the image, with what it selects in the end} */
    static Image read(
            String name,
            Fields fields,
            Distribution distribution,
            List<String> profiles,
            Selection selection,
            Findings findings) {
        if (fields.has(OS_RELEASE) && distribution.osRelease().isEmpty()) {
            findings.add(
                    Fault.CONTRADICTION,
                    fields.where(OS_RELEASE),
                    "the packages' own os-release file stays, so it can't be changed here",
                    "[distribution] has os-release = false",
                    "take one of the two out, or write the file in a [[….file]]");
        }
        List<String> architectures = fields.texts(ARCHITECTURES);
        return new Image(
                name,
                fields.text(DESCRIPTION),
                architectures.isEmpty() ? distribution.architectures() : architectures,
                profiles,
                fields.flag(ESSENTIAL, true),
                database(fields.text(DPKG_DATABASE, "full")),
                distribution.osRelease().map(release -> release.with(fields.strings(OS_RELEASE))),
                selection,
                container(fields),
                fields.where());
    }

    private static PackageDatabase database(String text) {
        return switch (text) {
            case "status.d" -> PackageDatabase.STATUS_D;
            case "none" -> PackageDatabase.NONE;
            default -> PackageDatabase.FULL;
        };
    }

    private static Container container(Fields fields) {
        return new Container(
                fields.texts(ENTRYPOINT),
                fields.texts(CMD),
                fields.strings(ENV),
                fields.text(RUN_AS),
                fields.text(WORKDIR),
                fields.strings(LABELS),
                fields.strings(ANNOTATIONS),
                fields.texts(PORTS).stream()
                        .map(port -> port.contains("/") ? port : port + "/tcp")
                        .toList(),
                fields.texts(VOLUMES),
                fields.text(STOP_SIGNAL),
                fields.text(COMPRESSION, "zstd").equals("gzip")
                        ? Compression.GZIP
                        : Compression.ZSTD,
                fields.text(LAYERING, "single").equals("packages")
                        ? Layering.PACKAGES
                        : Layering.SINGLE);
    }
}
