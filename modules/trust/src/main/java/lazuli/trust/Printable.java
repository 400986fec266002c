package lazuli.trust;

/** Text that somebody else wrote, made fit for a message. */
final class Printable {
    private static final int LONGEST = 120;

    private Printable() {}

    /** {@return the text, at most 120 characters, without control characters} */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char c = text.charAt(i);
            out.append(
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                            ? '?'
                            : c);
        }
        return out.isEmpty() ? "(nothing)" : out.toString();
    }
}
