package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.List;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** The top of a definition's file. */
final class TopSection {
    static final Key INCLUDE =
            Key.of(
                    "include",
                    Types.set(text(Grammar.PROJECT_FILE)),
                    "Further files of the definition, relative to this one. They add tables; none overrides what another one says.",
                    "[\"profiles/base.toml\"]");
    static final Key DISTRIBUTION =
            Key.of(
                            "distribution",
                            new Type.Sub(DistributionSection.SECTION),
                            "What is being made.",
                            "")
                    .needed();
    static final Key REPOSITORY =
            Key.of(
                    "repository",
                    named("REPOSITORY", RepositorySection.SECTION),
                    "Where packages come from, by name.",
                    "");
    static final Key PIN =
            Key.of("pin", Types.tables(PinSection.SECTION), "Limits on versions.", "");
    static final Key PROFILE =
            Key.of(
                    "profile",
                    named("PROFILE", SelectionKeys.PROFILE),
                    "Selections that images share, by name.",
                    "");
    static final Key IMAGE =
            Key.of("image", named("IMAGE", ImageSection.SECTION), "What to build, by name.", "")
                    .needed();

    static final Section SECTION =
            new Section(
                    "definition",
                    "the top of the file",
                    "A definition is one TOML 1.0 file, `lazuli.toml`, and those that it includes. All names in it are kebab-case.",
                    List.of(INCLUDE, DISTRIBUTION, REPOSITORY, PIN, PROFILE, IMAGE));

    /** As far as it matters before the files are put together. */
    static final Section INCLUDE_ONLY =
            new Section("include", SECTION.heading(), SECTION.says(), List.of(INCLUDE));

    /** Every table that there is. */
    static final List<Section> ALL =
            List.of(
                    SECTION,
                    DistributionSection.SECTION,
                    RepositorySection.SECTION,
                    PinSection.SECTION,
                    SelectionKeys.PROFILE,
                    ImageSection.SECTION,
                    OverlaySections.FILE,
                    OverlaySections.DIRECTORY,
                    OverlaySections.SYMLINK,
                    AccountSections.USER,
                    AccountSections.GROUP_SECTION);

    private TopSection() {}

    private static Type named(String placeholder, Section section) {
        return new Type.Named(Grammar.NAME, placeholder, new Type.Sub(section));
    }
}
