package lazuli.configure.dpkg;

/**
 * An owner and mode that a path has whatever the package says, as in dpkg-statoverride(1).
 *
 * @param path absolute
 * @param owner a user's name, or {@code #} and a number
 * @param group a group's name, or {@code #} and a number
 * @param mode permission bits
 */
public record StatOverride(String path, String owner, String group, int mode) {
    /** {@return the line of the file} */
    public String line() {
        return "%s %s %o %s".formatted(owner, group, mode, path);
    }
}
