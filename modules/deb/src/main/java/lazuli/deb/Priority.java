package lazuli.deb;

/** How much a package belongs to a system, as in Debian Policy 2.5; the earlier, the more. */
public enum Priority {
    /** A system does not work without it. */
    REQUIRED,
    /** One expects it on any Unix. */
    IMPORTANT,
    /** A small text-mode system has it. */
    STANDARD,
    /** The rest; also where no priority is written. */
    OPTIONAL,
    /** What policy no longer knows, and any word that it never knew. */
    EXTRA;

    /** {@return what this value of the {@code Priority} field means} */
    public static Priority parse(String text) {
        return switch (text) {
            case "required" -> REQUIRED;
            case "important" -> IMPORTANT;
            case "standard" -> STANDARD;
            case "optional" -> OPTIONAL;
            default -> EXTRA;
        };
    }
}
