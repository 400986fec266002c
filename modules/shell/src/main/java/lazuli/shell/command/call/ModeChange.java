package lazuli.shell.command.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of permission bits, octal or symbolic, with the rules of GNU's modechange: an octal mode of up to four digits leaves a directory's set-uid and
 * set-gid alone unless it has them.
 */
public final class ModeChange {
    private static final int ALL = 07777;
    private static final int SET_IDS = 06000;

    private final List<Step> steps;

    private ModeChange(List<Step> steps) {
        this.steps = steps;
    }

    private enum Source {
        GIVEN,
        COPIED,
        EXECUTABLE_IF_ANY
    }

    private record Step(char operator, Source source, int affected, int value, int mentioned) {
        int apply(int mode, boolean directory, int umask) {
            int kept = directory ? SET_IDS & ~mentioned : 0;
            int bits =
                    switch (source) {
                        case GIVEN -> value;
                        case COPIED -> spread(value & mode);
                        case EXECUTABLE_IF_ANY ->
                                value | ((mode & 0111) != 0 || directory ? 0111 : 0);
                    };
            bits &= (affected != 0 ? affected : ~umask) & ~kept;
            return switch (operator) {
                case '+' -> mode | bits;
                case '-' -> mode & ~bits;
                default -> mode & ((affected != 0 ? ~affected : 0) | kept) | bits;
            };
        }

        private static int spread(int bits) {
            return ((bits & 0444) != 0 ? 0444 : 0)
                    | ((bits & 0222) != 0 ? 0222 : 0)
                    | ((bits & 0111) != 0 ? 0111 : 0);
        }
    }

    /** {@return the change that sets these bits} */
    public static ModeChange to(int mode) {
        return new ModeChange(List.of(new Step('=', Source.GIVEN, ALL, mode, ALL)));
    }

    /** {@return the change that this text says, if it says one} */
    public static Optional<ModeChange> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.charAt(0) >= '0' && text.charAt(0) <= '7') {
            return octal(text);
        }
        List<Step> steps = new ArrayList<>();
        return new Parser(text, steps).clauses()
                ? Optional.of(new ModeChange(steps))
                : Optional.empty();
    }

    private static Optional<ModeChange> octal(String text) {
        int mode = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 7 || mode * 8 + digit > ALL) {
                return Optional.empty();
            }
            mode = mode * 8 + digit;
        }
        int mentioned = text.length() < 5 ? mode & SET_IDS | 01777 : ALL;
        return Optional.of(
                new ModeChange(List.of(new Step('=', Source.GIVEN, ALL, mode, mentioned))));
    }

    /** {@return the bits after the change of these bits} */
    public int apply(int mode, boolean directory, int umask) {
        int changed = mode;
        for (Step step : steps) {
            changed = step.apply(changed, directory, umask);
        }
        return changed;
    }

    private static final class Parser {
        private final String text;
        private final List<Step> steps;
        private int at;

        Parser(String text, List<Step> steps) {
            this.text = text;
            this.steps = steps;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        boolean clauses() {
            while (true) {
                int affected = who();
                if (!isOperator()) {
                    return false;
                }
                while (isOperator()) {
                    if (!action(affected)) {
                        return false;
                    }
                }
                if (peek() != ',') {
                    return at == text.length();
                }
                at++;
            }
        }

        private boolean isOperator() {
            return peek() == '=' || peek() == '+' || peek() == '-';
        }

        private int who() {
            int affected = 0;
            while (true) {
                switch (peek()) {
                    case 'u' -> affected |= 04700;
                    case 'g' -> affected |= 02070;
                    case 'o' -> affected |= 01007;
                    case 'a' -> affected |= ALL;
                    default -> {
                        return affected;
                    }
                }
                at++;
            }
        }

        private boolean action(int affected) {
            char operator = text.charAt(at++);
            char first = peek();
            if (first >= '0' && first <= '7') {
                return octal(operator, affected);
            }
            int copied =
                    switch (first) {
                        case 'u' -> 0700;
                        case 'g' -> 0070;
                        case 'o' -> 0007;
                        default -> 0;
                    };
            if (copied != 0) {
                at++;
                add(operator, Source.COPIED, affected, copied);
            } else {
                permissions(operator, affected);
            }
            return true;
        }

        private boolean octal(char operator, int affected) {
            int value = 0;
            while (peek() >= '0' && peek() <= '7') {
                value = value * 8 + text.charAt(at++) - '0';
                if (value > ALL) {
                    return false;
                }
            }
            if (affected != 0 || at < text.length() && peek() != ',') {
                return false;
            }
            steps.add(new Step(operator, Source.GIVEN, ALL, value, ALL));
            return true;
        }

        private void permissions(char operator, int affected) {
            int value = 0;
            Source source = Source.GIVEN;
            while (true) {
                switch (peek()) {
                    case 'r' -> value |= 0444;
                    case 'w' -> value |= 0222;
                    case 'x' -> value |= 0111;
                    case 'X' -> source = Source.EXECUTABLE_IF_ANY;
                    case 's' -> value |= SET_IDS;
                    case 't' -> value |= 01000;
                    default -> {
                        add(operator, source, affected, value);
                        return;
                    }
                }
                at++;
            }
        }

        private void add(char operator, Source source, int affected, int value) {
            int mentioned = affected != 0 ? affected & value : value;
            steps.add(new Step(operator, source, affected, value, mentioned));
        }
    }
}
