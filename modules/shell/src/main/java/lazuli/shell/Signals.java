package lazuli.shell;

/** Signals of Linux, by the names that dash gives them. */
final class Signals {
    static final int COUNT = 65;

    private static final String[] NAMES = {
        "EXIT", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
        "USR2", "PIPE", "ALRM", "TERM", "16", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
        "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"
    };

    private static final int RTMIN = 34;
    private static final int RTMAX = 64;

    private Signals() {}

    static String name(int signal) {
        if (signal < NAMES.length) {
            return NAMES[signal];
        }
        if (signal < RTMIN) {
            return Integer.toString(signal);
        }
        if (signal == RTMIN) {
            return "RTMIN";
        }
        if (signal == RTMAX) {
            return "RTMAX";
        }
        int middle = (RTMIN + RTMAX) / 2;
        return signal <= middle ? "RTMIN+" + (signal - RTMIN) : "RTMAX-" + (RTMAX - signal);
    }

    /** {@return the signal of this number; -1 where there is none} */
    static int ofNumber(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        int signal = Integer.parseInt(text);
        return signal < COUNT ? signal : -1;
    }

    /** {@return the signal of this number or name, from {@code least}; -1 where there is none} */
    static int of(String text, int least) {
        int number = ofNumber(text);
        if (number >= 0) {
            return number;
        }
        for (int signal = least; signal < COUNT; signal++) {
            if (name(signal).equalsIgnoreCase(text)) {
                return signal;
            }
        }
        return -1;
    }

    /** {@return whether a process that does not care lives on} */
    static boolean isIgnoredByDefault(int signal) {
        return switch (name(signal)) {
            case "CHLD", "CONT", "URG", "WINCH", "EXIT" -> true;
            default -> false;
        };
    }
}
