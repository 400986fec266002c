package lazuli.shell;

import java.util.List;
import lazuli.shell.Options.Option;

/** Reads the options of {@code sh} and {@code set}. */
final class OptionArguments {
    private final ShellProcess process;
    private final List<String> arguments;
    private int next;
    private boolean commandText;
    private boolean parametersReset;

    OptionArguments(ShellProcess process, List<String> arguments, int from) {
        this.process = process;
        this.arguments = arguments;
        this.next = from;
    }

    /** {@return the first argument that is no option} */
    int next() {
        return next;
    }

    /** {@return whether {@code -c} was given} */
    boolean isCommandText() {
        return commandText;
    }

    /** {@return whether {@code --} stood at the end, which takes the positional parameters away} */
    boolean isParametersReset() {
        return parametersReset;
    }

    /** Sets what the options say, for a shell that starts or for {@code set}. */
    void read(boolean starting) {
        while (next < arguments.size()) {
            String argument = arguments.get(next);
            char sign = argument.isEmpty() ? 0 : argument.charAt(0);
            if (sign != '-' && sign != '+') {
                return;
            }
            next++;
            if (argument.equals("-") || argument.equals("--")) {
                if (!starting) {
                    end(argument);
                }
                return;
            }
            for (int i = 1; i < argument.length(); i++) {
                set(argument.charAt(i), sign == '-', starting);
            }
        }
    }

    private void end(String argument) {
        if (argument.equals("-")) {
            process.options.set(Option.XTRACE, false);
            process.options.set(Option.VERBOSE, false);
        } else {
            parametersReset = next == arguments.size();
        }
    }

    private void set(char letter, boolean on, boolean starting) {
        if (letter == 'c' && starting) {
            commandText = true;
        } else if (letter == 'o') {
            setLong(on);
        } else if (letter != 'l' || !starting) {
            Option option = Option.of(letter);
            if (option == null) {
                throw process.error("Illegal option -" + letter);
            }
            process.options.set(option, on);
        }
    }

    private void setLong(boolean on) {
        if (next == arguments.size()) {
            process.print(on ? process.options.listing() : process.options.commands());
            return;
        }
        String name = arguments.get(next++);
        Option option = Option.of(name);
        if (option == null) {
            throw process.error("Illegal option -o " + name);
        }
        process.options.set(option, on);
    }
}
