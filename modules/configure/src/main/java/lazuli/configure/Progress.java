package lazuli.configure;

/** Watches a tree being made, for whoever wants to tell. */
@FunctionalInterface
public interface Progress {
    /** What is done with a package. */
    enum Action {
        UNPACK,
        CONFIGURE,
        TRIGGER
    }

    /**
     * Something is about to be done.
     *
     * @param packageName the package
     * @param version its version
     */
    void begins(Action action, String packageName, String version);

    /** {@return one that does not look} */
    static Progress unseen() {
        return (_, _, _) -> {};
    }
}
