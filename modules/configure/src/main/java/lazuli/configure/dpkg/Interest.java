package lazuli.configure.dpkg;

/**
 * That a package wants to know of a trigger, as in deb-triggers(5).
 *
 * @param trigger a name, or an absolute path
 * @param packageRecord who wants to know
 * @param awaits whether those who activate it wait until it was acted on
 */
record Interest(String trigger, PackageRecord packageRecord, boolean awaits) {
    /** {@return who, as dpkg's files have it} */
    String holder() {
        return packageRecord.qualifiedName() + (awaits ? "" : "/noawait");
    }
}
