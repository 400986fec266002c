package lazuli.configure.dpkg;

/**
 * A configuration file that dpkg asks before it overwrites, as in deb-conffiles(5).
 *
 * @param path absolute
 * @param md5 the digest as dpkg writes it: 32 hexadecimal digits, or {@code newconffile} before it was configured
 * @param obsolete whether another package has taken it over
 * @param removeOnUpgrade whether it is listed only to be removed
 */
public record Conffile(String path, String md5, boolean obsolete, boolean removeOnUpgrade) {
    /** What dpkg writes for a conffile that was never configured. */
    public static final String NEW = "newconffile";

    Conffile withMd5(String newMd5) {
        return new Conffile(path, newMd5, obsolete, removeOnUpgrade);
    }

    Conffile asObsolete() {
        return new Conffile(path, md5, true, removeOnUpgrade);
    }
}
