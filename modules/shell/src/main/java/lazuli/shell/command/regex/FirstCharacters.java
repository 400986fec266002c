package lazuli.shell.command.regex;

import org.jspecify.annotations.Nullable;

/** What a match can begin with: some ASCII characters, and all others or none of them. */
final class FirstCharacters {
    private final boolean[] ascii = new boolean[128];
    private boolean others;

    /** The first characters of what this matches; null where it may match the empty text. */
    static @Nullable FirstCharacters of(Node node, boolean ignoringCase) {
        FirstCharacters first = new FirstCharacters();
        return first.take(node, ignoringCase) ? null : first;
    }

    boolean has(char c) {
        return c < 128 ? ascii[c] : others;
    }

    /** Takes the first characters of this part. Returns whether it may match the empty text. */
    private boolean take(Node node, boolean ignoringCase) {
        return switch (node) {
            case Node.Empty _, Node.Assertion _, Node.BackReference _ -> true;
            case Node.Literal(int c) -> {
                add(c, ignoringCase);
                yield false;
            }
            case Node.Any _ -> {
                java.util.Arrays.fill(ascii, true);
                others = true;
                yield false;
            }
            case Node.OneOf(var set) -> {
                for (int c = 0; c < ascii.length; c++) {
                    ascii[c] |= set.contains(c);
                }
                others = true;
                yield false;
            }
            case Node.Sequence(var parts) -> {
                for (Node part : parts) {
                    if (!take(part, ignoringCase)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Node.Alternation(var branches) -> {
                boolean empty = false;
                for (Node branch : branches) {
                    empty |= take(branch, ignoringCase);
                }
                yield empty;
            }
            case Node.Group(_, var body) -> take(body, ignoringCase);
            case Node.Repeat(var body, int least, _) -> take(body, ignoringCase) || least == 0;
        };
    }

    private void add(int c, boolean ignoringCase) {
        if (c >= ascii.length || ignoringCase) {
            others = true;
        }
        if (c < ascii.length) {
            ascii[c] = true;
            if (ignoringCase) {
                ascii[Character.toLowerCase(c)] = true;
                ascii[Character.toUpperCase(c)] = true;
            }
        } else if (ignoringCase && Program.fold(c) < ascii.length) {
            ascii[Program.fold(c)] = true;
            ascii[Character.toUpperCase(Program.fold(c))] = true;
        }
    }
}
