package lazuli.configure.command;

import java.util.Optional;

/** What dpkg takes for a name: of a package, an architecture, a trigger. */
final class PackageNames {
    private PackageNames() {}

    /** {@return why this is no package's name, if it is none} */
    static Optional<String> wrong(String name) {
        if (name.isEmpty()) {
            return Optional.of("may not be empty string");
        }
        if (!isAlphanumeric(name.charAt(0))) {
            return Optional.of("must start with an alphanumeric character");
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isAlphanumeric(name.charAt(i)) && "-+._".indexOf(name.charAt(i)) < 0) {
                return Optional.of(
                        "character '%s' not allowed (only letters, digits and characters '%s')"
                                .formatted(name.charAt(i), "-+._"));
            }
        }
        return Optional.empty();
    }

    /** {@return why this is no architecture's name, if it is none} */
    static Optional<String> wrongArchitecture(String name) {
        if (name.isEmpty()) {
            return Optional.of("may not be empty string");
        }
        if (!isAlphanumeric(name.charAt(0))) {
            return Optional.of("must start with an alphanumeric");
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isAlphanumeric(name.charAt(i)) && name.charAt(i) != '-') {
                return Optional.of(
                        "character '%s' not allowed (only letters, digits and characters '%s')"
                                .formatted(name.charAt(i), "-"));
            }
        }
        return Optional.empty();
    }

    /** {@return why this is no trigger's name, if it is none} */
    static Optional<String> wrongTrigger(String name) {
        if (name.isEmpty()) {
            return Optional.of("empty trigger names are not permitted");
        }
        return name.chars().allMatch(c -> c > ' ' && c < 0177)
                ? Optional.empty()
                : Optional.of("trigger name contains invalid character");
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
