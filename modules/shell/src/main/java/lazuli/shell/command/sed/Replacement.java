package lazuli.shell.command.sed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lazuli.shell.command.regex.Match;

/** The right side of {@code s}. */
final class Replacement {
    private final List<Part> parts;
    private final int highestGroup;

    private Replacement(List<Part> parts, int highestGroup) {
        this.parts = parts;
        this.highestGroup = highestGroup;
    }

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Group(int number) implements Part {}

        /** {@code \U \L \E}, and {@code \\u \l} for the next character. */
        record Case(char letter) implements Part {}
    }

    /** Reads the right side, its escapes for characters replaced already. */
    static Replacement parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int highest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Part part = null;
            if (c == '&') {
                part = new Part.Group(0);
            } else if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
                if (c >= '0' && c <= '9') {
                    part = new Part.Group(c - '0');
                    highest = Math.max(highest, c - '0');
                } else if ("ULElu".indexOf(c) >= 0) {
                    part = new Part.Case(c);
                }
            }
            if (part == null) {
                plain.append(c);
            } else {
                flush(plain, parts);
                parts.add(part);
            }
        }
        flush(plain, parts);
        return new Replacement(parts, highest);
    }

    private static void flush(StringBuilder plain, List<Part> parts) {
        if (!plain.isEmpty()) {
            parts.add(new Part.Text(plain.toString()));
            plain.setLength(0);
        }
    }

    int highestGroup() {
        return highestGroup;
    }

    /** Appends what stands in the match's place. */
    void appendTo(StringBuilder to, String line, Match match) {
        Casing casing = new Casing(to);
        for (Part part : parts) {
            switch (part) {
                case Part.Text(var text) -> casing.append(text);
                case Part.Group(int number) -> casing.append(match.group(line, number));
                case Part.Case(char letter) -> casing.change(letter);
            }
        }
    }

    private static final class Casing {
        private final StringBuilder to;
        private char all = 'E';
        private char next = 'E';

        Casing(StringBuilder to) {
            this.to = to;
        }

        void change(char letter) {
            if (letter == 'u' || letter == 'l') {
                next = letter;
            } else {
                all = letter;
                next = 'E';
            }
        }

        void append(String text) {
            if (text.isEmpty()) {
                return;
            }
            String rest = text;
            if (next != 'E') {
                int first = text.codePointAt(0);
                to.appendCodePoint(
                        next == 'u' ? Character.toUpperCase(first) : Character.toLowerCase(first));
                rest = text.substring(Character.charCount(first));
                next = 'E';
            }
            to.append(
                    switch (all) {
                        case 'U' -> rest.toUpperCase(Locale.ROOT);
                        case 'L' -> rest.toLowerCase(Locale.ROOT);
                        default -> rest;
                    });
        }
    }
}
