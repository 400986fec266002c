package lazuli.shell.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a word while its characters are read. */
final class PartsBuilder {
    private List<Part> parts = new ArrayList<>(4);
    private final StringBuilder text = new StringBuilder();
    private boolean escaped;
    private @Nullable Deque<Open> open;

    /** A substitution whose end is not yet read; null name: arithmetic. */
    private record Open(
            List<Part> outside, @Nullable String name, Part.Operator operator, boolean orNull) {}

    void literal(int c) {
        if (escaped) {
            flush();
            escaped = false;
        }
        text.append((char) c);
    }

    void literals(String source, int start, int end) {
        if (escaped) {
            flush();
            escaped = false;
        }
        text.append(source, start, end);
    }

    void escaped(int c) {
        if (!escaped) {
            flush();
            escaped = true;
        }
        text.append((char) c);
    }

    private void flush() {
        if (!text.isEmpty()) {
            String chars = text.toString();
            parts.add(escaped ? new Part.Escaped(chars) : new Part.Literal(chars));
            text.setLength(0);
        }
    }

    void quoteMark() {
        add(Part.QuoteMark.INSTANCE);
    }

    void add(Part part) {
        flush();
        parts.add(part);
    }

    void openParameter(String name, Part.Operator operator, boolean orNull) {
        push(new Open(parts, name, operator, orNull));
    }

    void openArithmetic() {
        push(new Open(parts, null, Part.Operator.VALUE, false));
    }

    private void push(Open opened) {
        flush();
        if (open == null) {
            open = new ArrayDeque<>();
        }
        open.push(opened);
        parts = new ArrayList<>(4);
    }

    void close() {
        flush();
        Open closed = java.util.Objects.requireNonNull(open).pop();
        List<Part> inside = List.copyOf(parts);
        parts = closed.outside();
        parts.add(
                closed.name() == null
                        ? new Part.Arithmetic(inside)
                        : new Part.Parameter(
                                closed.name(), closed.operator(), closed.orNull(), inside));
    }

    /** The single character that was read so far, unquoted; 0 where there is none, -1 where there is more. */
    int single() {
        if (!parts.isEmpty() || escaped || text.length() > 1 || open != null && !open.isEmpty()) {
            return -1;
        }
        return text.isEmpty() ? 0 : text.charAt(0);
    }

    List<Part> build() {
        flush();
        return parts;
    }
}
