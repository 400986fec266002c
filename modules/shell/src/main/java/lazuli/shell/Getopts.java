package lazuli.shell;

import java.util.List;

/** {@code getopts}. */
final class Getopts {
    private final ShellProcess process;
    private List<String> operands = List.of();

    /** The next argument, from 0. */
    private int next;

    /** What is left of the argument that is read; empty where it is done. */
    private String rest = "";

    private boolean inside;

    Getopts(ShellProcess process) {
        this.process = process;
    }

    private enum Result {
        OPTION,
        END
    }

    int run(List<String> arguments) {
        if (arguments.size() < 3) {
            throw process.error("Usage: getopts optstring var [arg...]");
        }
        operands =
                arguments.size() == 3 ? process.parameters : arguments.subList(3, arguments.size());
        OptionIndex index = process.optionIndex;
        if (index.argument < 1 || index.argument > operands.size() + 1) {
            index.reset(1);
        }
        next = index.argument - 1;
        if (index.argument > 1 && index.character >= 0) {
            String argument = operands.get(next - 1);
            if (argument.length() >= index.character) {
                rest = argument.substring(index.character);
            }
        }
        var option = new StringBuilder("?");
        Result result = read(arguments.get(1), option);
        // Assigning OPTIND starts anew, but not where this is done here.
        process.assign("OPTIND", next + 1);
        process.assign(arguments.get(2), option.toString());
        process.optionIndex.argument = next + 1;
        process.optionIndex.character =
                inside ? operands.get(next - 1).length() - rest.length() : -1;
        return result == Result.END ? 1 : 0;
    }

    private Result read(String known, StringBuilder option) {
        if (rest.isEmpty()) {
            String argument = next < operands.size() ? operands.get(next) : "";
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                return Result.END;
            }
            next++;
            if (argument.equals("--")) {
                return Result.END;
            }
            rest = argument.substring(1);
        }
        char letter = rest.charAt(0);
        rest = rest.substring(1);
        inside = true;
        boolean quiet = known.startsWith(":");
        int index = position(known, letter);
        if (index < 0) {
            if (quiet) {
                process.assign("OPTARG", String.valueOf(letter));
            } else {
                process.complain("Illegal option -" + letter + "\n");
                process.unset("OPTARG");
            }
            return Result.OPTION;
        }
        if (!known.startsWith(":", index + 1)) {
            process.assign("OPTARG", "");
            option.setCharAt(0, letter);
            return Result.OPTION;
        }
        return argument(letter, quiet, option);
    }

    /** Where a letter is known. As in C, the colon after a letter can't be an option. */
    private static int position(String known, char letter) {
        int at = 0;
        while (at < known.length() && known.charAt(at) != letter) {
            at++;
            if (known.startsWith(":", at)) {
                at++;
            }
        }
        return at < known.length() ? at : -1;
    }

    private Result argument(char letter, boolean quiet, StringBuilder option) {
        if (rest.isEmpty() && next == operands.size()) {
            if (quiet) {
                process.assign("OPTARG", String.valueOf(letter));
                option.setCharAt(0, ':');
            } else {
                process.complain("No arg for -" + letter + " option\n");
                process.unset("OPTARG");
            }
            return Result.OPTION;
        }
        process.assign("OPTARG", rest.isEmpty() ? operands.get(next++) : rest);
        rest = "";
        inside = false;
        option.setCharAt(0, letter);
        return Result.OPTION;
    }
}
