package lazuli.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes any number of fields, or one text, when it is expanded.
 *
 * @param constant what it always becomes, where nothing in it is ever expanded; otherwise null
 */
public record Word(List<Part> parts, @Nullable String constant) {
    /** {@code "$@"}. */
    static final Word ALL =
            of(
                    List.of(
                            Part.QuoteMark.INSTANCE,
                            new Part.Parameter("@", Part.Operator.VALUE, false, List.of()),
                            Part.QuoteMark.INSTANCE));

    /** {@return the word of these parts} */
    static Word of(List<Part> parts) {
        return new Word(List.copyOf(parts), constant(parts));
    }

    private static @Nullable String constant(List<Part> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Literal(var text)) {
            return isInert(text) ? text : null;
        }
        var all = new StringBuilder();
        for (Part part : parts) {
            // No pattern switch: its first use costs more than parsing all of a package's scripts.
            if (part instanceof Part.Escaped(var text)) {
                all.append(text);
            } else if (part instanceof Part.Literal(var text) && isInert(text)) {
                all.append(text);
            } else if (!(part instanceof Part.QuoteMark)) {
                return null;
            }
        }
        return all.toString();
    }

    private static boolean isInert(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '*', '?', '[', '~', '\\' -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    /** {@return the name before the first equals sign, where this has the form of an assignment; otherwise null} */
    public @Nullable String assignedName() {
        if (parts.isEmpty() || !(parts.getFirst() instanceof Part.Literal(var text))) {
            return null;
        }
        int end = Identifiers.end(text, 0);
        return end > 0 && end < text.length() && text.charAt(end) == '='
                ? text.substring(0, end)
                : null;
    }

    /** {@return what stands after the first equals sign} Only for what has an {@link #assignedName}. */
    public Word assignedValue() {
        String text = ((Part.Literal) parts.getFirst()).text();
        String rest = text.substring(text.indexOf('=') + 1);
        List<Part> value = new java.util.ArrayList<>(parts);
        if (rest.isEmpty()) {
            value.removeFirst();
        } else {
            value.set(0, new Part.Literal(rest));
        }
        return value.isEmpty() ? new Word(List.of(), "") : of(value);
    }
}
