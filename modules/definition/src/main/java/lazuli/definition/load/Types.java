package lazuli.definition.load;

import java.util.List;
import lazuli.definition.schema.Grammar;
import lazuli.definition.schema.Section;
import lazuli.definition.schema.Type;

/** The types that several settings share. */
final class Types {
    static final Type FLAG = new Type.Flag();
    static final Type TEXT = text(Grammar.TEXT);
    static final Type LINE = text(Grammar.LINE);
    static final Type PATH = text(Grammar.PATH);
    static final Type PACKAGE_NAMES = set(text(Grammar.PACKAGE_NAME));
    static final Type ARCHITECTURE =
            choice(
                    "an architecture",
                    "amd64",
                    "arm64",
                    "armel",
                    "armhf",
                    "i386",
                    "loong64",
                    "mips64el",
                    "ppc64el",
                    "riscv64",
                    "s390x");
    static final Type ARCHITECTURES = new Type.Many(ARCHITECTURE, true, false);

    /** Numbers of users and groups; the last two are taken (-1 and -2 elsewhere). */
    static final Type ID = new Type.Whole(0, 2147483646);

    private Types() {}

    static Type text(Grammar grammar) {
        return new Type.Text(grammar);
    }

    /** A list without duplicates. */
    static Type set(Type element) {
        return new Type.Many(element, true, true);
    }

    /** Any number of tables. */
    static Type tables(Section section) {
        return new Type.Many(new Type.Sub(section), false, true);
    }

    static Type.Choice choice(String noun, String... values) {
        return new Type.Choice(
                noun,
                java.util.Arrays.stream(values).map(value -> new Type.Option(value, "")).toList());
    }

    static Type.Choice choice(String noun, Type.Option... options) {
        return new Type.Choice(noun, List.of(options));
    }

    static Type.Option option(String value, String says) {
        return new Type.Option(value, says);
    }
}
