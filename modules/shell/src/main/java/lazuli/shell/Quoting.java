package lazuli.shell;

/** Writes text such that the shell reads it again. */
final class Quoting {
    private Quoting() {}

    /** {@return the text in single quotes, as dash writes it: single quotes themselves in double quotes} */
    static String single(String text) {
        var quoted = new StringBuilder();
        int at = 0;
        do {
            int quote = text.indexOf('\'', at);
            int end = quote < 0 ? text.length() : quote;
            quoted.append('\'').append(text, at, end).append('\'');
            at = end;
            while (at < text.length() && text.charAt(at) == '\'') {
                at++;
            }
            if (at > end) {
                quoted.append('"').append(text, end, at).append('"');
            }
        } while (at < text.length());
        return quoted.toString();
    }
}
