package lazuli.configure.units;

import java.util.Base64;
import java.util.Optional;
import lazuli.configure.systemd.CEscapes;
import lazuli.configure.systemd.Specifiers;
import lazuli.configure.systemd.Words;
import lazuli.tree.Names;

/**
 * A line of tmpfiles.d(5). A dash, and what is not there, are empty text.
 *
 * @param type the letter
 * @param modifiers what stands behind the letter
 */
record TmpfilesLine(
        char type,
        String modifiers,
        String path,
        TmpfilesMode mode,
        String user,
        String group,
        String argument) {
    private static final int FIELDS = 6;
    private static final String TYPES = "fFwdDeqQvpLcbCxXrRzZmtThHaA";
    private static final String MODIFIERS = "!+-=?~^$";

    /** What makes these is there afterwards, with this owner; the other types change what is there. */
    private static final String OWNING = "fFdDvqQpLcbCwexXrR";

    private static final String GLOBBING = "wexXrRzZmtThHaA";

    /** What can't be done without an argument. */
    private static final String ARGUED = "wcbthaAHT";

    /** What systemd takes for a line that is wrong. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1;

        private final String complaint;

        BadLineException(String complaint) {
            super(complaint);
            this.complaint = complaint;
        }

        String complaint() {
            return complaint;
        }
    }

    /** {@return the line; empty where it waits for a machine with a number} */
    static Optional<TmpfilesLine> parse(String text, Specifiers specifiers)
            throws BadLineException {
        Words words =
                Words.of(text, FIELDS, Words.Escapes.C)
                        .filter(found -> found.first().size() >= 2)
                        .orElseThrow(() -> new BadLineException("Syntax error."));
        String command = words.get(0);
        if (command.isEmpty() || TYPES.indexOf(command.charAt(0)) < 0) {
            throw new BadLineException("Unknown command type '%s'.".formatted(command));
        }
        char type = command.charAt(0);
        String modifiers = command.substring(1);
        if (type == 'x' || type == 'X' || modifiers.indexOf('^') >= 0) {
            return Optional
                    .empty(); // for cleaning up, or a machine's credential: no image has either
        }
        if (modifiers.chars().anyMatch(c -> MODIFIERS.indexOf(c) < 0)) {
            throw new BadLineException("Unknown modifiers in command: " + command);
        }
        try {
            String path = simplified(specifiers.resolve(words.get(1)));
            if (!path.startsWith("/")) {
                throw new BadLineException("Path '%s' not absolute.".formatted(path));
            }
            String rest = words.rest().equals("-") ? "" : words.rest();
            if (rest.isEmpty() && ARGUED.indexOf(type) >= 0) {
                throw new BadLineException("Type '%s' requires an argument.".formatted(type));
            }
            if ((type == 'c' || type == 'b') && !rest.matches("[0-9]{1,7}:[0-9]{1,7}")) {
                throw new BadLineException(
                        "Can't parse device file major/minor '%s'.".formatted(rest));
            }
            checkAge(words.get(5));
            return Optional.of(
                    new TmpfilesLine(
                            type,
                            modifiers,
                            path,
                            TmpfilesMode.parse(words.get(2)),
                            words.get(3),
                            words.get(4),
                            modifiers.indexOf('~') >= 0
                                    ? decoded(rest)
                                    : argument(type, rest, specifiers)));
        } catch (Specifiers.UnresolvedException e) {
            if (e.wrong()) {
                throw new BadLineException("Failed to replace specifiers in '%s'.".formatted(text));
            }
            return Optional.empty();
        }
    }

    private static String argument(char type, String text, Specifiers specifiers)
            throws BadLineException, Specifiers.UnresolvedException {
        return switch (type) {
            case 'f', 'F', 'w', 'L', 'C' ->
                    specifiers.resolve(
                            CEscapes.resolve(text)
                                    .orElseThrow(() ->
                                            new BadLineException("Failed to unescape " + text)));
            case 't', 'T' -> specifiers.resolve(text);
            default -> text;
        };
    }

    private static String decoded(String base64) throws BadLineException {
        try {
            return Names.decode(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new BadLineException("Failed to decode '%s'.".formatted(base64));
        }
    }

    private static String simplified(String path) {
        String simple = path.replaceAll("/(\\./)+", "/").replaceAll("/+", "/");
        return simple.length() > 1 ? simple.replaceAll("/\\.?$", "") : simple;
    }

    /** Ages matter where something is cleaned up, which no image does; but one that is none spoils its line. */
    private static void checkAge(String age) throws BadLineException {
        String span = age.startsWith("~") ? age.substring(1) : age;
        int colon = span.indexOf(':');
        if (colon >= 0 && !span.substring(0, colon).matches("[aAbBcCmM]+")) {
            throw new BadLineException("Invalid age-by '%s'.".formatted(age));
        }
        if (!span.substring(colon + 1).matches("([0-9.]+ *[A-Za-zµ]*)*")) {
            throw new BadLineException("Invalid age '%s'.".formatted(age));
        }
    }

    boolean has(char modifier) {
        return modifiers.indexOf(modifier) >= 0;
    }

    boolean isOwning() {
        return OWNING.indexOf(type) >= 0;
    }

    boolean isGlobbing() {
        return GLOBBING.indexOf(type) >= 0;
    }

    /** {@return whether both lines can be for one path} Of two that make it only one can, if they do not say the same. */
    boolean goesWith(TmpfilesLine other) {
        return !isOwning() || !other.isOwning() || equals(other);
    }
}
