package lazuli.shell;

/** The symbolic modes that {@code umask} takes. */
final class SymbolicMode {
    private final ShellProcess process;
    private final String mode;
    private int at;

    SymbolicMode(ShellProcess process, String mode) {
        this.process = process;
        this.mode = mode;
    }

    private char peek() {
        return at < mode.length() ? mode.charAt(at) : 0;
    }

    /** {@return the permissions that this makes of others} */
    int apply(int permissions) {
        int result = permissions;
        int who = 0;
        while (at < mode.length()) {
            who = who(who);
            char operator = peek();
            if (operator != '=' && operator != '+' && operator != '-') {
                break;
            }
            at++;
            int bits = (permissions(permissions) & 07) * who;
            result =
                    switch (operator) {
                        case '-' -> result & ~bits;
                        case '+' -> result | bits;
                        default -> bits | result & ~(who * 07);
                    };
            char next = peek();
            if (next == ',') {
                who = 0;
                at++;
            } else if (next != 0 && next != '=' && next != '+' && next != '-') {
                break;
            }
        }
        if (at < mode.length()) {
            throw process.error("Illegal mode: " + mode);
        }
        return result;
    }

    private int who(int before) {
        int who = before;
        while (true) {
            int one =
                    switch (peek()) {
                        case 'a' -> 0111;
                        case 'u' -> 0100;
                        case 'g' -> 0010;
                        case 'o' -> 0001;
                        default -> 0;
                    };
            if (one == 0) {
                return who == 0 ? 0111 : who;
            }
            who |= one;
            at++;
        }
    }

    private int permissions(int before) {
        int bits = 0;
        while (true) {
            switch (peek()) {
                case 'r' -> bits |= 04;
                case 'w' -> bits |= 02;
                case 'x' -> bits |= 01;
                case 'u' -> bits |= before >> 6;
                case 'g' -> bits |= before >> 3;
                case 'o' -> bits |= before;
                case 'X' -> bits |= (before & 0111) != 0 ? 01 : 0;
                case 's' -> {}
                default -> {
                    return bits;
                }
            }
            at++;
        }
    }
}
