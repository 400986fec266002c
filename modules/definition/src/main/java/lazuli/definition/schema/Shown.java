package lazuli.definition.schema;

/** Makes what a file says fit for a terminal. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** {@return the text as a TOML string in quotes, shortened where it is long} */
    static String quoted(String value) {
        String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        return "\"" + text(shown).replace("\"", "\\\"") + "\"";
    }

    /** {@return the text with control characters and halves of characters escaped} */
    static String text(String value) {
        var shown = new StringBuilder(value.length());
        value.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE ->
                    shown.append(
                            switch (c) {
                                case '\n' -> "\\n";
                                case '\t' -> "\\t";
                                case '\r' -> "\\r";
                                default -> "\\u%04x".formatted(c);
                            });
            default -> shown.appendCodePoint(c);
        }
    }
}
