package lazuli.shell.command.call;

/** How GNU programs quote names in messages: gnulib's shell-escape styles. */
public final class Quoting {
    private static final String PLAIN = "%+,-./:=@_";

    private Quoting() {}

    /** {@return the name in quotes} */
    public static String always(String name) {
        return quote(name);
    }

    /** {@return the name, in quotes where a shell would need them} */
    public static String maybe(String name) {
        return isPlain(name) ? name : quote(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter
                    && c < 0x80
                    && PLAIN.indexOf(c) < 0
                    && !(i > 0 && (c == '#' || c == '~'))
                    && c != ']'
                    && !(name.length() > 1 && (c == '{' || c == '}'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String quote(String name) {
        boolean control = name.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        if (name.indexOf('\'') >= 0 && !control && needsNoEscapeInDoubleQuotes(name)) {
            return '"' + name + '"';
        }
        StringBuilder quoted = new StringBuilder("'");
        boolean escaping = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean escape = c < ' ' || c == 0x7f;
            if (escape != escaping) {
                quoted.append(escape ? "'$'" : "''");
                escaping = escape;
            }
            if (escape) {
                quoted.append(escaped(c));
            } else if (c == '\'') {
                quoted.append("'\\''");
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    private static boolean needsNoEscapeInDoubleQuotes(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("\"$`\\!".indexOf(name.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\f' -> "\\f";
            case 0x0b -> "\\v";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            default -> "\\%03o".formatted((int) c);
        };
    }
}
