package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.definition.ArchitectureFilter;
import lazuli.definition.Located;
import lazuli.definition.Overlay;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;
import lazuli.tree.TreePath;

/** {@code [[….file]]}, {@code [[….directory]]} and {@code [[….symlink]]}. */
final class OverlaySections {
    private static final Key PATH =
            Key.of("path", Types.PATH, "Where it goes in the image.", "\"/etc/motd\"").needed();
    private static final Key DIRECTORY_PATH =
            Key.of("path", text(Grammar.DIRECTORY), "Where it is in the image.", "\"/srv/www\"")
                    .needed();
    private static final Key CONTENT =
            Key.of(
                    "content",
                    Types.TEXT,
                    "What is in it, as text. Either this or `source`.",
                    "\"Welcome\\n\"");
    private static final Key SOURCE =
            Key.of(
                    "source",
                    text(Grammar.PROJECT_FILE),
                    "A file of the project with what is in it, relative to this file. Its mode and owner on the host do not matter.",
                    "\"files/motd\"");
    private static final Key FILE_MODE =
            Key.of("mode", text(Grammar.MODE), "Its mode, in octal and in quotes.", "\"0755\"")
                    .otherwise("`\"0644\"`");
    private static final Key DIRECTORY_MODE =
            Key.of("mode", text(Grammar.MODE), "Its mode, in octal and in quotes.", "\"0750\"")
                    .otherwise("`\"0755\"`");
    private static final Key OWNER =
            Key.of(
                            "owner",
                            text(Grammar.OWNER),
                            "Whose it is: a user's name, or a number in quotes.",
                            "\"www-data\"")
                    .otherwise("`\"root\"`");
    private static final Key GROUP =
            Key.of(
                            "group",
                            text(Grammar.OWNER),
                            "Its group: a name, or a number in quotes.",
                            "\"www-data\"")
                    .otherwise("`\"root\"`");
    private static final Key TARGET =
            Key.of(
                            "target",
                            text(Grammar.LINE),
                            "What it points to, as written into the link.",
                            "\"../usr/share/zoneinfo/UTC\"")
                    .needed();
    private static final Key ARCHITECTURES =
            Key.of(
                            "architectures",
                            Types.ARCHITECTURES,
                            "The architectures of the images that get it.",
                            "[\"arm64\"]")
                    .otherwise("all");

    static final Section FILE =
            new Section(
                    "file",
                    "[[….file]]",
                    "A regular file that the definition puts into the image. Directories above it that are missing are made. Files come last, after removals: what you say here stays.",
                    List.of(PATH, CONTENT, SOURCE, FILE_MODE, OWNER, GROUP, ARCHITECTURES));

    static final Section DIRECTORY =
            new Section(
                    "directory",
                    "[[….directory]]",
                    "A directory that must be in the image. Where packages have one there, it gets this mode and owner.",
                    List.of(DIRECTORY_PATH, DIRECTORY_MODE, OWNER, GROUP, ARCHITECTURES));

    static final Section SYMLINK =
            new Section(
                    "symlink",
                    "[[….symlink]]",
                    "A symbolic link that the definition puts into the image.",
                    List.of(PATH, TARGET, ARCHITECTURES));

    private static final int FILE_DEFAULT = 0644;
    private static final int DIRECTORY_DEFAULT = 0755;

    private final ProjectFiles files;
    private final Findings findings;

    OverlaySections(ProjectFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** {@return everything that these tables put into an image} */
    List<Overlay> read(List<Fields> directories, List<Fields> symlinks, List<Fields> regular) {
        List<Overlay> overlays = new ArrayList<>();
        directories.forEach(fields -> directory(fields).ifPresent(overlays::add));
        symlinks.forEach(fields -> symlink(fields).ifPresent(overlays::add));
        regular.forEach(fields -> file(fields).ifPresent(overlays::add));
        return overlays;
    }

    private Optional<Overlay> directory(Fields fields) {
        return fields.text(DIRECTORY_PATH)
                .map(path ->
                        new Overlay.Directory(
                                new TreePath(path),
                                mode(fields, DIRECTORY_MODE, DIRECTORY_DEFAULT),
                                owner(fields),
                                on(fields),
                                fields.where()));
    }

    private Optional<Overlay> symlink(Fields fields) {
        Optional<String> target = fields.text(TARGET);
        return fields.text(PATH)
                .flatMap(path ->
                        target.map(to ->
                                new Overlay.Symlink(
                                        new TreePath(path), to, on(fields), fields.where())));
    }

    private Optional<Overlay> file(Fields fields) {
        Optional<ByteSource> content = content(fields);
        return fields.text(PATH)
                .flatMap(path ->
                        content.map(bytes ->
                                new Overlay.File(
                                        new TreePath(path),
                                        bytes,
                                        mode(fields, FILE_MODE, FILE_DEFAULT),
                                        owner(fields),
                                        on(fields),
                                        fields.where())));
    }

    private Optional<ByteSource> content(Fields fields) {
        List<Located<String>> source = fields.located(SOURCE);
        if (fields.has(CONTENT) && fields.has(SOURCE)) {
            findings.add(
                    Fault.CONTRADICTION,
                    fields.where(SOURCE),
                    "a file has content or a source, not both",
                    "content is set at " + fields.where(CONTENT).place(),
                    "take one of the two out");
        }
        if (!source.isEmpty()) {
            return files.find(source.getFirst()).map(ProjectFiles.ProjectFile::content);
        }
        if (!fields.has(CONTENT) && !fields.has(SOURCE) && !findings.isBroken()) {
            findings.add(
                    Fault.MISSING_KEY,
                    fields.where(),
                    "[[….file]] needs content or source",
                    "a file without either has nothing to say",
                    "add a line like source = \"files/motd\"; for an empty file, content = \"\"");
        }
        return fields.text(CONTENT).map(ByteSource::of);
    }

    private static int mode(Fields fields, Key key, int otherwise) {
        return fields.text(key).map(text -> Integer.parseInt(text, 8)).orElse(otherwise);
    }

    private static Overlay.Owner owner(Fields fields) {
        return new Overlay.Owner(fields.text(OWNER, "root"), fields.text(GROUP, "root"));
    }

    private static ArchitectureFilter on(Fields fields) {
        return ArchitectureFilter.only(fields.texts(ARCHITECTURES));
    }
}
