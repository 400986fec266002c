package lazuli.shell.command.sort;

import lazuli.shell.command.call.FileVersion;
import org.jspecify.annotations.Nullable;

/** A part of each line, and how it is compared: a {@code -k}, or the whole line. */
final class Key {
    int startField;
    int startCharacter;
    int endField = -1;
    int endCharacter;
    boolean skipStartBlanks;
    boolean skipEndBlanks;
    char order = ' ';
    boolean folded;
    boolean dictionary;
    boolean printable;
    boolean reverse;

    /** Whether no letter says how to compare. */
    boolean isPlain() {
        return order == ' '
                && !folded
                && !dictionary
                && !printable
                && !reverse
                && !skipStartBlanks
                && !skipEndBlanks;
    }

    /** Takes over how to compare. */
    void inherit(Key from) {
        order = from.order;
        folded = from.folded;
        dictionary = from.dictionary;
        printable = from.printable;
        reverse = from.reverse;
        skipStartBlanks = from.skipStartBlanks;
        skipEndBlanks = from.skipEndBlanks;
    }

    /** Takes the letter of an option. Returns whether it is one. */
    boolean take(char letter, boolean atStart, boolean atEnd) {
        switch (letter) {
            case 'b' -> {
                skipStartBlanks |= atStart;
                skipEndBlanks |= atEnd;
            }
            case 'd' -> dictionary = true;
            case 'f' -> folded = true;
            case 'i' -> printable = true;
            case 'r' -> reverse = true;
            case 'n', 'g', 'h', 'M', 'V' -> order = letter;
            default -> {
                return false;
            }
        }
        return true;
    }

    int compare(String a, String b, @Nullable Character separator) {
        String first = of(a, separator);
        String second = of(b, separator);
        int result =
                switch (order) {
                    case 'n' -> Ordering.numeric(first, second);
                    case 'h' -> Ordering.human(first, second);
                    case 'g' -> Ordering.general(first, second);
                    case 'M' -> Ordering.month(first, second);
                    case 'V' -> FileVersion.compare(first, second);
                    default -> filtered(first).compareTo(filtered(second));
                };
        return reverse ? -result : result;
    }

    private String filtered(String text) {
        if (!folded && !dictionary && !printable) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' || c == '\t';
            boolean alphanumeric =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            boolean dropped =
                    dictionary && !blank && !alphanumeric || printable && (c < ' ' || c > '~');
            if (!dropped) {
                kept.append(folded && c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
        }
        return kept.toString();
    }

    private String of(String line, @Nullable Character separator) {
        int start = start(line, separator);
        int end = end(line, separator);
        return line.substring(
                Math.min(start, line.length()), Math.max(start, Math.min(end, line.length())));
    }

    private int start(String line, @Nullable Character separator) {
        int at = skipFields(line, startField, separator);
        if (skipStartBlanks) {
            at = skipBlanks(line, at);
        }
        return Math.min(line.length(), at + startCharacter);
    }

    private int end(String line, @Nullable Character separator) {
        if (endField < 0) {
            return line.length();
        }
        if (endCharacter == 0) {
            return fieldEnd(line, skipFields(line, endField, separator), separator);
        }
        int at = skipFields(line, endField, separator);
        if (skipEndBlanks) {
            at = skipBlanks(line, at);
        }
        return Math.min(line.length(), at + endCharacter);
    }

    /** Where the field after so many fields begins, its leading blanks included. */
    private static int skipFields(String line, int fields, @Nullable Character separator) {
        int at = 0;
        for (int i = 0; i < fields && at < line.length(); i++) {
            at = fieldEnd(line, at, separator);
            if (separator != null && at < line.length()) {
                at++;
            }
        }
        return at;
    }

    private static int fieldEnd(String line, int start, @Nullable Character separator) {
        if (separator != null) {
            int end = line.indexOf(separator, start);
            return end < 0 ? line.length() : end;
        }
        int at = skipBlanks(line, start);
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(String line, int start) {
        int at = start;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
