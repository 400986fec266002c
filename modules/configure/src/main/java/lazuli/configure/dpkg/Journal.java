package lazuli.configure.dpkg;

/** Is told what dpkg does, when it begins: what {@code dpkg.log} says. */
@FunctionalInterface
public interface Journal {
    /** What is done. */
    enum Action {
        INSTALL,
        CONFIGURE,
        TRIGPROC
    }

    /** Something is about to be done. */
    void note(Action action, PackageRecord packageRecord);
}
