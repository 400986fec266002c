package lazuli.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options of a builtin, as getopt does. */
final class BuiltinOptions {
    private final ShellProcess process;
    private final List<String> arguments;
    private int next = 1;
    private String letters = "";
    private String value = "";

    BuiltinOptions(ShellProcess process, List<String> arguments) {
        this.process = process;
        this.arguments = arguments;
    }

    /** {@return the next option's letter, one of {@code known}; 0 where there is none} A colon says that a value follows. */
    char next(String known) {
        if (letters.isEmpty()) {
            String argument = next < arguments.size() ? arguments.get(next) : "";
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                return 0;
            }
            next++;
            if (argument.equals("--")) {
                return 0;
            }
            letters = argument.substring(1);
        }
        char letter = letters.charAt(0);
        letters = letters.substring(1);
        int index = letter == ':' ? -1 : known.indexOf(letter);
        if (index < 0) {
            throw process.error("Illegal option -" + letter);
        }
        if (known.startsWith(":", index + 1)) {
            if (letters.isEmpty()) {
                if (next == arguments.size()) {
                    throw process.error("No arg for -" + letter + " option");
                }
                letters = arguments.get(next++);
            }
            value = letters;
            letters = "";
        }
        return letter;
    }

    /** {@return the value of the last option} */
    String value() {
        return value;
    }

    /** {@return the first argument that is no option; null where there is none} */
    @Nullable String operand() {
        return next < arguments.size() ? arguments.get(next) : null;
    }

    /** {@return the arguments that are no options} */
    List<String> operands() {
        return arguments.subList(next, arguments.size());
    }
}
