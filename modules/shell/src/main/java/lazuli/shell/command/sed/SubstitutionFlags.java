package lazuli.shell.command.sed;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.regex.Regex;

/** What follows the last delimiter of {@code s}. */
final class SubstitutionFlags {
    private final ScriptText script;
    private final List<Regex.Flag> regexFlags = new ArrayList<>();
    private boolean global;
    private boolean printed;
    private int number;

    SubstitutionFlags(ScriptText script) {
        this.script = script;
    }

    List<Regex.Flag> regexFlags() {
        return regexFlags;
    }

    boolean global() {
        return global;
    }

    boolean printed() {
        return printed;
    }

    int number() {
        return Math.max(number, 1);
    }

    /** Reads the flags. Returns whether the name of a file to write to follows. */
    boolean read() {
        while (true) {
            int c = script.peek();
            if (c >= '0' && c <= '9') {
                readNumber();
                continue;
            }
            if (c == '}' || c == '#') {
                return false;
            }
            script.next();
            switch (c) {
                case 'i', 'I' -> regexFlags.add(Regex.Flag.IGNORE_CASE);
                case 'm', 'M' -> regexFlags.add(Regex.Flag.MULTILINE);
                case 'g' -> {
                    once(global, c);
                    global = true;
                }
                case 'p' -> {
                    once(printed, c);
                    printed = true;
                }
                case 'e' -> throw new UnsupportedUseException("sed: the flag e of s");
                case 'w' -> {
                    return true;
                }
                case ' ', '\t', '\r' -> {}
                case ';', '\n', ScriptText.END -> {
                    return false;
                }
                default -> throw script.wrong("unknown option to `s'");
            }
        }
    }

    private void readNumber() {
        boolean again = number > 0;
        number = (int) script.number();
        if (again) {
            throw script.wrong("multiple number options to `s' command");
        }
        if (number == 0) {
            throw script.wrong("number option to `s' command may not be zero");
        }
    }

    private void once(boolean before, int flag) {
        if (before) {
            throw script.wrong("multiple `%c' options to `s' command".formatted(flag));
        }
    }
}
