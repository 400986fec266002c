package lazuli.cli;

/** Names of files may hold anything: what a terminal would take for a command is not sent to one. */
final class Printable {
    private Printable() {}

    /** {@return the name, with what can't be printed as {@code \x1b}} */
    static String of(String name) {
        if (name.codePoints().allMatch(Printable::isPrintable)) {
            return name;
        }
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .forEach(c -> {
                    if (isPrintable(c)) {
                        shown.appendCodePoint(c);
                    } else {
                        shown.append("\\x%02x".formatted(c & 0xff));
                    }
                });
        return shown.toString();
    }

    /** Controls are not, nor are bytes that are no UTF-8: in names they stand as U+DC80 to U+DCFF. */
    private static boolean isPrintable(int c) {
        return c >= ' ' && c < 0x7f || c >= 0xa0 && !(c >= 0xdc80 && c <= 0xdcff);
    }
}
