package lazuli.configure.dpkg;

/** What has been done for a package, as the third word of {@code Status} has it; in dpkg's order, which it compares by. */
public enum PackageState {
    NOT_INSTALLED("not-installed"),
    CONFIG_FILES("config-files"),
    HALF_INSTALLED("half-installed"),
    UNPACKED("unpacked"),
    HALF_CONFIGURED("half-configured"),
    TRIGGERS_AWAITED("triggers-awaited"),
    TRIGGERS_PENDING("triggers-pending"),
    INSTALLED("installed");

    private final String word;

    PackageState(String word) {
        this.word = word;
    }

    /** {@return the word that dpkg writes} */
    public String word() {
        return word;
    }

    boolean atLeast(PackageState other) {
        return compareTo(other) >= 0;
    }
}
