package lazuli.configure.dpkg;

import java.util.Optional;

/** Debian's {@code Multi-Arch} field. */
public enum MultiArch {
    NO,
    SAME,
    ALLOWED,
    FOREIGN;

    static MultiArch parse(Optional<String> field) {
        return switch (field.orElse("no").strip()) {
            case "same" -> SAME;
            case "allowed" -> ALLOWED;
            case "foreign" -> FOREIGN;
            default -> NO;
        };
    }
}
