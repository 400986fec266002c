package lazuli.configure.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.shell.UnsupportedUseException;

/**
 * A line of tmpfiles.d(5). A dash, and what is not there, are empty text.
 *
 * @param type the letter
 * @param modifiers what stands behind the letter
 */
record TmpfilesLine(
        char type,
        String modifiers,
        String path,
        String mode,
        String user,
        String group,
        String argument) {
    private static final int FIELDS = 6;

    /** {@return the line; empty where it says nothing} */
    static Optional<TmpfilesLine> parse(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        List<String> words = words(line);
        String path = specifiers(words.get(1));
        return Optional.of(
                new TmpfilesLine(
                        words.get(0).charAt(0),
                        words.get(0).substring(1),
                        path.length() > 1 && path.endsWith("/")
                                ? path.substring(0, path.length() - 1)
                                : path,
                        words.get(2),
                        words.get(3),
                        words.get(4),
                        specifiers(words.get(FIELDS))));
    }

    /** Six words, with quotes, and the rest of the line as the seventh. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (words.size() < FIELDS) {
            StringBuilder word = new StringBuilder();
            char quote = 0;
            while (at < line.length() && (quote != 0 || !isBlank(line.charAt(at)))) {
                char c = line.charAt(at++);
                if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            }
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            words.add(word.toString().equals("-") ? "" : word.toString());
        }
        String rest = line.substring(at);
        words.add(rest.equals("-") ? "" : rest);
        return words;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String specifiers(String text) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '%' || at + 1 == text.length()) {
                result.append(c);
                continue;
            }
            result.append(
                    switch (text.charAt(++at)) {
                        case '%' -> "%";
                        case 't' -> "/run";
                        case 'S' -> "/var/lib";
                        case 'C' -> "/var/cache";
                        case 'L' -> "/var/log";
                        case 'T' -> "/tmp";
                        case 'V' -> "/var/tmp";
                        // The others say what machine this is, which an image does not know.
                        default -> throw new UnsupportedUseException("systemd-tmpfiles: " + text);
                    });
        }
        return result.toString();
    }
}
