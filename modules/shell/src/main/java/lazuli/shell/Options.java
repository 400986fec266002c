package lazuli.shell;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a shell process: those of {@code set}. */
final class Options {
    /** One option, in dash's order. */
    enum Option {
        ERREXIT('e'),
        NOGLOB('f'),
        IGNOREEOF('I'),
        INTERACTIVE('i'),
        MONITOR('m'),
        NOEXEC('n'),
        STDIN('s'),
        XTRACE('x'),
        VERBOSE('v'),
        VI('V'),
        EMACS('E'),
        NOCLOBBER('C'),
        ALLEXPORT('a'),
        NOTIFY('b'),
        NOUNSET('u'),
        PRIVILEGED('p'),
        NOLOG('\0'),
        PIPEFAIL('\0'),
        DEBUG('\0');

        private static final Option[] ALL = values();

        final char letter;

        Option(char letter) {
            this.letter = letter;
        }

        String longName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Option of(char letter) {
            for (Option option : ALL) {
                if (option.letter == letter && letter != 0) {
                    return option;
                }
            }
            return null;
        }

        static @Nullable Option of(String longName) {
            for (Option option : ALL) {
                if (option.longName().equals(longName)) {
                    return option;
                }
            }
            return null;
        }
    }

    private final Set<Option> on = EnumSet.noneOf(Option.class);

    boolean has(Option option) {
        return on.contains(option);
    }

    void set(Option option, boolean value) {
        if (!value) {
            on.remove(option);
            return;
        }
        on.add(option);
        if (option == Option.VI) {
            on.remove(Option.EMACS);
        } else if (option == Option.EMACS) {
            on.remove(Option.VI);
        }
    }

    Options copy() {
        var copy = new Options();
        copy.on.addAll(on);
        return copy;
    }

    void take(Options others) {
        on.clear();
        on.addAll(others.on);
    }

    /** {@return the value of {@code $-}} */
    String letters() {
        var letters = new StringBuilder();
        for (int i = Option.ALL.length - 1; i >= 0; i--) {
            Option option = Option.ALL[i];
            if (option.letter != 0 && has(option)) {
                letters.append(option.letter);
            }
        }
        return letters.toString();
    }

    /** {@return what {@code set -o} prints} */
    String listing() {
        var lines = new StringBuilder("Current option settings\n");
        for (Option option : Option.ALL) {
            String name = option.longName();
            lines.append(name)
                    .repeat(' ', Math.max(0, 16 - name.length()))
                    .append(has(option) ? "on\n" : "off\n");
        }
        return lines.toString();
    }

    /** {@return what {@code set +o} prints} */
    String commands() {
        var lines = new StringBuilder();
        for (Option option : Option.ALL) {
            lines.append(has(option) ? "set -o " : "set +o ")
                    .append(option.longName())
                    .append('\n');
        }
        return lines.toString();
    }
}
