package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lazuli.definition.Distribution;
import lazuli.definition.OsRelease;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** {@code [distribution]}. */
final class DistributionSection {
    private static final Key ID =
            Key.of(
                            "id",
                            text(Grammar.OS_ID),
                            "The distribution's identifier: os-release's `ID`.",
                            "\"lazuli\"")
                    .needed();
    private static final Key NAME =
            Key.of(
                            "name",
                            Types.LINE,
                            "The distribution's name: os-release's `NAME`.",
                            "\"Lazuli Linux\"")
                    .needed();
    private static final Key VERSION =
            Key.of(
                            "version",
                            text(Grammar.OS_ID),
                            "The distribution's version: os-release's `VERSION_ID`.",
                            "\"4.0\"")
                    .needed();
    private static final Key CODENAME =
            Key.of(
                    "codename",
                    text(Grammar.OS_ID),
                    "The version's name: os-release's `VERSION_CODENAME`.",
                    "\"ultramarine\"");
    private static final Key PRETTY_NAME =
            Key.of(
                            "pretty-name",
                            Types.LINE,
                            "What people are shown: os-release's `PRETTY_NAME`.",
                            "\"Lazuli Linux 4.0\"")
                    .otherwise("name and version");
    private static final Key ID_LIKE =
            Key.of(
                    "id-like",
                    Types.set(text(Grammar.OS_ID)),
                    "The distributions it derives from, the nearest first: os-release's `ID_LIKE`.",
                    "[\"debian\"]");
    private static final Key VARIANT =
            Key.of(
                    "variant",
                    Types.LINE,
                    "What sort of it this is: os-release's `VARIANT`.",
                    "\"Server\"");
    private static final Key VARIANT_ID =
            Key.of(
                    "variant-id",
                    text(Grammar.OS_ID),
                    "The same as an identifier: os-release's `VARIANT_ID`.",
                    "\"server\"");
    private static final Key HOME_URL =
            Key.of(
                    "home-url",
                    Types.LINE,
                    "os-release's `HOME_URL`.",
                    "\"https://lazuli.example/\"");
    private static final Key DOCUMENTATION_URL =
            Key.of(
                    "documentation-url",
                    Types.LINE,
                    "os-release's `DOCUMENTATION_URL`.",
                    "\"https://lazuli.example/docs\"");
    private static final Key SUPPORT_URL =
            Key.of(
                    "support-url",
                    Types.LINE,
                    "os-release's `SUPPORT_URL`.",
                    "\"https://lazuli.example/support\"");
    private static final Key BUG_REPORT_URL =
            Key.of(
                    "bug-report-url",
                    Types.LINE,
                    "os-release's `BUG_REPORT_URL`.",
                    "\"https://lazuli.example/bugs\"");
    private static final Key OS_RELEASE =
            Key.of(
                            "os-release",
                            Types.FLAG,
                            "Whether images say this in `/usr/lib/os-release`. With `false` the packages' own file stays.",
                            "false")
                    .otherwise("`true`");
    private static final Key ARCHITECTURES =
            Key.of(
                            "architectures",
                            Types.ARCHITECTURES,
                            "What images are built for, unless they say otherwise.",
                            "[\"amd64\", \"arm64\"]")
                    .otherwise("`[\"amd64\"]`");
    private static final Key EPOCH =
            Key.of(
                            "epoch",
                            new Type.Moment(),
                            "The time that every image is stamped with: no file in an image is younger. As a date with time and zone, or as seconds since 1970, like `SOURCE_DATE_EPOCH`.",
                            "2026-11-01T00:00:00Z")
                    .otherwise("the date of the newest repository index in the lock");

    static final Section SECTION =
            new Section(
                    "distribution",
                    "[distribution]",
                    "What is being made. The names go into each image's os-release(5) file.",
                    List.of(
                            ID,
                            NAME,
                            VERSION,
                            CODENAME,
                            PRETTY_NAME,
                            ID_LIKE,
                            VARIANT,
                            VARIANT_ID,
                            HOME_URL,
                            DOCUMENTATION_URL,
                            SUPPORT_URL,
                            BUG_REPORT_URL,
                            OS_RELEASE,
                            ARCHITECTURES,
                            EPOCH));

    private DistributionSection() {}

    static Distribution read(Fields fields) {
        List<String> architectures = fields.texts(ARCHITECTURES);
        return new Distribution(
                fields.text(ID, ""),
                fields.text(NAME, ""),
                fields.text(VERSION, ""),
                architectures.isEmpty() ? List.of("amd64") : architectures,
                fields.whole(EPOCH),
                fields.flag(OS_RELEASE, true) ? Optional.of(osRelease(fields)) : Optional.empty(),
                fields.where());
    }

    /** In the order of Debian's own file. */
    private static OsRelease osRelease(Fields fields) {
        SequencedMap<String, String> release = new LinkedHashMap<>();
        String name = fields.text(NAME, "");
        String version = fields.text(VERSION, "");
        Optional<String> codename = fields.text(CODENAME);
        release.put("PRETTY_NAME", fields.text(PRETTY_NAME, name + " " + version));
        release.put("NAME", name);
        release.put("VERSION_ID", version);
        release.put("VERSION", codename.map(c -> version + " (" + c + ")").orElse(version));
        codename.ifPresent(value -> release.put("VERSION_CODENAME", value));
        release.put("ID", fields.text(ID, ""));
        List<String> like = fields.texts(ID_LIKE);
        if (!like.isEmpty()) {
            release.put("ID_LIKE", String.join(" ", like));
        }
        put(release, "VARIANT", fields.text(VARIANT));
        put(release, "VARIANT_ID", fields.text(VARIANT_ID));
        put(release, "HOME_URL", fields.text(HOME_URL));
        put(release, "DOCUMENTATION_URL", fields.text(DOCUMENTATION_URL));
        put(release, "SUPPORT_URL", fields.text(SUPPORT_URL));
        put(release, "BUG_REPORT_URL", fields.text(BUG_REPORT_URL));
        return new OsRelease(release);
    }

    private static void put(
            SequencedMap<String, String> release, String name, Optional<String> value) {
        value.ifPresent(v -> release.put(name, v));
    }
}
