package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lazuli.definition.Account;
import lazuli.definition.DebconfAnswer;
import lazuli.definition.Located;
import lazuli.definition.Overlay;
import lazuli.definition.PackageRequest;
import lazuli.definition.PathGlob;
import lazuli.definition.Recommends;
import lazuli.definition.Removal;
import lazuli.definition.Selection;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Node;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** What profiles and images have in common. */
final class SelectionKeys {
    static final Key INCLUDE =
            Key.of(
                    "include",
                    Types.set(text(Grammar.NAME)),
                    "Profiles whose selections are taken in first, in this order, each once. Lists add up; where two say different things of one path, user, group or question, the later one counts, and what the including table says comes last.",
                    "[\"base\", \"slim\"]");
    private static final Key PACKAGES =
            Key.of(
                    "packages",
                    Types.set(text(Grammar.PACKAGE)),
                    "Packages to install, with what they depend on: `NAME`, `NAME:ARCHITECTURE`, `NAME (>= VERSION)`, and ` [ARCHITECTURE …]` or ` [!ARCHITECTURE …]` at the end for some of the image's architectures only.",
                    "[\"curl\", \"nginx (>= 1.26)\"]");
    private static final Key EXCLUDE =
            Key.of(
                    "exclude",
                    Types.PACKAGE_NAMES,
                    "Packages that must not be installed. What depends on one can't be installed either: then there is no solution, and the reasons are shown.",
                    "[\"systemd\"]");
    private static final Key OMIT =
            Key.of(
                    "omit",
                    Types.PACKAGE_NAMES,
                    "Packages that count as installed for whatever depends on them, and are not. You vouch that nothing in the image needs their files.",
                    "[\"perl-base\"]");
    private static final Key RECOMMENDS =
            Key.of(
                            "recommends",
                            new Type.Either(List.of(Types.FLAG, Types.PACKAGE_NAMES)),
                            "Whether packages that others recommend are installed where they can be: `true` for everybody's recommendations, or the names of packages whose own are followed.",
                            "[\"git\"]")
                    .otherwise("`false`");
    private static final Key DEBCONF =
            Key.of(
                    "debconf",
                    new Type.Named(
                            Grammar.QUESTION,
                            "QUESTION",
                            new Type.Either(
                                    List.of(
                                            text(Grammar.VALUE),
                                            Types.FLAG,
                                            Types.set(text(Grammar.VALUE))))),
                    "Answers to the questions that packages ask while they are configured: a string, a boolean, or a list where several choices are made. Each question is named in quotes.",
                    "{ \"tzdata/Areas\" = \"Etc\" }");
    private static final Key SANDBOX =
            Key.of(
                    "sandbox",
                    Types.PACKAGE_NAMES,
                    "Packages whose maintainer scripts are run for real, on the host, in a sandbox: for scripts that Lazuli can't run by itself. It works on Linux, for the host's own architecture.",
                    "[\"texlive-base\"]");
    private static final Key REMOVE =
            Key.of(
                    "remove",
                    Types.set(text(Grammar.GLOB)),
                    "Patterns for paths to take out when packages are configured. `*`, `?` and `[a-z]` match within one component of a path; a component `**` matches any number of them. A directory goes only when it is empty.",
                    "[\"/usr/share/doc/**\"]");
    private static final Key KEEP =
            Key.of(
                    "keep",
                    Types.set(text(Grammar.GLOB)),
                    "Patterns for paths that the `remove` of the same table leaves.",
                    "[\"/usr/share/doc/*/copyright\"]");
    private static final Key FILE =
            Key.of("file", Types.tables(OverlaySections.FILE), "Files to put into the image.", "");
    private static final Key DIRECTORY =
            Key.of(
                    "directory",
                    Types.tables(OverlaySections.DIRECTORY),
                    "Directories to put into the image.",
                    "");
    private static final Key SYMLINK =
            Key.of(
                    "symlink",
                    Types.tables(OverlaySections.SYMLINK),
                    "Symbolic links to put into the image.",
                    "");
    private static final Key USER =
            Key.of(
                    "user",
                    Types.tables(AccountSections.USER),
                    "Users to add. Who runs the command is said by `run-as`.",
                    "");
    private static final Key GROUP =
            Key.of("group", Types.tables(AccountSections.GROUP_SECTION), "Groups to add.", "");

    static final List<Key> ALL =
            List.of(
                    INCLUDE,
                    PACKAGES,
                    EXCLUDE,
                    OMIT,
                    RECOMMENDS,
                    DEBCONF,
                    SANDBOX,
                    REMOVE,
                    KEEP,
                    FILE,
                    DIRECTORY,
                    SYMLINK,
                    USER,
                    GROUP);

    static final Section PROFILE =
            new Section(
                    "profile",
                    "[profile.NAME]",
                    "A named selection that images and other profiles include.",
                    ALL);

    private final ProjectFiles files;
    private final Findings findings;

    SelectionKeys(ProjectFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** {@return what this table itself selects} */
    Selection read(Fields fields) {
        return new Selection(
                fields.located(PACKAGES).stream()
                        .map(text -> PackageRequest.parse(text.value(), text.where()))
                        .toList(),
                fields.located(EXCLUDE),
                fields.located(OMIT),
                recommends(fields),
                debconf(fields),
                fields.located(SANDBOX),
                overlays(fields),
                groups(fields),
                users(fields),
                removals(fields));
    }

    private static Recommends recommends(Fields fields) {
        return new Recommends(fields.flag(RECOMMENDS, false), fields.located(RECOMMENDS));
    }

    private static List<DebconfAnswer> debconf(Fields fields) {
        List<DebconfAnswer> answers = new ArrayList<>();
        fields.named(DEBCONF)
                .forEach((question, node) ->
                        answers.add(new DebconfAnswer(question, answer(node), node.where())));
        return answers;
    }

    private static String answer(Node node) {
        if (node instanceof Node.Many(var elements, _)) {
            return elements.stream().map(SelectionKeys::answer).collect(Collectors.joining(", "));
        }
        return node instanceof Node.Flag(var value, _)
                ? Boolean.toString(value)
                : ((Node.Text) node).value();
    }

    private List<Overlay> overlays(Fields fields) {
        List<Overlay> overlays =
                new OverlaySections(files, findings)
                        .read(
                                fields.tables(DIRECTORY),
                                fields.tables(SYMLINK),
                                fields.tables(FILE));
        Repeats.of(overlays, findings);
        return overlays;
    }

    private List<Account.User> users(Fields fields) {
        List<Account.User> users = AccountSections.users(fields.tables(USER), findings);
        Repeats.ofNames("user", users, findings);
        return users;
    }

    private List<Account.Group> groups(Fields fields) {
        List<Account.Group> groups = AccountSections.groups(fields.tables(GROUP));
        Repeats.ofNames("group", groups, findings);
        return groups;
    }

    private List<Removal> removals(Fields fields) {
        List<Located<PathGlob>> remove = globs(fields.located(REMOVE));
        List<Located<PathGlob>> keep = globs(fields.located(KEEP));
        if (!fields.has(REMOVE) && fields.has(KEEP)) {
            findings.add(
                    Fault.CONTRADICTION,
                    fields.where(KEEP),
                    "keep has nothing to keep from",
                    "it excepts paths from the remove of the same table, and there is none",
                    "add remove here, or move keep to where the remove is");
        }
        return remove.isEmpty() ? List.of() : List.of(new Removal(remove, keep));
    }

    private static List<Located<PathGlob>> globs(List<Located<String>> texts) {
        return texts.stream()
                .map(text -> new Located<>(new PathGlob(text.value()), text.where()))
                .toList();
    }

    /** {@return the profiles that this table includes} */
    static List<Located<String>> includes(Fields fields) {
        return fields.located(INCLUDE);
    }

    /** {@return whether this table says whose recommendations are followed} */
    static boolean saysRecommends(Fields fields) {
        return fields.has(RECOMMENDS);
    }
}
