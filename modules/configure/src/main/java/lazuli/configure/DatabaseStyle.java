package lazuli.configure;

/** What of dpkg's database an image keeps. */
public enum DatabaseStyle {
    /** {@code /var/lib/dpkg} as dpkg 1.22 writes it: apt and dpkg go on from there. */
    FULL,
    /** {@code /var/lib/dpkg/status.d/PACKAGE} and {@code PACKAGE.md5sums}, for package scanners: no package manager can go on from there. */
    STATUS_D,
    /** Nothing. */
    NONE
}
