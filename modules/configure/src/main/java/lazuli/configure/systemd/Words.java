package lazuli.configure.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How systemd cuts a line of its configuration into words: at blanks, but for those in quotes or after a backslash.
 *
 * @param first no more words than were asked for; fewer where the line has no more
 * @param rest what stands behind them
 */
public record Words(List<String> first, String rest) {
    public Words {
        first = List.copyOf(first);
    }

    /** Whether {@code \n}, {@code \x41} and their like stand for characters, or a backslash for nothing but the character behind it. */
    public enum Escapes {
        C,
        PLAIN
    }

    /** {@return the line's first words; empty where a quote or an escape does not end, or is none} */
    public static Optional<Words> of(String line, int count, Escapes escapes) {
        Scanner scanner = new Scanner(line, escapes);
        List<String> words = new ArrayList<>();
        while (words.size() < count && scanner.skipBlanks()) {
            Optional<String> word = scanner.word();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        scanner.skipBlanks();
        return Optional.of(new Words(words, scanner.rest()));
    }

    /** {@return the word at this place: empty where there is none, and where it is a dash} */
    public String get(int index) {
        String word = index < first.size() ? first.get(index) : "";
        return word.equals("-") ? "" : word;
    }

    private static final class Scanner {
        private final String line;
        private final Escapes escapes;
        private int at;

        Scanner(String line, Escapes escapes) {
            this.line = line;
            this.escapes = escapes;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }

        boolean skipBlanks() {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            return at < line.length();
        }

        String rest() {
            return line.substring(at);
        }

        Optional<String> word() {
            StringBuilder word = new StringBuilder();
            char quote = 0;
            while (at < line.length() && (quote != 0 || !isBlank(line.charAt(at)))) {
                char c = line.charAt(at++);
                if (c == '\\') {
                    if (!escaped(word)) {
                        return Optional.empty();
                    }
                } else if (c == quote) {
                    quote = 0;
                } else if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else {
                    word.append(c);
                }
            }
            return quote == 0 ? Optional.of(word.toString()) : Optional.empty();
        }

        private boolean escaped(StringBuilder word) {
            if (at >= line.length()) {
                return false;
            }
            if (escapes == Escapes.PLAIN) {
                word.append(line.charAt(at++));
                return true;
            }
            int end = CEscapes.one(line, at, word);
            at = end;
            return end > 0;
        }
    }
}
