package lazuli.configure.dpkg;

/** What has been done for a package, as the third word of {@code Status} has it; in dpkg's order, which it compares by. */
public enum PackageState {
    NOT_INSTALLED('n', "not-installed"),
    CONFIG_FILES('c', "config-files"),
    HALF_INSTALLED('H', "half-installed"),
    UNPACKED('U', "unpacked"),
    HALF_CONFIGURED('F', "half-configured"),
    TRIGGERS_AWAITED('W', "triggers-awaited"),
    TRIGGERS_PENDING('t', "triggers-pending"),
    INSTALLED('i', "installed");

    private final char letter;
    private final String word;

    PackageState(char letter, String word) {
        this.letter = letter;
        this.word = word;
    }

    /** {@return the letter that {@code dpkg --list} shows} */
    public char letter() {
        return letter;
    }

    /** {@return the word that dpkg writes} */
    public String word() {
        return word;
    }

    boolean atLeast(PackageState other) {
        return compareTo(other) >= 0;
    }
}
