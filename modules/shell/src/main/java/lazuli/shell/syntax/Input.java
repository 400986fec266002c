package lazuli.shell.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The characters of a script, with the text of aliases in between, and with what was read too far given back. */
final class Input {
    static final int EOF = -1;

    private static final int MAX_ALIASES = 100;
    private static final int MAX_ALIAS_TEXT = 1 << 20;

    private Level level;
    private final Deque<Level> outer = new ArrayDeque<>();
    private int line;
    private int entered;

    /** Set where the text of an alias that ends with a blank is left: the next word may be an alias too. */
    private boolean leftBlank;

    /** The aliases whose text ended with the last character: the word that ended with it can't be one of them. */
    private List<String> left = List.of();

    /** One text that is read: the script, or inside it an alias. */
    private static final class Level {
        final String text;

        /** The aliases that must not be entered again as long as this is read. */
        final List<String> aliases;

        int at;
        int[] back = new int[4];
        int backs;

        Level(String text, int at, List<String> aliases) {
            this.text = text;
            this.at = at;
            this.aliases = aliases;
        }

        void unget(int c) {
            if (backs == back.length) {
                back = Arrays.copyOf(back, backs * 2);
            }
            back[backs++] = c;
        }
    }

    Input(String text, int at, int line) {
        this.level = new Level(text, at, List.of());
        this.line = line;
    }

    int line() {
        return line;
    }

    /** A newline was read, and will not be given back. */
    void newline() {
        line++;
    }

    /** {@return how much of the script was read; of use only between two commands} */
    int position() {
        Level script = outer.isEmpty() ? level : outer.getLast();
        return script.at - script.backs;
    }

    int next() {
        left = List.of();
        while (true) {
            if (level.backs > 0) {
                return level.back[--level.backs];
            }
            while (level.at < level.text.length()) {
                char c = level.text.charAt(level.at++);
                if (c != 0) {
                    return c;
                }
            }
            if (outer.isEmpty()) {
                return EOF;
            }
            leaveAlias();
        }
    }

    private void leaveAlias() {
        if (level.text.endsWith(" ") || level.text.endsWith("\t")) {
            leftBlank = true;
        }
        left = level.aliases;
        level = outer.pop();
    }

    void unget(int c) {
        level.unget(c);
    }

    /** Takes the ordinary characters that come next, those that mean nothing anywhere; blanks too, where {@code quoted}. */
    void takeOrdinary(boolean quoted, PartsBuilder parts) {
        if (level.backs > 0) {
            return;
        }
        String text = level.text;
        int start = level.at;
        int end = start;
        while (end < text.length() && isOrdinary(text.charAt(end), quoted)) {
            end++;
        }
        if (end > start) {
            parts.literals(text, start, end);
            level.at = end;
        }
    }

    private static boolean isOrdinary(char c, boolean quoted) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '.'
                || c == ' ' && quoted;
    }

    /** Goes to the end of the line. */
    void skipLine() {
        if (level.backs == 0) {
            int newline = level.text.indexOf('\n', level.at);
            if (newline >= 0) {
                level.at = newline;
                return;
            }
        }
        int c = next();
        while (c != '\n' && c != EOF) {
            c = next();
        }
        unget(c);
    }

    /** The next character, without pairs of backslash and newline. */
    int nextJoined() {
        int c = next();
        while (c == '\\') {
            int following = next();
            if (following != '\n') {
                unget(following);
                break;
            }
            newline();
            c = next();
        }
        return c;
    }

    /** Reads the text of an alias before what follows. */
    void enter(String alias, String text) {
        entered += text.length() + 1;
        if (entered > MAX_ALIAS_TEXT) {
            throw new SyntaxException(line, "aliases become too long");
        }
        if (outer.size() == MAX_ALIASES) {
            throw new SyntaxException(line, "aliases nested too deeply");
        }
        outer.push(level);
        List<String> aliases = new ArrayList<>(left);
        aliases.add(alias);
        level = new Level(text, 0, aliases);
    }

    boolean isInside(String alias) {
        if (left.contains(alias) || level.aliases.contains(alias)) {
            return true;
        }
        for (Level each : outer) {
            if (each.aliases.contains(alias)) {
                return true;
            }
        }
        return false;
    }

    boolean takeLeftBlank() {
        boolean taken = leftBlank;
        leftBlank = false;
        return taken;
    }
}
