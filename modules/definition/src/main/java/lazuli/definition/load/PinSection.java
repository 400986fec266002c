package lazuli.definition.load;

import static lazuli.definition.load.Types.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lazuli.definition.Located;
import lazuli.definition.Pin;
import lazuli.definition.VersionConstraint;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Fields;
import lazuli.definition.schema.Findings;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Key;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** {@code [[pin]]}. */
final class PinSection {
    private static final Key PACKAGE =
            Key.of(
                            "package",
                            text(Grammar.PACKAGES),
                            "The packages it is about: a name, in which `*` stands for any characters.",
                            "\"linux-*\"")
                    .needed();
    private static final Key VERSION =
            Key.of(
                    "version",
                    new Type.Either(
                            List.of(text(Grammar.CONSTRAINT), Types.set(text(Grammar.CONSTRAINT)))),
                    "What their version must meet: `<<`, `<=`, `=`, `>=` or `>>` and a version; of a list, all.",
                    "\">= 6.12\"");
    private static final Key REPOSITORY =
            Key.of(
                    "repository",
                    text(Grammar.NAME),
                    "The repository that they must come from.",
                    "\"debian-security\"");
    private static final Key PRIORITY =
            Key.of(
                            "priority",
                            new Type.Whole(-9999, 9999),
                            "What fits has this priority in place of its repository's; what does not fit can still be chosen.",
                            "900")
                    .otherwise("what does not fit is never chosen");

    static final Section SECTION =
            new Section(
                    "pin",
                    "[[pin]]",
                    "A limit on the versions of some packages, for all images together. It needs `version`, `repository` or both.",
                    List.of(PACKAGE, VERSION, REPOSITORY, PRIORITY));

    private PinSection() {}

    static Optional<Pin> read(Fields fields, Collection<String> repositories, Findings findings) {
        if (!fields.has(VERSION) && !fields.has(REPOSITORY) && !findings.isBroken()) {
            findings.add(
                    Fault.MISSING_KEY,
                    fields.where(),
                    "[[pin]] needs version or repository",
                    "without them it limits nothing",
                    "add a line like version = \">= 6.12\"");
        }
        for (Located<String> repository : fields.located(REPOSITORY)) {
            References.check("repository", repository, repositories, findings);
        }
        return fields.text(PACKAGE)
                .map(packages ->
                        new Pin(
                                packages,
                                fields.texts(VERSION).stream()
                                        .map(VersionConstraint::parse)
                                        .toList(),
                                fields.text(REPOSITORY),
                                fields.number(PRIORITY),
                                fields.where()));
    }
}
