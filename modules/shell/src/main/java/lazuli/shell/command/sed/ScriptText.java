package lazuli.shell.command.sed;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Failure;

/** A script as it was given: the values of {@code -e} and the files of {@code -f}, one after the other. */
final class ScriptText {
    static final int END = -1;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int expressions;
    private int at;

    /**
     * A piece of the script.
     *
     * @param number of the expression; 0 for a file
     */
    private record Piece(int start, int number, String file) {}

    void addExpression(String expression) {
        separate();
        pieces.add(new Piece(text.length(), ++expressions, ""));
        text.append(expression);
    }

    void addFile(String file, String content) {
        separate();
        pieces.add(new Piece(text.length(), 0, file));
        text.append(content.endsWith("\n") ? content.substring(0, content.length() - 1) : content);
    }

    private void separate() {
        if (!pieces.isEmpty()) {
            text.append('\n');
        }
    }

    /** Whether the script begins with {@code #n}; sed 4.9 does not mind what follows. */
    boolean beginsQuiet() {
        return text.length() >= 2 && text.charAt(0) == '#' && text.charAt(1) == 'n';
    }

    /** The next character, or the end. */
    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Takes the next character. */
    int next() {
        int c = peek();
        at += c == END ? 0 : 1;
        return c;
    }

    /** Steps over blanks, and says what is next. */
    int peekNonblank() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
        return peek();
    }

    /** Takes the rest of the line, its end not. */
    String restOfLine() {
        int end = text.indexOf("\n", at);
        String rest = text.substring(at, end < 0 ? text.length() : end);
        at += rest.length();
        return rest;
    }

    /** Takes a decimal number. */
    long number() {
        long number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = Math.min(number * 10 + next() - '0', Integer.MAX_VALUE);
        }
        return number;
    }

    boolean atDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** What ends sed because the script is wrong before this place. */
    Failure wrong(String what) {
        Piece piece = pieces.getFirst();
        for (Piece each : pieces) {
            if (each.start <= at) {
                piece = each;
            }
        }
        if (piece.number > 0) {
            return new Failure(
                    1,
                    "-e expression #%d, char %d: %s"
                            .formatted(piece.number, at - piece.start, what));
        }
        long line = text.substring(piece.start, at).chars().filter(c -> c == '\n').count() + 1;
        return new Failure(1, "file %s line %d: %s".formatted(piece.file, line, what));
    }
}
