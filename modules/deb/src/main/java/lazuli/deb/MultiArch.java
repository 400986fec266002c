package lazuli.deb;

import java.util.Optional;

/** The {@code Multi-Arch} field, as in deb-control(5): how a package behaves beside other architectures. */
public enum MultiArch {
    /** It stands for its own architecture only, and cannot be installed for two. */
    NO("no"),
    /** It can be installed for several architectures at once, in one version. */
    SAME("same"),
    /** It serves packages of every architecture. */
    FOREIGN("foreign"),
    /** Who depends on it says whether another architecture will do, by {@code :any}. */
    ALLOWED("allowed");

    private final String text;

    MultiArch(String text) {
        this.text = text;
    }

    /** {@return the field's value} */
    public String text() {
        return text;
    }

    /** {@return what this value of the field means, if it is one of the four} */
    public static Optional<MultiArch> parse(String text) {
        return switch (text) {
            case "no" -> Optional.of(NO);
            case "same" -> Optional.of(SAME);
            case "foreign" -> Optional.of(FOREIGN);
            case "allowed" -> Optional.of(ALLOWED);
            default -> Optional.empty();
        };
    }
}
